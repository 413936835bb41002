"""What is on, what was, what could be."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from wirksam.activities.queries import listing as reads
from wirksam.activities.queries.shown import by_day, kind_choices, rows_of, unit_choices
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest

_TIMES = {"": reads.upcoming, "gewesen": reads.past, "ideen": reads.ideas}


@public
@require_safe
def activities(request: ActorRequest) -> HttpResponse:
    """What comes next, narrowed by chapter, kind or commitment; on other pages what was."""
    asked, time = reads.Asked.from_query(request.GET), request.GET.get("zeit", "")
    time = time if time in _TIMES else ""
    number = request.GET.get("seite", "1")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 1  # noqa: PLR2004
    found = _TIMES[time](request.actor, asked, page=page)
    running = reads.running_now(request.actor, asked) if not time and found.number == 1 else []
    rows = rows_of(request.actor, [*running, *found.rows])
    context = {
        "running": rows[: len(running)],
        "days": by_day(rows[len(running) :]),
        "listing": found,
        "asked": asked,
        "time": time,
        "times": _times(request, time),
        "units": unit_choices(),
        "kinds": kind_choices(),
        "may_plan": request.actor.can("activity.host"),
    }
    return render(request, "activities/activities.html", context)


def _times(request: ActorRequest, shown: str) -> list[tuple[str, str, bool]]:
    words = {"": pgettext("activities", "Coming"), "gewesen": pgettext("activities", "Past")}
    if request.actor.belongs:
        words["ideen"] = _("Ideas")
    query = request.GET.copy()
    query.pop("seite", None)
    found = []
    for value, word in words.items():
        query["zeit"] = value
        found.append((word, f"?{query.urlencode()}", value == shown))
    return found
