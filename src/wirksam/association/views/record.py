"""The record of a unit: who read, took along and changed what."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirksam.association.choices import Capability
from wirksam.association.forms.people import RecordForm
from wirksam.association.models import Unit
from wirksam.association.queries.record import Chosen, record_of
from wirksam.association.views.structure import inside
from wirksam.foundation.access import get_visible_or_404, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.journal.words import named_deeds


@requires(Capability.AUDIT_READ)
@require_safe
def record(request: ActorRequest, slug: str) -> HttpResponse:
    """The record, newest first, narrowed by subject and days."""
    unit = get_visible_or_404(request.actor, Unit, "audit", slug=slug)
    subjects = [(key, deeds.subject) for key, deeds in named_deeds().items()]
    form = RecordForm(request.GET, subjects=subjects)
    data = form.cleaned_data if form.is_valid() else {}
    chosen = Chosen(data.get("was", ""), data.get("von"), data.get("bis"))
    told = record_of(request.actor, unit, chosen, request.GET.get("seite", "1"))
    context = {"unit": unit, "crumbs": inside(unit), "form": form, "told": told, "chosen": chosen}
    return render(request, "association/record.html", context)
