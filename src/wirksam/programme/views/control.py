"""*Beschlusskontrolle*: the table of what was decided, on screen, on paper, to take along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.tables import csv_lines
from wirksam.programme.forms import ControlForm
from wirksam.programme.queries.control import Control, Row
from wirksam.programme.queries.control import control as read

Cells = tuple[str | date | None, ...]


def _read(request: ActorRequest) -> Control:
    form = ControlForm(request.GET)
    form.is_valid()
    return read(form.cleaned_data)


@public
@require_safe
def control(request: ActorRequest) -> HttpResponse:
    """Open items, who is in charge, until when, what was last heard and what stood in the way."""
    found = _read(request)
    labels = {
        "programm": _("Programme"),
        "wer": _("In charge"),
        "merkmal": _("Only those that are"),
    }
    filters = [(labels[name], one) for name, one in found.filters.items() if len(one.choices) > 1]
    return render(request, "programme/control.html", {"control": found, "filters": filters})


@public
@require_safe
def table(request: ActorRequest) -> StreamingHttpResponse:
    """The same as a CSV file; nothing in it can become a formula."""
    found = _read(request)
    answer = StreamingHttpResponse(csv_lines(_lines(found)), content_type="text/csv; charset=utf-8")
    name = f"beschlusskontrolle-{timezone.localdate()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _lines(found: Control) -> Iterator[Cells]:
    yield (
        _("Code"), _("Programme"), _("Lines"), _("Commitment"), _("In charge"), _("Deadline"),
        _("Deadline, in the text's own words"), _("Status"), _("Since"), _("Lacks"),
        _("Last report"), _("What was said"), _("In the way"), _("Next report"),
    )  # fmt: skip
    for row in (*found.open, *found.done, *found.archive):
        yield _cells(row)


def _cells(row: Row) -> Cells:
    card = row.card
    one, standing = card.commitment, card.standing
    return (
        one.code, one.version.programme.title, one.lines, card.title,
        card.who if card.lead else "", row.due_on,
        card.deadline.wording if card.deadline else "", str(row.status), standing.since,
        ", ".join(row.lacks), row.last.happened_on if row.last else None,
        row.last.said if row.last else "", row.obstacle, row.next_due,
    )  # fmt: skip
