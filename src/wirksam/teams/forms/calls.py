"""What is filled in to prepare a term: plan, call, longer time, channels, lapsing."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.association.choices import OccasionKind
from wirksam.association.models import Body, Occasion, Office
from wirksam.foundation.access import ancestry
from wirksam.foundation.i18n.forms import FIRST_YEAR, LAST_YEAR, DateField
from wirksam.teams.forms.prompts import CHANNELS, PROMPTS
from wirksam.teams.models import Call, TeamCycle
from wirksam.teams.operations.calling import CallWords
from wirksam.teams.operations.cycles import LONGEST_TERM, Plan
from wirksam.teams.queries.days import last_moment

_ROWS = {"rows": 4}


def _words(label: Any, longest: int, **options: Any) -> forms.CharField:  # noqa: ANN401
    widget = forms.Textarea(attrs=_ROWS)
    return forms.CharField(
        label=label, max_length=longest, required=False, widget=widget, **options
    )


class PlanForm(forms.Form):
    """By when a team is to be there, and for how long."""

    due = forms.ModelChoiceField(
        Occasion.objects.none(),
        label=_("Which assembly elects"),
        required=False,
        empty_label=_("not known yet"),
    )
    binding = forms.BooleanField(
        label=_("A decision binds us to this date"),
        required=False,
        help_text=_("Then the date stands on every page of the team."),
    )
    goal = forms.CharField(
        label=_("What is to be reached"),
        max_length=300,
        required=False,
        help_text=_("In the words of the decision, if there is one."),
    )
    term_months = forms.IntegerField(
        label=_("Months it works"), min_value=1, max_value=LONGEST_TERM, initial=12
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, body: Body, kept: Occasion | None = None, **kw: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kw)
        coming = Q(kind=OccasionKind.ASSEMBLY, happened=False)
        reach = Q(unit=None) | Q(unit__path__in=ancestry(body.unit.path))
        rows = Occasion.objects.filter(coming & reach | Q(pk=kept.pk if kept else 0))
        cast("forms.ModelChoiceField[Any]", self.fields["due"]).queryset = rows

    def plan(self) -> Plan:
        """The clean data as the operations want them."""
        return Plan(**{name: self.cleaned_data[name] for name in Plan.__dataclass_fields__})

    @staticmethod
    def initial_of(cycle: TeamCycle) -> dict[str, Any]:
        """The plan as it stands."""
        names = (*Plan.__dataclass_fields__, "revision")
        return {name: getattr(cycle, name) for name in names}


class CallForm(forms.Form):
    """The call in plain words; each question has prompts beside it."""

    task = _words(_("What does the team do?"), 3000)
    hours_a_week = forms.IntegerField(
        label=_("How many hours a week?"), min_value=1, max_value=40, required=False
    )
    learn = _words(_("What do people learn?"), 2000)
    welcome = _words(_("Who is meant?"), 2000)
    access = _words(_("How can everyone take part?"), 2000)
    criteria = _words(
        _("What are applications read for?"),
        3000,
        help_text=_("One line for each, at most twelve. They are published and then stay."),
    )
    ask = forms.ModelChoiceField(
        Office.objects.none(),
        label=_("Who can be asked?"),
        required=False,
        empty_label=_("nobody yet"),
        help_text=_("An office, not a person: whoever holds it is asked."),
    )
    information_at = forms.DateTimeField(
        label=_("When can people come and ask?"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    information_place = forms.CharField(label=_("Where?"), max_length=300, required=False)
    opens_on = DateField(label=_("First day to apply"), required=False)
    last_day = DateField(
        label=_("Last day to apply"),
        required=False,
        help_text=_("The whole day counts, until midnight."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, body: Body, fixed: bool = False, **kw: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kw)
        offices = Office.objects.filter(body__unit=body.unit, emergency=False, ends_on=None)
        asked = cast("forms.ModelChoiceField[Any]", self.fields["ask"])
        asked.queryset = offices.select_related("body").order_by("body__name", "name", "pk")
        if fixed:
            for name in ("task", "hours_a_week", "criteria", "opens_on", "last_day"):
                del self.fields[name]

    def clean_information_at(self) -> datetime | None:
        """A moment of a year that can be meant."""
        at: datetime | None = self.cleaned_data["information_at"]
        if at is not None and not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise forms.ValidationError(_("Choose a day near today."))
        return at

    def questions(self) -> list[tuple[forms.BoundField, tuple[Any, ...]]]:
        """Each question with what helps to answer it."""
        return [(field, PROMPTS.get(field.name, ())) for field in self.visible_fields()]

    def words(self, call: Call | None) -> CallWords:
        """The clean data as the operation wants them; what is fixed comes from the ``call``."""
        data = dict(self.cleaned_data)
        last = data.get("last_day")
        data["closes_at"] = last_moment(last) if last else None
        names = CallWords.__dataclass_fields__
        if "task" not in self.fields and call is not None:
            data |= {name: getattr(call, name) for name in names if name not in self.fields}
        return CallWords(**{name: data[name] for name in names})

    def criteria_lines(self) -> list[str]:
        """One a line."""
        return str(self.cleaned_data.get("criteria", "")).splitlines()

    @staticmethod
    def initial_of(call: Call | None, cycle: TeamCycle) -> dict[str, Any]:
        """The call as it stands."""
        if call is None:
            return {"revision": 1}
        told = {name: getattr(call, name) for name in CallWords.__dataclass_fields__}
        zone = timezone.get_default_timezone()
        last = timezone.localdate(call.closes_at, zone) if call.closes_at else None
        lines = "\n".join(cycle.criteria.values_list("text", flat=True))
        return told | {"last_day": last, "criteria": lines, "revision": call.revision}


class ExtendForm(forms.Form):
    """A later last day, and why."""

    last_day = DateField(label=_("New last day to apply"))
    reason = forms.CharField(label=_("Why"), max_length=300)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ChannelForm(forms.Form):
    """Where a call was heard."""

    name = forms.CharField(
        label=_("Where"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "wege", "autocomplete": "off"}),
    )
    reached_on = DateField(label=_("On"), initial=timezone.localdate)

    suggestions = CHANNELS


class LapseForm(forms.Form):
    """Why nothing comes of a term."""

    reason = forms.CharField(
        label=_("Why, for everyone to read"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
