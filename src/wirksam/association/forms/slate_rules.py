"""Entering rules about whom a board can propose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wirksam.association.choices import DayCount
from wirksam.association.forms.fields import Words
from wirksam.association.forms.rule_lists import coded, once, rows_of, rows_told
from wirksam.association.forms.rule_rows import Data, OneRuleForm, OptionalRuleForm, RuleForm

MOST_MONTHS, MOST_TIMES, MOST_DAYS = 600, 50, 400


class NumberForm(OptionalRuleForm):
    """A rule that says a number or two; ``needed`` of them cannot be left out."""

    title: Promise
    needed: str
    numbers: tuple[str, ...] = ()

    def clean(self) -> Data:
        """With a wording it needs its number."""
        data = super().clean()
        if data.get("text") and data.get(self.needed) is None and self.needed not in self.errors:
            self.add_error(self.needed, _("Write a number."))
        return data

    def data_row(self) -> Data | None:
        """The rule as data; nothing without a wording."""
        data = self.cleaned_data
        told = {name: data[name] or 0 for name in (self.needed, *self.numbers)}
        return self.rule() | told if data["text"] else None


class AlternationForm(NumberForm):
    """Single seats in turn."""

    title, needed = _("Single seats are reserved in turn"), "again"
    again = forms.IntegerField(
        label=_("How often who holds it can be elected again before"),
        min_value=0,
        max_value=MOST_TIMES,
        required=False,
    )


class TermForm(NumberForm):
    """How long a term can be."""

    title, needed = _("Length of a term"), "months"
    months = forms.IntegerField(
        label=_("At most so many months"), min_value=1, max_value=MOST_MONTHS, required=False
    )


class RowForm(NumberForm):
    """How often in a row."""

    title, needed, numbers = _("How often in a row"), "times", ("pause_months",)
    times = forms.IntegerField(
        label=_("At most so many times"), min_value=1, max_value=MOST_TIMES, required=False
    )
    pause_months = forms.IntegerField(
        label=_("After so many months of pause counting begins anew"),
        min_value=0,
        max_value=MOST_MONTHS,
        required=False,
        help_text=_("Empty: any pause is enough"),
    )


class CallForm(NumberForm):
    """How long a call is open."""

    title, needed = _("Call for applications"), "days"
    days = forms.IntegerField(
        label=_("Open for at least so many days"), min_value=1, max_value=MOST_DAYS, required=False
    )


class PublicationForm(NumberForm):
    """When a proposal must be public."""

    title, needed = _("When the proposal is public"), "days"
    days = forms.IntegerField(
        label=_("Days before the assembly"), min_value=0, max_value=MOST_DAYS, required=False
    )
    counting = forms.ChoiceField(
        label=_("How the days are counted"), choices=DayCount, initial=DayCount.CLEAR
    )

    def data_row(self) -> Data | None:
        """The rule as data; nothing without a wording."""
        row = super().data_row()
        return row and row | {"counting": self.cleaned_data["counting"]}


class DelegationForm(OneRuleForm):
    """Votes of a delegation whose reserved seats are not filled."""

    title = _("Votes of a delegation")


class ExclusionForm(RuleForm):
    """Who cannot be proposed."""

    offices = forms.MultipleChoiceField(
        label=_("Who holds one of these offices"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    readers = forms.BooleanField(label=_("Who reads the applications"), required=False)
    groups = Words(
        label=_("For seats of these groups only"),
        max_length=200,
        required=False,
        help_text=_("Separated by commas. Empty: for all seats"),
    )

    def __init__(self, *args: Any, offices: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        told = self.initial.get("offices", ())
        gone = {code: code for code in told if code not in offices}
        self.fields["offices"].choices = [*offices.items(), *gone.items()]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> Data:
        """Somebody must be meant."""
        data = super().clean() or self.cleaned_data
        if not data.get("offices") and not data.get("readers") and "offices" not in self.errors:
            self.add_error("offices", _("Say who cannot be proposed."))
        return data

    def data_row(self) -> Data:
        """The rule as data."""
        data = self.cleaned_data
        groups = [word.strip() for word in data["groups"].split(",") if word.strip()]
        told = {"offices": data["offices"], "readers": data["readers"], "groups": groups}
        return self.rule() | told


ExclusionForms = rows_of(ExclusionForm)
_ONCE: Mapping[str, tuple[str, type[NumberForm | DelegationForm]]] = {
    "alternation": ("wechsel", AlternationForm),
    "term": ("amtszeit", TermForm),
    "row": ("folge", RowForm),
    "call": ("ausschreibung", CallForm),
    "publication": ("vorschlag", PublicationForm),
    "delegation": ("delegation", DelegationForm),
}


class SlateForms:
    """All rules about whom a board can propose."""

    def __init__(self, posted: QueryDict | None, told: Data, offices: Mapping[str, str]) -> None:
        self.once = {
            name: form(posted, initial=once(told.get(name)), prefix=prefix)
            for name, (prefix, form) in _ONCE.items()
        }
        rows = [row | {"groups": ", ".join(row["groups"])} for row in told.get("exclusions") or ()]
        self.exclusions = ExclusionForms(
            posted, initial=rows or None, prefix="ausschluss", form_kwargs={"offices": offices}
        )

    def is_valid(self) -> bool:
        """All fields are; each marks its own."""
        found = [part.is_valid() for part in (*self.once.values(), self.exclusions)]
        return all(found)

    def data(self) -> Data:
        """The rules as data."""
        told: Data = {name: coded(form.data_row(), name) for name, form in self.once.items()}
        return told | {"exclusions": rows_told(self.exclusions, "exclusion")}
