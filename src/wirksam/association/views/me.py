"""About oneself: what is kept, who sees it, how it looks to others."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirksam.association.forms.me import (
    AudienceForm,
    ContactForm,
    OfficeAudienceForm,
    PublicMandateForm,
)
from wirksam.association.models import ContactChange, ContactPoint, Mandate, Person
from wirksam.association.operations import people as deeds
from wirksam.association.queries.people import Profile, as_seen_by, profile_of
from wirksam.association.queries.previews import EYES, Eyes, borrowed
from wirksam.association.queries.visibility import who_sees
from wirksam.foundation.access import RefusedError, get_visible_or_404, signed_in
from wirksam.foundation.access.middleware import ActorRequest


def _mine(request: ActorRequest) -> Profile:
    profile = profile_of(request.actor)
    if profile is None:
        raise Http404
    return profile


@signed_in
@require_safe
def me(request: ActorRequest) -> HttpResponse:
    """My profile with the ladder; with ``?als=`` as somebody else sees it."""
    profile = _mine(request)
    chosen = borrowed(request.GET.get("als", ""), profile.person, request.actor)
    context = _forms(profile) | {
        "profile": profile,
        "eyes": _eyes(chosen[0] if chosen else None),
        "seen": as_seen_by(chosen[1], profile.person) if chosen else None,
        "chosen": chosen[0] if chosen else None,
    }
    return render(request, "association/me.html", context)


def _eyes(chosen: Eyes | None) -> list[tuple[str, str, bool]]:
    """Oneself and all the eyes one can borrow: label, address, whether they look now."""
    here = reverse("me")
    return [
        (_("I myself"), here, chosen is None),
        *((str(one.label), f"{here}?als={one.key}", chosen is one) for one in EYES),
    ]


def _forms(profile: Profile) -> dict[str, object]:
    return {
        "contact_forms": [(point, ContactForm.of(point)) for point in profile.contacts],
        "new_contact": ContactForm(auto_id="neu-%s"),
        "seat_forms": [(seat, PublicMandateForm.of(seat)) for seat in profile.public],
        "new_seat": PublicMandateForm(auto_id="sitz-%s"),
        "name_form": AudienceForm(initial={"visible_to": profile.person.visible_to}),
        "office_forms": [
            (
                one,
                OfficeAudienceForm(initial={"shown_to": one.shown_to}, auto_id=f"amt-{one.pk}-%s"),
            )
            for one in profile.mandates
        ],
    }


@signed_in
@require_safe
def visibility(request: ActorRequest) -> HttpResponse:
    """*Who can see me?*, with the reason for each."""
    person = _mine(request).person
    context = {
        "watchers": who_sees(request.actor, person),
        "crumbs": [(_("About me"), reverse("me"))],
    }
    return render(request, "association/visibility.html", context)


@signed_in
@require_POST
def name(request: ActorRequest) -> HttpResponse:
    """Choose who may know that one belongs."""
    form = AudienceForm(request.POST)
    if form.is_valid():
        person = _mine(request).person
        deeds.show_name_to(
            actor=request.actor, person=person, audience=form.cleaned_data["visible_to"]
        )
        messages.success(request, _("Saved."))
    return redirect("me")


@signed_in
@require_POST
def contact(request: ActorRequest, pk: int | None = None) -> HttpResponse:
    """Add, change or take away one's own contact."""
    person: Person = _mine(request).person
    point = get_visible_or_404(request.actor, ContactPoint, "edit", pk=pk) if pk else None
    form = ContactForm(request.POST)
    try:
        if point is not None and "delete" in request.POST:
            deeds.delete_contact_point(actor=request.actor, point=point)
            messages.success(request, _("Taken away."))
        elif form.is_valid():
            deeds.save_contact_point(
                actor=request.actor, person=person, fields=form.cleaned_data, point=point
            )
            messages.success(request, _("Saved."))
        else:
            messages.warning(request, _("Write down an address or a number."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("me")


@signed_in
@require_POST
def own_office(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose who may know that one holds an office."""
    mandate = get_visible_or_404(
        request.actor, Mandate.objects.filter(person=request.actor.person_id), pk=pk
    )
    form = OfficeAudienceForm(request.POST)
    if form.is_valid():
        deeds.show_office_to(
            actor=request.actor, mandate=mandate, audience=form.cleaned_data["shown_to"]
        )
        messages.success(request, _("Saved."))
    return redirect("me")


@signed_in
@require_POST
def proposal(request: ActorRequest, pk: int) -> HttpResponse:
    """Say yes or no to what somebody proposed about oneself."""
    change = get_visible_or_404(request.actor, ContactChange, "decide", pk=pk)
    try:
        deeds.decide_contact_change(
            actor=request.actor, change=change, accept=request.POST.get("decision") == "accept"
        )
        messages.success(request, _("Decided."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("me")
