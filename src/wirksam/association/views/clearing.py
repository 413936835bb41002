"""Clearing a lost second factor, from the list of people or from an office."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.association.choices import Capability
from wirksam.association.forms.people import ClearFactorForm
from wirksam.association.models import Mandate, Membership, Person, Unit
from wirksam.association.operations.clearing import clear_lost_factor, may_clear
from wirksam.association.views.structure import inside, posted
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires
from wirksam.foundation.access.middleware import ActorRequest


@requires(Capability.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def of_member(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """For somebody of the list."""
    rows = Membership.objects.filter(unit__slug=slug).select_related("person__user", "unit")
    one = get_visible_or_404(request.actor, rows, "edit", pk=pk)
    return _clear(request, one.person, one.unit, "people")


@requires(Capability.OFFICE_GRANT)
@require_http_methods(["GET", "POST"])
def of_holder(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """For somebody who holds an office."""
    unit = get_visible_or_404(request.actor, Unit, "grant", slug=slug)
    rows = Mandate.objects.filter(office__body__unit=unit).select_related("person__user")
    one = get_visible_or_404(request.actor, rows, pk=pk)
    return _clear(request, one.person, unit, "offices")


def _clear(request: ActorRequest, person: Person, unit: Unit, back: str) -> HttpResponse:
    form = ClearFactorForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            clear_lost_factor(actor=request.actor, person=person, unit=unit, reason=reason)
            messages.success(
                request, _("Cleared. She has a mail, signs in by code and sets up a new one.")
            )
            return redirect(back, slug=unit.slug)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "unit": unit, "person": person, "form": form, "crumbs": inside(unit),
        "may": person.user_id is not None and may_clear(request.actor, person),
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "association/clear_factor.html", context, status=status)
