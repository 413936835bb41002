"""Pictures, each with its sentence and its table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope
from wirksam.foundation.pages import hot_page
from wirksam.foundation.tables import csv_lines
from wirksam.foundation.tables.writing import Cell
from wirksam.insight.queries.programmes import newest_of_each, published
from wirksam.insight.queries.standing import standing_from, standings_of
from wirksam.insight.queries.strip import strip_of
from wirksam.insight.queries.units import units_of
from wirksam.programme.choices import StatusCode
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.models.text import scope_of
from wirksam.programme.queries.held import cards_of


def _published_or_404(slug: str) -> ProgrammeVersion:
    version = published().filter(programme__slug=slug).first()
    if version is None:
        raise Http404
    return version


def _all_scopes() -> Iterable[str]:
    slugs = published().order_by().values_list("programme__slug", flat=True)
    return ("programmes", "association", *map(scope_of, slugs))


@public
@require_safe
@hot_page(_all_scopes)
def overview(request: ActorRequest) -> HttpResponse:
    """Every published programme with time used beside what became of it."""
    context = {"standings": standings_of(newest_of_each())}
    return render(request, "insight/overview.html", context)


@public
@require_safe
@hot_page(lambda slug: (scope_of(slug), "association"))
def programme(request: ActorRequest, slug: str) -> HttpResponse:
    """Three pictures of one programme: where it stands, where it moves, who contributes."""
    live = live_scope(request, [scope_of(slug)])
    version = _published_or_404(slug)
    today = timezone.localdate()
    listed = cards_of(version, today=today)
    context = {
        "version": version,
        "live": live,
        "standing": standing_from(version, listed, today),
        "strip": strip_of(version, listed, today),
        "units": units_of(version),
        "status_url": f"{reverse('commitments')}?programme={slug}&status=",
        "crumbs": [(_("Insight"), reverse("insight"))],
    }
    return render(request, "insight/programme.html", context)


@public
@require_safe
def standing_table(request: ActorRequest, slug: str) -> StreamingHttpResponse:  # noqa: ARG001
    """How many commitments stand where."""
    [found] = standings_of([_published_or_404(slug)])
    rows: list[Sequence[Cell]] = [(_("Status"), _("Number"))]
    rows += [(str(StatusCode(state).label), number) for state, number in found.tally]
    rows += [(word, number) for _code, word, number in found.flags]
    return _file(rows, f"stand-{slug}")


@public
@require_safe
def lines_table(request: ActorRequest, slug: str) -> StreamingHttpResponse:  # noqa: ARG001
    """How much moves in each passage that holds a commitment."""
    version = _published_or_404(slug)
    today = timezone.localdate()
    listed = cards_of(version, today=today)
    head = (_("Lines"), _("Section"), _("Commitments"), _("Movement"), _("Last report"))
    rows: list[Sequence[Cell]] = [(*head, _("Activities"))]
    for title, cell in strip_of(version, listed, today).rows:
        codes = ", ".join(cell.codes)
        rows.append((cell.lines, title, codes, cell.word, cell.heard, cell.activities))
    return _file(rows, f"zeilen-{slug}")


@public
@require_safe
def units_table(request: ActorRequest, slug: str) -> StreamingHttpResponse:  # noqa: ARG001
    """How many activities each part of the association contributes, by name."""
    rows: list[Sequence[Cell]] = [
        (_("Part of the association"), _("Activities"), _("Commitments served"))
    ]
    found = units_of(_published_or_404(slug)).rows
    rows += [(row.name, row.activities, row.commitments) for row in found]
    return _file(rows, f"gliederungen-{slug}")


def _file(rows: Iterable[Sequence[Cell]], name: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    name = f"{name}-{timezone.localdate()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
