"""Asking for a plan: short, the rest folded away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.activities.choices import State, Visibility
from wirksam.activities.models import Activity
from wirksam.activities.operations.closing import Outcome
from wirksam.activities.operations.planning import Plan
from wirksam.activities.rules import exists, moment
from wirksam.association.models import Body
from wirksam.foundation.i18n.forms import DateField

FOLDED = ("ends_on", "effort_minutes", "online_url", "needs_text", "learn_text", "access_info")
MOST_MINUTES = 60 * 24 * 14
_Choices = Iterable[tuple[str, str]]


class TimeField(forms.TimeField):
    """A time of the clock."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class WebAddressField(forms.URLField):
    """An address of the web; nothing else is ever linked, and nothing is fetched."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(max_length=500, required=False, assume_scheme="https", **kwargs)

    def clean(self, value: Any) -> str:  # noqa: ANN401
        found: str = super().clean(value) or ""
        if found and not found.lower().startswith(("https://", "http://")):
            raise forms.ValidationError(_("Give an address that begins with https://"))
        return found


class BodyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """One of several bodies, named with its unit."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(Body.objects.none(), empty_label=None, **kwargs)

    def offer(self, bodies: QuerySet[Body]) -> None:
        """Choose among these."""
        self.queryset = bodies.select_related("unit").order_by("unit__path", "name", "pk")

    def label_from_instance(self, obj: Body) -> str:
        return f"{obj.name} ({obj.unit.short_name or obj.unit.name})"


