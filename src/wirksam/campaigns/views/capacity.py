"""Capacity of a campaign: the table, the picture, what a chapter says; arranging the picture."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import Unit
from wirksam.campaigns.forms.capacity import CapacityForm, TileForm
from wirksam.campaigns.models import Capacity, Frame
from wirksam.campaigns.operations.capacity import place_tiles, say_capacity
from wirksam.campaigns.queries.capacity import capacity_table, chapters_of
from wirksam.campaigns.queries.tiles import placed_units
from wirksam.campaigns.views.shared import crumbs, frame_or_404, posted
from wirksam.foundation.access import RefusedError, requires, visible
from wirksam.foundation.access.middleware import ActorRequest


@requires(Capability.CAMPAIGN_RUN)
@require_safe
def strengths(request: ActorRequest, slug: str) -> HttpResponse:
    """Who has what, and where help is needed."""
    one = frame_or_404(request, slug, "count")
    context = {
        "frame": one,
        "table": capacity_table(request.actor, one),
        "may_say": _own(request, one).exists(),
        "may_place": visible(request.actor, Unit, "place").exists(),
        "crumbs": crumbs(one),
    }
    return render(request, "campaigns/strengths.html", context)


@requires(Capability.CAMPAIGN_RUN)
@require_http_methods(["GET", "POST"])
def own_strength(request: ActorRequest, slug: str) -> HttpResponse:
    """Say what one's own chapter has."""
    one = frame_or_404(request, slug, "count")
    units = _own(request, one)
    if not units:
        raise Http404
    form = CapacityForm(posted(request), units=units, initial=_said(one, units))
    if form.is_bound and form.is_valid():
        unit = form.cleaned_data["unit"]
        try:
            say_capacity(actor=request.actor, frame=one, unit=unit, said=form.said())
            messages.success(request, _("Thank you. Now everyone sees where help is needed."))
            return redirect("frame_strengths", slug=slug)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "form": form,
        "title": _("What your chapter has"),
        "lead": _("Boards that take part in this campaign read it, and the board above you."),
        "submit": _("Say it"),
        "crumbs": crumbs(one),
    }
    return render(request, "campaigns/form.html", context, status=422 if form.is_bound else 200)


@requires(Capability.CAMPAIGN_RUN)
@require_http_methods(["GET", "POST"])
def picture(request: ActorRequest) -> HttpResponse:
    """Arrange the picture of the chapters: a column, a row and a few letters for each."""
    rows = placed_units(request.actor)
    if not rows:
        raise Http404
    forms_of = [(unit, _tile_form(request, unit, tile)) for unit, tile in rows]
    error = ""
    if request.method == "POST" and all(form.is_valid() for _unit, form in forms_of):
        try:
            spots = {unit.pk: form.spot() for unit, form in forms_of}
            place_tiles(actor=request.actor, spots=spots)
            messages.success(request, _("This is how the picture looks now."))
            return redirect("action_days")
        except RefusedError as refused:
            error = str(refused.message)
    context = {"rows": forms_of, "error": error, "crumbs": crumbs()}
    status = 422 if request.method == "POST" else 200
    return render(request, "campaigns/picture.html", context, status=status)


def _own(request: ActorRequest, frame: Frame) -> QuerySet[Unit]:
    return visible(request.actor, chapters_of(frame), "say_capacity").order_by("path")


def _said(frame: Frame, units: QuerySet[Unit]) -> dict[str, object]:
    """What was said before; nothing where it is open for which of several chapters she speaks."""
    row = Capacity.objects.filter(frame=frame, unit__in=units).order_by("unit__path").first()
    if row is None or len(units) > 1:
        return {}
    return {"people": row.people, "trained": row.trained, "wish": row.wish, "unit": row.unit_id}


def _tile_form(request: ActorRequest, unit: Unit, tile: object) -> TileForm:
    names = ("column", "row", "code")
    initial = {name: getattr(tile, name, None) for name in names}
    return TileForm(posted(request), prefix=f"u{unit.pk}", initial=initial)
