"""Changing units, bodies and offices."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.association.choices import BodyKind, UnitKind
from wirksam.association.forms.fields import Words
from wirksam.association.models import Body, Office, Unit, running, still_there, today
from wirksam.association.operations.bodies import BodyWords, OfficeWords
from wirksam.association.operations.units import NewUnit, Resolved
from wirksam.association.queries.changing import possible_homes, possible_partners
from wirksam.foundation.access import Actor
from wirksam.foundation.i18n.forms import DateField

LONGEST_AGO = timedelta(days=366)
_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FOUNDED = (
    BodyKind.BOARD, BodyKind.TEAM, BodyKind.ASSEMBLY, BodyKind.PRESIDIUM, BodyKind.DELEGATION,
    BodyKind.FORUM, BodyKind.WORKING_GROUP, BodyKind.OFFICE,
)  # fmt: skip


class AddressField(forms.CharField):
    """A unit's short word in addresses: small letters, digits and hyphens."""

    def clean(self, value: Any) -> str:  # noqa: ANN401 (as Django passes it)
        told = str(super().clean(value)).strip().casefold()
        if told and not _ADDRESS.fullmatch(told):
            raise forms.ValidationError(
                _("Only small letters without umlauts, digits and hyphens, such as kv-musterstadt.")
            )
        return told


class ResolvedForm(forms.Form):
    """A change of the structure: from which day on, by which decision."""

    on = DateField(label=_("First day on which it holds"))
    decision = Words(
        label=_("By which decision"),
        max_length=200,
        help_text=_("For example: state assembly, 18 April 2026, item 7"),
    )
    order = ("on", "decision")

    def __init__(self, *args: Any, actor: Actor, unit: Unit, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.actor, self.unit = actor, unit
        self.fields["on"].initial = today()
        self.order_fields([name for name in self.fields if name not in self.order])

    def clean_on(self) -> date:
        """Not in the future, and not so long ago that much would have to be undone."""
        on: date = self.cleaned_data["on"]
        if on > today():
            raise forms.ValidationError(
                _("This is recorded once it has happened. Come back on that day.")
            )
        if on < today() - LONGEST_AGO:
            raise forms.ValidationError(_("That is more than a year ago. Choose a later day."))
        return on

    def resolved(self) -> Resolved:
        """The decision as the operation wants it."""
        return Resolved(self.cleaned_data["on"], self.cleaned_data["decision"])


class FoundForm(ResolvedForm):
    """A new unit below this one."""

    kind = forms.ChoiceField(label=_("Kind"), choices=UnitKind, initial=UnitKind.DISTRICT)
    name = Words(label=_("Name"), max_length=120)
    slug = AddressField(label=_("Address on this site"), max_length=50)

    def new(self) -> NewUnit:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        return NewUnit(data["kind"], data["name"], data["slug"], data["on"])


class RenameForm(ResolvedForm):
    """Another name; the address stays."""

    name = Words(label=_("New name"), max_length=120)
    short_name = Words(label=_("Short name"), max_length=40, required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, unit=unit, **kwargs)
        self.fields["name"].initial, self.fields["short_name"].initial = unit.name, unit.short_name


class MoveForm(ResolvedForm):
    """Another unit above this one."""

    parent = forms.ModelChoiceField(
        Unit.objects.none(), label=_("New unit above"), empty_label=_("Choose one")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = possible_homes(self.actor, self.unit)  # type: ignore[attr-defined]


class MergeForm(ResolvedForm):
    """In which unit this one goes on."""

    into = forms.ModelChoiceField(
        Unit.objects.none(), label=_("It goes on in"), empty_label=_("Choose one")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = possible_partners(self.actor, self.unit)  # type: ignore[attr-defined]


class SplitForm(ResolvedForm):
    """New units beside this one."""

    first_name = Words(label=_("Name of the first new unit"), max_length=120)
    first_slug = AddressField(label=_("Its address on this site"), max_length=50)
    second_name = Words(label=_("Name of the second new unit"), max_length=120, required=False)
    second_slug = AddressField(label=_("Its address on this site"), max_length=50, required=False)

    def clean(self) -> dict[str, Any] | None:
        """A name needs an address and an address a name; no address twice."""
        data = super().clean() or self.cleaned_data
        if bool(data.get("second_name")) != bool(data.get("second_slug")):
            self.add_error("second_slug", _("Give name and address, or leave both empty."))
        if data.get("first_slug") and data.get("first_slug") == data.get("second_slug"):
            self.add_error("second_slug", _("Both cannot have the same address."))
        return data

    def new(self) -> list[tuple[str, str]]:
        """Names and addresses of the new units."""
        data = self.cleaned_data
        both = [(data[f"{at}_name"], data[f"{at}_slug"]) for at in ("first", "second")]
        return [one for one in both if one[0]]


class DissolveForm(ResolvedForm):
    """Nothing but the day and the decision."""


class BodyForm(forms.Form):
    """What a body is called and what it is."""

    name = Words(label=_("Name"), max_length=120)
    short_name = Words(label=_("Short name"), max_length=40, required=False)
    explanation = Words(
        label=_("What it is, in one plain sentence"), max_length=300, required=False
    )

    def words(self) -> BodyWords:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        return BodyWords(data["name"], data["short_name"], data["explanation"])


class NewBodyForm(BodyForm, ResolvedForm):
    """A new body, by a decision."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[one for one in BodyKind.choices if one[0] in _FOUNDED]
    )


class BodyChangeForm(BodyForm):
    """Other words for a body, and by which office one reaches it."""

    contact = forms.ModelChoiceField(
        Office.objects.none(),
        label=_("One reaches it by this office"),
        required=False,
        empty_label=_("by none"),
        help_text=_("Whoever holds it today is asked. The mailbox of the office is shown."),
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:  # noqa: ANN401
        names = ("name", "short_name", "explanation", "contact")
        kwargs["initial"] = {name: getattr(body, name) for name in names}
        super().__init__(*args, **kwargs)
        own = body.offices.filter(still_there(), emergency=False).order_by("name", "pk")
        self.fields["contact"].queryset = own  # type: ignore[attr-defined]


class OfficeForm(forms.Form):
    """What an office is called, and how many seats it has."""

    name = Words(label=_("Name"), max_length=120)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=200, initial=1)
    seat_group = Words(label=_("Group of seats"), max_length=60, required=False)
    function = AddressField(
        label=_("Word shared with the same offices elsewhere"),
        max_length=60,
        required=False,
        help_text=_("Such as chapter-speaker. By it, rounds of exchange find their people."),
    )
    mail = forms.EmailField(label=_("Mailbox of the office"), required=False)

    @classmethod
    def of(cls, office: Office, data: Any = None) -> OfficeForm:  # noqa: ANN401
        """The form as an office stands."""
        return cls(data, initial={name: getattr(office, name) for name in cls.base_fields})

    def words(self) -> OfficeWords:
        """The clean data as the operation wants it."""
        return OfficeWords(**self.cleaned_data)


class NameForm(forms.Form):
    """What an office is called here."""

    function = forms.ChoiceField(label=_("Which office"))
    title = Words(
        label=_("What it is called here"),
        max_length=120,
        required=False,
        help_text=_("Empty: the word from above is used again."),
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        here = Office.objects.filter(still_there(), running(today(), "body"))
        rows = here.filter(body__unit__path__startswith=unit.path).exclude(function="")
        known = dict(rows.order_by("-name").values_list("function", "name"))
        self.fields["function"].choices = sorted(known.items(), key=lambda one: one[1])  # type: ignore[attr-defined]