class HostForm(forms.Form):
    """In whose name, who may see it, and what it serves."""

    host = BodyField(label=_("In the name of"))
    visibility = forms.ChoiceField(
        label=_("Who may see it?"),
        choices=Visibility,
        widget=forms.RadioSelect,
        help_text=_("The programme counts only what everyone may see."),
    )
    serves = forms.MultipleChoiceField(
        label=_("Serves these commitments"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        hosts: QuerySet[Body],
        commitments: _Choices = (),
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        cast("BodyField", self.fields["host"]).offer(hosts)
        choices = list(commitments)
        if choices:
            cast("forms.MultipleChoiceField", self.fields["serves"]).choices = choices
        else:
            del self.fields["serves"]

    def codes(self) -> list[str]:
        """The codes of the commitments that were ticked."""
        return list(self.cleaned_data.get("serves", ()))


class WhereForm(HostForm):
    """What whoever comes has to know: where, what to bring, what one learns, how one gets in."""

    place = forms.CharField(label=_("Where?"), max_length=200, required=False)
    online_url = WebAddressField(
        label=_("Link to the online meeting"),
        help_text=_("Only those who take part see it."),
    )
    needs_text = forms.CharField(label=_("What should one bring?"), max_length=300, required=False)
    learn_text = forms.CharField(label=_("What does one learn?"), max_length=300, required=False)
    access_info = forms.CharField(
        label=_("How does one get there and in?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Steps, lift, toilet, seats, loudness, breaks, languages, bus and train."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PlanForm(WhereForm):
    """An activity that is to come: what, when, where; the rest is folded."""

    title = forms.CharField(label=_("What are you planning?"), max_length=160)
    on = DateField(label=_("When?"), required=False, help_text=_("Without a day it stays an idea."))
    at = TimeField(label=_("from"), required=False)
    until = TimeField(label=_("until"), required=False)
    summary = forms.CharField(
        label=_("What is it about?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    can_join = forms.BooleanField(label=_("Others can say here that they come"), required=False)
    ends_on = DateField(label=_("Last day, if it takes several"), required=False)
    effort_minutes = forms.IntegerField(
        label=_("How many minutes does it take somebody who joins?"),
        min_value=1,
        max_value=MOST_MINUTES,
        required=False,
    )

    @property
    def rest_is_wrong(self) -> bool:
        """Something is wrong, or stands already, in a field that is folded away."""
        return any(name in self.errors or self[name].value() for name in FOLDED)

    def clean(self) -> dict[str, Any]:
        """Times need a day, and the clock must show them on it."""
        data = super().clean() or {}
        on, at, until, last = (data.get(name) for name in ("on", "at", "until", "ends_on"))
        if on is None:
            if (at or until or last) and "on" not in self.errors:
                self.add_error("on", _("Say on which day."))
            return data
        if until and not at:
            self.add_error("at", _("Say when it begins."))
        if last and last < on:
            self.add_error("ends_on", _("This day lies before the first day."))
        for name, day in (("at", on), ("until", last or on)):
            self._clock_shows(name, day, data.get(name))
        return data

    def _clock_shows(self, name: str, day: date, at: time | None) -> None:
        if at is not None and not exists(day, at, timezone.get_default_timezone()):
            self.add_error(
                name,
                _("In this night the clock goes forward, so there is no such time. Add an hour."),
            )

    def plan(self, before: Activity | None = None) -> Plan:
        """The clean data as the operations want it; a running activity keeps running."""
        data = self.cleaned_data
        starts_at, ends_at = self._span()
        state = State.OPEN if data["can_join"] else State.PLANNED
        if before is not None and before.state == State.RUNNING:
            state = State.RUNNING
        names = ("title", "host", "summary", "place", "visibility", "effort_minutes")
        more = ("online_url", "needs_text", "learn_text", "access_info")
        return Plan(
            starts_at=starts_at,
            ends_at=ends_at,
            all_day=starts_at is not None and data["at"] is None,
            state=state if starts_at else State.IDEA,
            part_of=before.part_of if before else None,
            **{name: data[name] for name in (*names, *more)},
        )

    def _span(self) -> tuple[datetime | None, datetime | None]:
        data, zone = self.cleaned_data, timezone.get_default_timezone()
        on, at, until, last = data["on"], data["at"], data["until"], data["ends_on"]
        if on is None:
            return None, None
        starts_at = moment(on, at or time(), zone)
        if at is None or until is None:
            return starts_at, moment(last, at or time(), zone) if last else None
        end_day = last or (on if until >= at else on + timedelta(days=1))
        return starts_at, moment(end_day, until, zone)

    @staticmethod
    def initial_of(activity: Activity) -> dict[str, Any]:
        """The fields as they stand."""
        zone = timezone.get_default_timezone()
        begin = activity.starts_at and activity.starts_at.astimezone(zone)
        end = activity.ends_at and activity.ends_at.astimezone(zone)
        several = end is not None and begin is not None and end.date() != begin.date()
        names = ("title", "host", "summary", "place", "visibility", "effort_minutes", "revision")
        more = ("online_url", "needs_text", "learn_text", "access_info")
        return {name: getattr(activity, name) for name in (*names, *more)} | {
            "on": begin and begin.date(),
            "at": None if activity.all_day or not begin else begin.time(),
            "until": None if activity.all_day or not end else end.time(),
            "ends_on": end.date() if several and end else None,
            "can_join": activity.is_joinable or activity.state == State.IDEA,
        }


class MeetingForm(forms.Form):
    """What only a meeting has."""

    agenda = forms.CharField(
        label=_("Agenda"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    minutes_url = WebAddressField(label=_("Link to the minutes"))


class NoteForm(HostForm):
    """Something that was done: what, when, what came of it."""

    title = forms.CharField(label=_("What have you done?"), max_length=160)
    on = DateField(label=_("When?"))
    came_of_it = forms.CharField(
        label=_("What came of it?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    attendees = forms.IntegerField(
        label=_("How many were there?"), min_value=0, max_value=1_000_000, required=False
    )
    place = forms.CharField(label=_("Where?"), max_length=200, required=False)

    def plan(self) -> Plan:
        """The clean data as the operation wants it."""
        names = ("title", "host", "visibility", "place")
        return Plan(**{name: self.cleaned_data[name] for name in names})

    def outcome(self) -> Outcome:
        """What came of it."""
        return Outcome(self.cleaned_data["came_of_it"], self.cleaned_data["attendees"])
