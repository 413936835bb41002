"""Filling offices."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wirksam.association.choices import Reach
from wirksam.association.forms.fields import Words
from wirksam.association.models import Body, Office, Person, Unit, still_there, today
from wirksam.association.operations.offices import Term
from wirksam.association.queries.people import visible_people
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.i18n.forms import DateField


class AppointForm(forms.Form):
    """Who holds what from when until when."""

    office = forms.ModelChoiceField(
        Office.objects.none(),
        label=pgettext_lazy("function", "Office"),
        empty_label=_("Choose one"),
    )
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Person"), empty_label=_("Choose one")
    )
    starts_on = DateField(label=_("from"))
    ends_on = DateField(label=_("until"), required=False)
    acting_for = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("acting for another body"),
        required=False,
        empty_label=_("no other body"),
    )
    decision = Words(label=_("By which decision"), max_length=200, required=False)

    def __init__(self, *args: Any, actor: Actor, unit: Unit, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        here = Office.objects.filter(still_there(), body__unit=unit, emergency=False)
        offices = visible(actor, here.select_related("body"), "grant")
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
        self.fields["person"].queryset = visible_people(actor)  # type: ignore[attr-defined]
        self.fields["acting_for"].queryset = visible(actor, Body, "grant")  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = today()

    def term(self) -> Term:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        return Term(data["starts_on"], data["ends_on"], data["decision"], data["acting_for"])


class EndForm(forms.Form):
    """When and why a mandate ends early."""

    ends_on = DateField(label=_("Last day"))
    reason = Words(label=_("Why"), max_length=200)


class CapabilityForm(forms.Form):
    """How far an office may do one thing."""

    capability = forms.CharField(widget=forms.HiddenInput)
    reach = forms.ChoiceField(choices=[("", _("not at all")), *Reach.choices], required=False)
