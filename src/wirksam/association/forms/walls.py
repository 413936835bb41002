"""Openings, rounds of exchange, emergencies."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.association.forms.fields import Words
from wirksam.association.models import Body, Office, Unit, still_there, today
from wirksam.association.operations.walls import Plan
from wirksam.foundation.i18n.forms import DateField


class OpeningForm(forms.Form):
    """Who may read our list, what for and until when."""

    reader = forms.ModelChoiceField(
        Body.objects.none(), label=_("Who may read it"), empty_label=_("Choose one")
    )
    purpose = Words(label=_("What for"), max_length=300)
    until = DateField(label=_("Until"))

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        others = Body.objects.filter(unit__ends_on=None, own=True).exclude(unit=unit)
        self.fields["reader"].queryset = others.select_related("unit")  # type: ignore[attr-defined]
        self.fields["until"].initial = today() + timedelta(days=30)


class RoundForm(forms.Form):
    """A round of exchange: its name, whose holders come, from where, and what for."""

    name = Words(label=_("Name of the round"), max_length=120)
    function = forms.ChoiceField(label=_("Who comes: holders of this office"))
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("from all units below"), empty_label=_("Choose one")
    )
    purpose = Words(label=_("What for"), max_length=300, required=False)

    def __init__(self, *args: Any, host: Body, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        below = Unit.objects.filter(path__startswith=host.unit.path).order_by("path")
        self.fields["unit"].queryset = below  # type: ignore[attr-defined]
        rows = Office.objects.filter(still_there(), body__unit__in=below).exclude(function="")
        self.fields["function"].choices = [  # type: ignore[attr-defined]
            (function, name)
            for function, name in dict(
                rows.order_by("name").values_list("function", "name")
            ).items()
        ]

    def plan(self) -> Plan:
        """The clean data as the operation wants it."""
        return Plan(**self.cleaned_data)


class PostForm(forms.Form):
    """Something to say."""

    text = forms.CharField(
        label=_("Your words"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )


class EmergencyForm(forms.Form):
    """Why the glass is broken, and for how long."""

    office = forms.ModelChoiceField(
        Office.objects.none(), label=_("Emergency office"), empty_label=_("Choose one")
    )
    reason = Words(label=_("What happened, and what do you have to do?"), max_length=200)
    hours = forms.IntegerField(label=_("For how many hours"), min_value=1, max_value=4, initial=1)
