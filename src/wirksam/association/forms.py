"""What people type, turned into clean data. Forms never save."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wirksam.association.choices import Audience, ContactKind, Reach
from wirksam.association.models import Body, ContactPoint, Office, Person, Unit, still_there
from wirksam.association.operations.offices import Term
from wirksam.association.operations.walls import Plan
from wirksam.association.queries.actors import today
from wirksam.association.queries.people import visible_people
from wirksam.association.rules import clean_words
from wirksam.foundation.access import Actor, visible


class Words(forms.CharField):
    """A line of text without invisible signs."""

    def clean(self, value: Any) -> str:  # noqa: ANN401 (as Django passes it)
        return str(super().clean(clean_words(value) if isinstance(value, str) else value))


class DateField(forms.DateField):
    """A day, typed or picked."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ContactForm(forms.Form):
    """One way to be reached, and who may see it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ContactKind)
    value = Words(label=_("Address or number"), max_length=300)
    visible_to = forms.ChoiceField(label=_("Who may see it"), choices=Audience, initial=Audience.ME)
    for_office = forms.BooleanField(
        label=_("Also for my offices: whoever may know that I hold one, sees this"), required=False
    )

    @classmethod
    def of(cls, point: ContactPoint) -> ContactForm:
        """The form as a contact point stands."""
        names = ("kind", "value", "visible_to", "for_office")
        initial = {name: getattr(point, name) for name in names}
        return cls(initial=initial, auto_id=f"kontakt-{point.pk}-%s")


class AudienceForm(forms.Form):
    """A rung of the ladder."""

    visible_to = forms.ChoiceField(label=_("Who may know that you belong"), choices=Audience)


class OfficeAudienceForm(forms.Form):
    """A rung for an office; those one works with always know."""

    shown_to = forms.ChoiceField(
        label=_("Who may know that you hold it"),
        choices=[one for one in Audience.choices if one[0] != Audience.ME],
    )


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
        offices = visible(actor, Office.objects.filter(body__unit=unit), "grant")
        self.fields["office"].queryset = offices.filter(
            still_there(), emergency=False
        ).select_related("body")  # type: ignore[attr-defined]
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
        rows = Office.objects.filter(body__unit__in=below).exclude(function="")
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
