"""Somebody of a unit, as those who keep its list see and help her."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.association.choices import Capability
from wirksam.association.forms.people import (
    ContactChangeForm,
    EndMembershipForm,
    InviteForm,
    NewcomerForm,
)
from wirksam.association.models import ContactChange, ContactPoint, Membership, Unit
from wirksam.association.operations import inviting
from wirksam.association.operations.memberships import (
    admit_newcomer,
    end_membership,
    mandates_here,
    may_end_offices,
)
from wirksam.association.operations.people import change_contact
from wirksam.association.operations.reading import note_reading
from wirksam.association.queries.actors import today
from wirksam.association.queries.inviting import invitation_of, without_account
from wirksam.association.queries.people import mistakable
from wirksam.association.rules import mixes_scripts
from wirksam.association.views.structure import inside, posted
from wirksam.foundation.access import RefusedError, can, get_visible_or_404, requires, visible
from wirksam.foundation.access.middleware import ActorRequest


def _crumbs(unit: Unit) -> list[tuple[str, str]]:
    return [*inside(unit), (_("People"), reverse("people", args=[unit.slug]))]


def _membership(request: ActorRequest, slug: str, pk: int) -> Membership:
    rows = Membership.objects.filter(unit__slug=slug).select_related("person__user", "unit")
    return get_visible_or_404(request.actor, rows, "edit", pk=pk)


def _link(request: ActorRequest) -> inviting.LinkTo:
    return lambda token: request.build_absolute_uri(reverse("invitation", args=[token]))


@requires(Capability.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def newcomer(request: ActorRequest, slug: str) -> HttpResponse:
    """Admit somebody, and invite her at once if she has a mail address."""
    unit = get_visible_or_404(request.actor, Unit, "keep", slug=slug)
    form = NewcomerForm(posted(request))
    alike: list[str] = []
    if form.is_bound and form.is_valid():
        alike = mistakable(unit, form.cleaned_data["name"])
        if (not alike or form.cleaned_data["sure"]) and (made := _admit(request, unit, form)):
            return redirect("member", slug=slug, pk=made.pk)
    context = {
        "unit": unit, "form": form, "crumbs": _crumbs(unit), "alike": alike,
        "mixed": form.is_bound and mixes_scripts(form.data.get("name", "")),
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "association/newcomer.html", context, status=status)


def _admit(request: ActorRequest, unit: Unit, form: NewcomerForm) -> Membership | None:
    data = form.cleaned_data
    try:
        made = admit_newcomer(
            actor=request.actor, unit=unit, new=form.new(), starts_on=data["starts_on"],
            kind=data["kind"],
        )  # fmt: skip
        if data["mail"] and data["invite"]:
            inviting.invite_member(
                actor=request.actor, membership=made, email=data["mail"], link_to=_link(request)
            )
            messages.success(request, _("Admitted, and the invitation is on its way."))
        else:
            messages.success(request, _("Admitted."))
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return None
    return made


@requires(Capability.PEOPLE_EDIT)
@require_safe
def member(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """One person of the unit: membership, account and invitation, contacts, offices here."""
    one = _membership(request, slug, pk)
    points = list(visible(request.actor, one.person.contact_points.all()))
    note_reading(actor=request.actor, unit=one.unit, count=1)
    context = _page(request, one, points) | {
        "invite": InviteForm(initial={"email": _mail(points)}),
        "contact": ContactChangeForm(points=points),
    }
    return render(request, "association/member.html", context)


def _mail(points: list[ContactPoint]) -> str:
    return next((one.value for one in points if one.kind == "mail"), "")


def _page(request: ActorRequest, one: Membership, points: list[ContactPoint]) -> dict[str, Any]:
    person = one.person
    open_changes = ContactChange.objects.filter(person=person, state="open")
    return {
        "membership": one,
        "unit": one.unit,
        "person": person,
        "crumbs": _crumbs(one.unit),
        "points": points,
        "invited": invitation_of(str(person.key)),
        "at_once": can(request.actor, person, "edit"),
        "waiting": open_changes.filter(proposed_by=request.actor.key),
        "offices": mandates_here(one, today()),
        "mixed": mixes_scripts(person.name),
        "runs": one.runs_on(today()) or one.starts_on > today(),
    }


@requires(Capability.PEOPLE_EDIT)
@require_POST
def invitation(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Send the letter (once more), or take the invitation back."""
    one = _membership(request, slug, pk)
    form = InviteForm(request.POST)
    try:
        if "revoke" in request.POST:
            inviting.take_invitation_back(actor=request.actor, membership=one)
            messages.success(request, _("Taken back. The link opens nothing any more."))
        elif form.is_valid():
            inviting.invite_member(
                actor=request.actor, membership=one, email=form.cleaned_data["email"],
                link_to=_link(request),
            )  # fmt: skip
            messages.success(request, _("The invitation is on its way. An older link is void."))
        else:
            messages.warning(request, _("Write down a mail address."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("member", slug=slug, pk=pk)


@requires(Capability.PEOPLE_EDIT)
@require_POST
def contact(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Change how somebody is reached, or propose it to her."""
    one = _membership(request, slug, pk)
    points = list(visible(request.actor, one.person.contact_points.all()))
    form = ContactChangeForm(request.POST, points=points)
    try:
        if form.is_valid():
            data = form.cleaned_data
            made = change_contact(
                actor=request.actor, person=one.person, kind=data["kind"], value=data["value"],
                point=form.chosen(),
            )  # fmt: skip
            asked = isinstance(made, ContactChange)
            messages.success(request, _("She is asked and decides.") if asked else _("Saved."))
        else:
            messages.warning(request, _("Write down an address or a number."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("member", slug=slug, pk=pk)


@requires(Capability.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def ending(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Let a membership end."""
    one = _membership(request, slug, pk)
    form = EndMembershipForm(posted(request))
    offices = mandates_here(one, today())
    if not offices or not may_end_offices(request.actor, offices):
        del form.fields["offices_too"]
    if form.is_bound and form.is_valid():
        try:
            end_membership(actor=request.actor, membership=one, **form.cleaned_data)
            messages.success(request, _("The membership ends."))
            return redirect("people", slug=slug)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"membership": one, "unit": one.unit, "form": form, "offices": offices}
    status = 422 if form.is_bound else 200
    context["crumbs"] = _crumbs(one.unit)
    return render(request, "association/membership_end.html", context, status=status)


@requires(Capability.PEOPLE_EDIT)
@require_safe
def invitations(request: ActorRequest, slug: str) -> HttpResponse:
    """Who of the unit has no account yet, and how her invitation stands."""
    unit = get_visible_or_404(request.actor, Unit, "keep", slug=slug)
    waiting = without_account(unit, request.GET.get("seite", "1"))
    note_reading(actor=request.actor, unit=unit, count=len(waiting.rows))
    context = {"unit": unit, "waiting": waiting, "crumbs": _crumbs(unit)}
    return render(request, "association/invitations.html", context)
