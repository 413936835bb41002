"""Asking for a task in one minute: what, when, how long, how many; the rest is folded."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wirksam.activities.choices import State
from wirksam.activities.forms.planning import TimeField, WhereForm
from wirksam.activities.operations.planning import Plan
from wirksam.activities.rules import exists, moment
from wirksam.foundation.i18n.forms import DateField
from wirksam.opportunities.choices import Flow
from wirksam.opportunities.choices import Warning as Notice
from wirksam.opportunities.models import Opportunity, Position
from wirksam.opportunities.operations.planning import COPIED, Job

MOST_MINUTES = 60 * 24 * 14
MOST_PEOPLE = 2000
MOST_JOBS = 20
MOST_DAYS = 366
FOLDED = (
    "places", "flow", "experienced", "first_timers", "jobs", "warnings", "topics", "online_url",
    "needs_text", "learn_text", "access_info",
)  # fmt: skip
_JOB = re.compile(r"([^:]{1,80})(?::\s*(\d{1,3}))?")


class OpportunityForm(WhereForm):
    """Something to help with. ``timed`` ones have hours, tasks have days to be done within."""

    title = forms.CharField(label=_("What is there to do?"), max_length=160)
    summary = forms.CharField(
        label=_("Say in two sentences how it goes"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = DateField(label=_("From which day?"))
    last = DateField(label=_("Until which day?"))
    at = TimeField(label=_("from"))
    until = TimeField(label=_("until"))
    effort_minutes = forms.IntegerField(
        label=_("How many minutes does it take?"),
        min_value=1,
        max_value=MOST_MINUTES,
        required=False,
    )
    needed = forms.IntegerField(
        label=_("How many people do you need at least?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
    )
    places = forms.IntegerField(
        label=_("How many at most?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        required=False,
        help_text=_("Empty: as many as like."),
    )
    flow = forms.ChoiceField(label=_("How does one join?"), choices=Flow, widget=forms.RadioSelect)
    experienced = forms.IntegerField(
        label=_("How many must have done it before?"), min_value=0, max_value=MOST_PEOPLE, initial=0
    )
    first_timers = forms.IntegerField(
        label=_("How many places are kept for first-timers?"),
        min_value=0,
        max_value=MOST_PEOPLE,
        initial=0,
        help_text=_("A day before, they are open to everybody."),
    )
    jobs = forms.CharField(
        label=_("Several jobs? One a line, with a number"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example “Stall: 3”. With “!” at the end only for who has done it before."),
    )
    warnings = forms.MultipleChoiceField(
        label=_("What must one know before?"),
        choices=Notice,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.CharField(label=_("Topics, parted by commas"), max_length=200, required=False)
    guests = forms.BooleanField(
        label=_("People without an account can join too"),
        required=False,
        help_text=_("Only if everyone may see it."),
    )

    def __init__(self, *args: Any, timed: bool, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.timed = timed
        for name in ("last",) if timed else ("at", "until"):
            del self.fields[name]
        if timed:
            self.fields["on"].label = _("On which day?")

    @property
    def folded(self) -> list[forms.BoundField]:
        """The fields that are folded away."""
        return [self[name] for name in FOLDED]

    @property
    def rest_is_wrong(self) -> bool:
        """Something is wrong in a field that is folded away."""
        return any(name in self.errors for name in FOLDED)

    def clean_jobs(self) -> list[Job]:
        """Lines such as ``Stall: 3``; refused where a line cannot be read."""
        lines = [line.strip() for line in self.cleaned_data["jobs"].splitlines() if line.strip()]
        if len(lines) > MOST_JOBS:
            raise forms.ValidationError(_("These are too many jobs. Plan two shifts."))
        return [_job(line) for line in lines]

    def clean(self) -> dict[str, Any]:
        """The last day follows the first; the clock must show the hours."""
        data = super().clean() or {}
        on, last = data.get("on"), data.get("last")
        if on and last and not self.timed:
            if last < on:
                self.add_error("last", _("This day lies before the first day."))
            elif last - on > timedelta(days=MOST_DAYS):
                self.add_error(
                    "last", _("Nothing lasts longer than a year here. Choose an earlier end.")
                )
        if on and self.timed:
            for name in ("at", "until"):
                self._clock_shows(name, self._end_day(data) if name == "until" else on, data)
        return data

    def _clock_shows(self, name: str, on: date, data: dict[str, Any]) -> None:
        at = data.get(name)
        if at is not None and not exists(on, at, timezone.get_default_timezone()):
            self.add_error(
                name,
                _("In this night the clock goes forward, so there is no such time. Add an hour."),
            )

    @staticmethod
    def _end_day(data: dict[str, Any]) -> date:
        at, until, on = data.get("at"), data.get("until"), cast("date", data["on"])
        return on + timedelta(days=1) if at and until and until <= at else on

    def plan(self, before: Opportunity | None = None) -> Plan:
        """The clean data as the operations want it; a running one keeps running."""
        data = self.cleaned_data
        starts_at, ends_at = self._span()
        running = before is not None and before.state == State.RUNNING
        names = ("title", "host", "summary", "place", "visibility", "effort_minutes")
        more = ("online_url", "needs_text", "learn_text", "access_info")
        return Plan(
            starts_at=starts_at,
            ends_at=ends_at,
            all_day=not self.timed,
            state=State.RUNNING if running else State.OPEN,
            part_of=before.part_of if before else None,
            **{name: data[name] for name in (*names, *more)},
        )

    def own(self) -> dict[str, Any]:
        """The task's own fields."""
        return {name: self.cleaned_data[name] for name in COPIED if name in self.cleaned_data}

    def _span(self) -> tuple[datetime, datetime]:
        data, zone = self.cleaned_data, timezone.get_default_timezone()
        if not self.timed:
            return moment(data["on"], time(), zone), moment(data["last"], time(), zone)
        end_day = self._end_day(data)
        return moment(data["on"], data["at"], zone), moment(end_day, data["until"], zone)

    @staticmethod
    def initial_of(task: Opportunity) -> dict[str, Any]:
        """The fields as they stand."""
        zone = timezone.get_default_timezone()
        begin = task.starts_at and task.starts_at.astimezone(zone)
        end = task.ends_at and task.ends_at.astimezone(zone)
        last = end or begin
        jobs = "\n".join(
            f"{row.name}: {row.places}{'!' if row.experienced else ''}"
            for row in Position.objects.filter(opportunity=task)
        )
        names = ("title", "host", "summary", "place", "visibility", "effort_minutes", "revision")
        more = ("online_url", "needs_text", "learn_text", "access_info", *COPIED)
        return {name: getattr(task, name) for name in (*names, *more)} | {
            "on": begin and begin.date(),
            "last": last and last.date(),
            "at": begin and begin.time(),
            "until": end and end.time(),
            "jobs": jobs,
        }


def _job(line: str) -> Job:
    skilled = line.endswith("!")
    found = _JOB.fullmatch(line.rstrip("!").strip())
    if found is None or not found[1].strip() or found[2] == "0":
        told = _now("“%(line)s” cannot be read. Write it like “Stall: 3”.") % {"line": line[:40]}
        raise forms.ValidationError(told)
    return Job(found[1].strip(), max(1, int(found[2] or 1)), skilled)
