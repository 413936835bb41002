"""Filling offices, and the second person who confirms it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.association.choices import Capability
from wirksam.association.forms.offices import AppointForm, CapabilityForm, EndForm
from wirksam.association.models import GrantRequest, Mandate, Office, Unit
from wirksam.association.operations import offices as deeds
from wirksam.association.queries.rights import decidable, emergencies, office_rights, waiting_grants
from wirksam.association.queries.tree import bodies_of
from wirksam.association.views.structure import inside, posted
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires
from wirksam.foundation.access.middleware import ActorRequest

_ASKED = gettext_lazy("A second person of your body is asked to confirm this.")


@requires(Capability.OFFICE_GRANT)
@require_http_methods(["GET", "POST"])
def offices(request: ActorRequest, slug: str) -> HttpResponse:
    """Who holds which office, who comes, what waits for a second person."""
    unit = get_visible_or_404(request.actor, Unit, "grant", slug=slug)
    form = AppointForm(posted(request), actor=request.actor, unit=unit)
    if request.method == "POST" and form.is_valid() and _appoint(request, form):
        return redirect("offices", slug=slug)
    context = {
        "unit": unit,
        "form": form,
        "crumbs": inside(unit),
        "bodies": bodies_of(request.actor, unit),
        "requests": waiting_grants(unit),
        "decidable": decidable(request.actor, unit),
        "emergencies": emergencies().filter(office__body__unit=unit),
    }
    status = 422 if form.is_bound else 200
    return render(request, "association/offices.html", context, status=status)


def _appoint(request: ActorRequest, form: AppointForm) -> bool:
    data = form.cleaned_data
    try:
        made = deeds.appoint(
            actor=request.actor, person=data["person"], office=data["office"], term=form.term()
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return False
    messages.success(request, _("Done.") if isinstance(made, Mandate) else _ASKED)
    return True


@requires(Capability.OFFICE_GRANT)
@require_POST
def decision(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """The second person's yes or no."""
    grant = get_visible_or_404(
        request.actor, GrantRequest.objects.filter(office__body__unit__slug=slug), "decide", pk=pk
    )
    try:
        deeds.decide_grant(
            actor=request.actor, request=grant, confirm=request.POST.get("decision") == "confirm"
        )
        messages.success(request, _("Decided."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("offices", slug=slug)


@requires(Capability.OFFICE_GRANT)
@require_http_methods(["GET", "POST"])
def mandate(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """End a mandate early, with a reason."""
    unit = get_visible_or_404(request.actor, Unit, "grant", slug=slug)
    one = get_visible_or_404(request.actor, Mandate.objects.filter(office__body__unit=unit), pk=pk)
    form = EndForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            deeds.end_mandate(actor=request.actor, mandate=one, **form.cleaned_data)
            messages.success(request, _("The mandate ends. What it allowed ends with it."))
            return redirect("offices", slug=slug)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"unit": unit, "mandate": one, "form": form, "crumbs": inside(unit)}
    status = 422 if form.is_bound else 200
    return render(request, "association/mandate.html", context, status=status)


@requires(Capability.OFFICE_GRANT)
@require_http_methods(["GET", "POST"])
def office(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """What one office may do."""
    one = get_visible_or_404(
        request.actor, Office.objects.filter(body__unit__slug=slug), "grant", pk=pk
    )
    form = CapabilityForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            made = deeds.set_capability(actor=request.actor, office=one, **form.cleaned_data)
            messages.success(request, _ASKED if isinstance(made, GrantRequest) else _("Done."))
        except RefusedError as refused:
            messages.warning(request, refused.message)
        return redirect("office", slug=slug, pk=pk)
    context = {"office": one, "rows": office_rights(one), "crumbs": inside(one.body.unit)}
    status = 422 if form.is_bound else 200
    return render(request, "association/office.html", context, status=status)
