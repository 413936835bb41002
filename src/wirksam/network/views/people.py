"""People at allies, and the offices that hold the contact."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.association.choices import Capability
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.network.forms.allies import ContactForm, RelationForm, SpokenForm
from wirksam.network.models import Partner, PartnerContact, Relation
from wirksam.network.operations import contacts, relations
from wirksam.network.queries.partners import offices_for
from wirksam.network.views.shared import asked, done, posted


@requires(Capability.PARTNER_KEEP)
@require_http_methods(["GET", "POST"])
def contact_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Enter somebody."""
    one = get_visible_or_404(request.actor, Partner.objects.all(), "keep", pk=pk)
    form = ContactForm(posted(request))
    made = done(
        request,
        form,
        lambda: contacts.enter_contact(actor=request.actor, partner=one, told=form.somebody()),
        _("Entered. We remind you to look at it again."),
    )
    if made is not None:
        return redirect("partner", pk=pk)
    told = _("Only what you need. The person can ask you at any time what stands here.")
    return asked(
        request, form, title=_("Enter somebody"), submit=_("Enter"), partner=one, lead=told
    )


@requires(Capability.PARTNER_KEEP)
@require_http_methods(["GET", "POST"])
def contact(request: ActorRequest, pk: int) -> HttpResponse:
    """Change how somebody is reached."""
    rows = PartnerContact.objects.select_related("partner")
    one = get_visible_or_404(request.actor, rows, "keep", pk=pk)
    form = ContactForm(posted(request), contact=one)
    made = done(
        request,
        form,
        lambda: contacts.change_contact(actor=request.actor, contact=one, told=form.somebody()),
        _("Changed."),
    )
    if made is not None:
        return redirect("partner", pk=one.partner_id)
    return asked(request, form, title=one.name, submit=_("Save"), partner=one.partner)


@requires(Capability.PARTNER_KEEP)
@require_POST
def contact_review(request: ActorRequest, pk: int) -> HttpResponse:
    """It still holds, or it is to go."""
    one = get_visible_or_404(request.actor, PartnerContact.objects.all(), "keep", pk=pk)
    try:
        if "weg" in request.POST:
            contacts.remove_contact(actor=request.actor, contact=one)
            messages.success(request, _("Deleted."))
        else:
            contacts.review_contact(actor=request.actor, contact=one)
            messages.success(request, _("Good for another year."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("partner", pk=one.partner_id)


@requires(Capability.PARTNER_KEEP)
@require_http_methods(["GET", "POST"])
def relation_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Give the contact to an office."""
    one = get_visible_or_404(request.actor, Partner.objects.all(), "keep", pk=pk)
    form = RelationForm(posted(request), offices=offices_for(one))
    made = done(
        request,
        form,
        lambda: relations.hold_relation(
            actor=request.actor, partner=one, office=form.cleaned_data["office"]
        ),
        _("Said. Whoever holds this office sees the people there."),
    )
    if made is not None:
        return redirect("partner", pk=pk)
    return asked(request, form, title=_("Who holds the contact"), submit=_("Save"), partner=one)


@signed_in
@require_http_methods(["GET", "POST"])
def relation(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down when both last spoke."""
    rows = Relation.objects.select_related("partner", "office__body")
    one = get_visible_or_404(request.actor, rows, "note", pk=pk)
    form = SpokenForm(posted(request), relation=one)
    made = done(
        request,
        form,
        lambda: relations.note_relation(actor=request.actor, relation=one, **form.cleaned_data),
        _("Written down."),
    )
    if made is not None:
        return redirect("partner", pk=one.partner_id)
    return asked(
        request, form, title=_("We have spoken"), submit=_("Save"), partner=one.partner,
        lead=str(one.office),
    )  # fmt: skip


@requires(Capability.PARTNER_KEEP)
@require_POST
def relation_end(request: ActorRequest, pk: int) -> HttpResponse:
    """Take the contact from an office."""
    one = get_visible_or_404(request.actor, Relation.objects.all(), "keep", pk=pk)
    try:
        relations.release_relation(actor=request.actor, relation=one)
        messages.success(request, _("This office no longer holds the contact."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("partner", pk=one.partner_id)
