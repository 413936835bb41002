"""Bringing in a list of people: hand it in, look at every row, take it over; and taking it out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import ImportBatch, Unit
from wirksam.association.operations.exporting import FORMATS, export_people
from wirksam.association.operations.importing import (
    hand_in_list,
    look_again,
    take_over,
    throw_away,
)
from wirksam.association.queries.exporting import exportable_units
from wirksam.association.queries.import_words import KINDS, preview_of
from wirksam.foundation.access import RefusedError, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.tables.forms import ListForm, TakeOverForm
from wirksam.foundation.tables.reading import MOST_BYTES


def _unit(request: ActorRequest, slug: str) -> Unit:
    """The unit whose list the actor keeps; hidden and missing give the same answer."""
    mine = Unit.objects.filter(request.actor.units(Capability.PEOPLE_EDIT, below=False))
    return get_object_or_404(mine, slug=slug)


def _page(unit: Unit) -> dict[str, object]:
    crumbs = [
        (unit.name, unit.get_absolute_url()),
        (_("People"), reverse("people", args=[unit.slug])),
    ]
    steps = [_("Choose a file"), _("Look at every row"), _("Take it over")]
    return {"unit": unit, "crumbs": crumbs, "way_steps": steps}


@requires(Capability.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def upload(request: ActorRequest, slug: str) -> HttpResponse:
    """Choose a file. Nothing is written but the preview."""
    unit = _unit(request, slug)
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["file"].read(MOST_BYTES + 1)
        try:
            batch = hand_in_list(actor=request.actor, unit=unit, data=data)
            return redirect("import_preview", slug=slug, key=batch.key)
        except RefusedError as refused:
            form.add_error("file", str(refused.message))
    status = 422 if request.method == "POST" else 200
    context = _page(unit) | {"form": form}
    return render(request, "association/import.html", context, status=status)


@requires(Capability.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def preview(request: ActorRequest, slug: str, key: UUID) -> HttpResponse:
    """Every row with what would become of it; then all of it or nothing."""
    unit = _unit(request, slug)
    batch = ImportBatch.objects.filter(key=key, unit=unit, handed_in_by=request.actor.key).first()
    if batch is None:
        messages.info(request, _("This preview is gone. Hand the file in once more."))
        return redirect("import_people", slug=slug)
    if request.method == "POST":
        return _decide(request, unit, batch)
    only = request.GET.get("nur", "")
    look = preview_of(batch, only=only, page=request.GET.get("seite", "1"))
    told = {"overline": unit.name, "digest": batch.digest, "look": look}
    context = _page(unit) | told | {"only": only if only in KINDS else ""}
    return render(request, "foundation/rows_preview.html", context)


def _decide(request: ActorRequest, unit: Unit, batch: ImportBatch) -> HttpResponse:
    if "discard" in request.POST:
        throw_away(batch=batch)
        messages.info(request, _("Thrown away. Nothing was written."))
        return redirect("import_people", slug=unit.slug)
    form = TakeOverForm(request.POST)
    digest = form.cleaned_data["digest"] if form.is_valid() else ""
    leave_out = form.cleaned_data.get("leave_out", False)
    try:
        found = take_over(actor=request.actor, batch=batch, digest=digest, leave_out=leave_out)
    except RefusedError as refused:
        if ImportBatch.objects.filter(pk=batch.pk).exists():
            look_again(actor=request.actor, batch=batch)
        messages.error(request, str(refused.message))
        return redirect("import_preview", slug=unit.slug, key=batch.key)
    told = {"new": found["new"], "changed": found["changes"], "same": found["same"]}
    words = _("Taken over. New: %(new)d, changed: %(changed)d, the same: %(same)d.") % told
    messages.success(request, words)
    return redirect("people", slug=unit.slug)


@requires(Capability.PEOPLE_EXPORT)
@require_safe
def export(request: ActorRequest, slug: str, form: str) -> FileResponse:
    """The list as CSV or XLSX; the unit sees that it was taken along."""
    unit = get_object_or_404(exportable_units(request.actor), slug=slug)
    file = export_people(actor=request.actor, unit=unit, form=form)
    name = f"{unit.slug}-menschen.{form}"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=FORMATS[form])
    answer["Cache-Control"] = "no-store"
    return answer
