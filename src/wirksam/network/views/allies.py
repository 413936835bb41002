"""The list of allies, the page of one, entering, changing, ending, taking along."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import Unit
from wirksam.foundation.access import (
    RefusedError,
    get_visible_or_404,
    requires,
    signed_in,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.network.choices import PartnerKind
from wirksam.network.forms.allies import PartnerForm
from wirksam.network.models import Partner
from wirksam.network.operations import partners as deeds
from wirksam.network.operations.exporting import export_partners
from wirksam.network.queries import partners as reads
from wirksam.network.views.shared import asked, crumbs, done, posted

_WITH_UNIT = Partner.objects.select_related("unit")


@signed_in
@require_safe
def partners(request: ActorRequest) -> HttpResponse:
    """Allies she may know of."""
    wanted = reads.Asked.from_query(request.GET)
    context = {
        "page": reads.partners(request.actor, wanted, request.GET.get("seite", "1")),
        "asked": wanted,
        "units": reads.units_with_partners(request.actor),
        "kinds": PartnerKind.choices,
        "kept": reads.kept_units(request.actor),
    }
    return render(request, "network/partners.html", context)


@requires(Capability.PARTNER_KEEP)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Enter an ally."""
    form = PartnerForm(posted(request), units=reads.kept_units(request.actor))
    made = done(
        request,
        form,
        lambda: deeds.enter_partner(
            actor=request.actor, unit=form.cleaned_data["unit"], told=form.told()
        ),
        _("Entered. Now say which office holds the contact."),
    )
    if made is not None:
        return redirect("partner", pk=made.pk)
    return asked(request, form, title=_("Enter an ally"), submit=_("Enter"))


@signed_in
@require_safe
def partner(request: ActorRequest, pk: int) -> HttpResponse:
    """One ally: what it is, who holds the contact, whom to ask there, what was done together."""
    one = get_visible_or_404(request.actor, _WITH_UNIT.all(), pk=pk)
    context = {"page": reads.partner_page(request.actor, one), "partner": one, "crumbs": crumbs()}
    return render(request, "network/partner.html", context)


@requires(Capability.PARTNER_KEEP)
@require_http_methods(["GET", "POST"])
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what is known."""
    one = get_visible_or_404(request.actor, _WITH_UNIT.all(), "keep", pk=pk)
    form = PartnerForm(posted(request), partner=one)
    made = done(
        request,
        form,
        lambda: deeds.change_partner(
            actor=request.actor, partner=one, told=form.told(),
            revision=form.cleaned_data["revision"] or 0,
        ),
        _("Changed."),
    )  # fmt: skip
    if made is not None:
        return redirect("partner", pk=pk)
    return asked(request, form, title=_("Change"), submit=_("Save"), partner=one)


@requires(Capability.PARTNER_KEEP)
@require_POST
def ending(request: ActorRequest, pk: int) -> HttpResponse:
    """End working together, or resume it."""
    one = get_visible_or_404(request.actor, Partner.objects.all(), "keep", pk=pk)
    try:
        if "weiter" in request.POST:
            deeds.resume_partner(actor=request.actor, partner=one)
            messages.success(request, _("You work together again."))
        else:
            deeds.end_partner(actor=request.actor, partner=one)
            messages.success(request, _("Ended. The people there are deleted; the rest stays."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("partner", pk=pk)


@requires(Capability.PARTNER_KEEP)
@require_safe
def export(request: ActorRequest, slug: str) -> HttpResponse:
    """The list of one's own unit as a table."""
    unit = get_visible_or_404(request.actor, Unit, "keep_partners", slug=slug)
    lines = export_partners(actor=request.actor, unit=unit)
    answer = HttpResponse(b"".join(lines), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="partner-{unit.slug}.csv"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
