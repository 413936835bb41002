"""Statutes with their history, and resolutions: what assemblies have adopted."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.association.models import Unit
from wirksam.foundation.access import RefusedError, get_visible_or_404, public, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.forms.drafting import StatuteForm
from wirksam.motions.models import Statute, StatuteVersion
from wirksam.motions.operations.statutes import Statutes, bring_in_statutes
from wirksam.motions.queries.signs import movers
from wirksam.motions.queries.statutes import (
    resolutions_for,
    statutes_for,
    synopsis,
    text_of,
    versions_of,
)
from wirksam.motions.queries.writing import read_written
from wirksam.motions.views.deeds import posted
from wirksam.motions.views.shared import crumbs


@public
@require_safe
def statutes(request: ActorRequest) -> HttpResponse:
    """Which there are, and since when they hold."""
    context = {"statutes": statutes_for(request.actor), "crumbs": crumbs()}
    return render(request, "motions/statutes.html", context)


@requires("structure.edit")
@require_http_methods(["GET", "POST"])
def statute_new(request: ActorRequest) -> HttpResponse:
    """Bring in the wording that holds today."""
    form = StatuteForm(posted(request))
    units = Unit.objects.filter(request.actor.units("structure.edit")).order_by("path")
    form.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a model choice
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            text = read_written(data["text"])
            plan = Statutes(data["unit"], data["name"], text, data["valid_from"])
            made = bring_in_statutes(actor=request.actor, statutes=plan)
            messages.success(request, _("The statutes are here. A motion can change them."))
            return redirect(made.statute)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "crumbs": _trail()}
    status = 422 if form.is_bound else 200
    return render(request, "motions/statute_new.html", context, status=status)


@public
@require_safe
def statute(request: ActorRequest, slug: str) -> HttpResponse:
    """The wording in force with numbered lines; ``?fassung=`` shows an earlier one."""
    row = get_visible_or_404(request.actor, Statute.objects.select_related("unit"), slug=slug)
    versions = versions_of(row)
    context = {"statute": row, "versions": versions, "crumbs": _trail()}
    if versions:
        shown = _chosen(versions, request.GET.get("fassung"), versions[0])
        context |= {"version": shown, "paragraphs": text_of(shown.wording)}
        context["is_newest"] = shown.pk == versions[0].pk
    return render(request, "motions/statute.html", context)


@public
@require_safe
def compare(request: ActorRequest, slug: str) -> HttpResponse:
    """Two wordings side by side."""
    row = get_visible_or_404(request.actor, Statute, slug=slug)
    versions = versions_of(row)
    if not versions:
        raise Http404
    old = _chosen(versions, request.GET.get("alt"), versions[min(1, len(versions) - 1)])
    new = _chosen(versions, request.GET.get("neu"), versions[0])
    context = {
        "statute": row,
        "versions": versions,
        "old": old,
        "new": new,
        "rows": synopsis(old, new),
        "only_changes": request.GET.get("nur") == "geaendert",
        "crumbs": [*_trail(), (row.name, row.get_absolute_url())],
    }
    return render(request, "motions/synopsis.html", context)


@public
@require_safe
def resolutions(request: ActorRequest) -> HttpResponse:
    """What was resolved, the newest first."""
    found = [(one, movers(one.motion.submitters.all())) for one in resolutions_for(request.actor)]
    context = {"resolutions": found, "crumbs": crumbs()}
    return render(request, "motions/resolutions.html", context)


@public
@require_safe
def resolution(request: ActorRequest, slug: str) -> HttpResponse:
    """A resolution as it was adopted."""
    row = get_visible_or_404(request.actor, resolutions_for(request.actor), slug=slug)
    context = {
        "resolution": row,
        "motion": row.motion,
        "movers": movers(row.motion.submitters.all()),
        "paragraphs": text_of(row.wording),
        "crumbs": [*crumbs(), (_("What was resolved"), reverse("resolutions"))],
    }
    return render(request, "motions/resolution.html", context)


def _trail() -> list[tuple[str, str]]:
    return [*crumbs(), (_("Statutes and rules of procedure"), reverse("statutes"))]


def _chosen(
    versions: list[StatuteVersion], number: str | None, otherwise: StatuteVersion
) -> StatuteVersion:
    return next((one for one in versions if str(one.number) == number), otherwise)
