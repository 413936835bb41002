"""Where the teams stand: every team against its goal; the same number of queries for any number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Mandate, still_there
from wirksam.foundation.i18n.days import day
from wirksam.programme.choices import Modality, RegisterState, StatusCode
from wirksam.teams.choices import BEFORE_TERM
from wirksam.teams.models import TeamCycle, TeamPromise
from wirksam.teams.queries.bands import Stretch, Window, band
from wirksam.teams.queries.custody import Acting, acting
from wirksam.teams.queries.days import Due, days_of
from wirksam.teams.queries.facts import day_of, seats_by_body
from wirksam.teams.queries.stand import call_of
from wirksam.teams.queries.team_rows import Overview, TeamRow
from wirksam.teams.queries.teams import SERVING, told_cycles, told_teams

_SETTLED = frozenset({StatusCode.REPORTED_DONE, StatusCode.CONFIRMED_DONE, StatusCode.DROPPED})


def overview(now: datetime | None = None) -> Overview:
    """Every team that is not dissolved; eight queries."""
    moment = now or timezone.now()
    on = day_of(moment)
    teams = told_teams().filter(still_there(on=on)).order_by("name", "pk")
    return Overview(rows_of(list(teams), moment), Window.around(on))


def stands_of(bodies: Iterable[Body]) -> dict[int, str]:
    """Where each of these teams stands, in a word; eight queries, those without a page left out."""
    keys = {one.pk for one in bodies}
    if not keys:
        return {}
    rows = rows_of(list(told_teams().filter(pk__in=keys)), timezone.now())
    return {row.team.pk: str(row.sign[0]) for row in rows}


def rows_of(teams: Sequence[Body], moment: datetime) -> list[TeamRow]:
    """Each of ``teams`` with all that is told of it; seven queries."""
    window = Window.around(day_of(moment))
    cycles = _cycles(teams)
    custodies: dict[int, list[Acting]] = defaultdict(list)
    for one in acting(teams, day_of(moment)):
        custodies[one.custody.body_id].append(one)
    seats, stretches = seats_by_body(teams), _stretches(teams, window)
    promises = _promises(teams)
    return [
        _row(
            one,
            (cycles[one.pk], custodies[one.pk], promises[one.pk]),
            (seats[one.pk], stretches[one.pk]),
            window,
            moment,
        )
        for one in teams
    ]


def _row(
    team: Body,
    known: tuple[list[TeamCycle], list[Acting], list[Due]],
    sitting: tuple[int, list[Stretch]],
    window: Window,
    now: datetime,
) -> TeamRow:
    cycles, custodies, promised = known
    seats, stretches = sitting
    on = day_of(now)
    states = {one.pk: one.stands(on) for one in cycles}
    coming = next((one for one in cycles if states[one.pk] in BEFORE_TERM), None)
    serving = next((one for one in cycles if states[one.pk] in SERVING), None)
    cycle = coming or serving or next(iter(cycles), None)
    acts = next((one for one in custodies if one.runs), None)
    owed = next((one for one in custodies if one.late), None) or acts
    call = call_of(coming) if coming is not None else None
    dates = [*promised]
    for term in (coming, serving):
        if term is not None:
            days = days_of(term, states[term.pk], call_of(term), now)
            dates += [one for one in days if not one.over]
    dates += [due for acted in custodies for due in _of_custody(acted)]
    shown = [one for one in dates if window.holds(one.on)]
    marks = {("binding" if one.binding else "due", window.place(one.on)) for one in shown}
    return TeamRow(
        team=team,
        cycle=cycle,
        state=states[(serving or cycle).pk] if cycle is not None else "",
        coming=states[coming.pk] if coming is not None else None,
        seats=seats,
        held=sum(first <= on and (last is None or last >= on) for first, last in stretches),
        acts=acts,
        owed=owed,
        dates=tuple(dates),
        spans=tuple(band(window, seats, stretches, [_time(one) for one in custodies])),
        marks=(("today", window.place(on)), *sorted(marks, key=lambda one: one[1])),
        open_call=call if call is not None and call.accepts(now) else None,
    )


def _time(one: Acting) -> Stretch:
    """From when to when another body acts, as far as it is planned."""
    planned = one.custody.ends_with.happens_on if one.custody.ends_with else None
    return one.custody.starts_on, one.last or planned


def _of_custody(one: Acting) -> Iterable[Due]:
    told = {"body": one.custody.acting.short_name or one.custody.acting.name}
    if one.due is not None:
        url = reverse("custody", args=[one.custody.body.key])
        label = _("Report: %(body)s") % told
        yield Due(one.due, label, day(one.due), over=one.late > 0, url=url)
    ahead = one.last is not None and one.last >= one.today
    if ahead and one.last is not None:
        yield Due(one.last, _("%(body)s no longer acts") % told, day(one.last))


def _cycles(teams: Sequence[Body]) -> dict[int, list[TeamCycle]]:
    """The terms of each team, the latest first; one query."""
    found: dict[int, list[TeamCycle]] = defaultdict(list)
    for one in told_cycles().filter(body__in=teams).order_by("-number", "pk"):
        found[one.body_id].append(one)
    return found


def _stretches(teams: Sequence[Body], window: Window) -> dict[int, list[Stretch]]:
    """From when to when somebody sits in each team; days alone, no names."""
    rows = Mandate.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=window.first),
        office__body__in=teams,
        office__emergency=False,
        acting_for=None,
        expires_at=None,
    )
    found: dict[int, list[Stretch]] = defaultdict(list)
    for body, first, last in rows.values_list("office__body_id", "starts_on", "ends_on"):
        found[body].append((first, last))
    return found


def _promises(teams: Sequence[Body]) -> dict[int, list[Due]]:
    """Deadlines of what was promised about each team and is still open; one query."""
    rows = TeamPromise.objects.filter(
        body__in=teams,
        commitment__state=RegisterState.CONFIRMED,
        commitment__version__frozen_at__isnull=False,
        commitment__deadline__isnull=False,
    ).select_related("commitment__deadline__occasion", "commitment__stored")
    found: dict[int, list[Due]] = defaultdict(list)
    for row in rows:
        one = row.commitment
        stored = getattr(one, "stored", None)
        done = stored is not None and stored.state in _SETTLED
        on = one.deadline.due_on
        if on is not None and not done:
            told = one.title or one.quote
            late = on < timezone.localdate()
            binding = one.modality == Modality.MUST
            due = Due(on, told, day(on), binding, late, one.get_absolute_url())
            found[row.body_id].append(due)
    return found
