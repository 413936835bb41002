"""What is asked about an ally. Only its name must be said."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Office, Unit
from wirksam.foundation.i18n.forms import DateField
from wirksam.network.choices import LegalBasis, PartnerKind, Shared
from wirksam.network.models import Partner, PartnerContact, Relation
from wirksam.network.operations.contacts import MOST_DAYS, Somebody
from wirksam.network.operations.partners import Told


class PartnerForm(forms.Form):
    """An ally; whose it is can be chosen only while it is new and there is a choice."""

    unit = forms.ModelChoiceField(
        label=_("Whose ally?"), queryset=Unit.objects.none(), empty_label=None
    )
    name = forms.CharField(label=_("What is it called?"), max_length=160)
    kind = forms.ChoiceField(label=_("What is it?"), choices=PartnerKind)
    place = forms.CharField(label=_("Where?"), max_length=120, required=False)
    about = forms.CharField(
        label=_("What do we do together, and what should others know?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("No names of people here. They have a place of their own."),
    )
    url = forms.URLField(label=_("Web page"), max_length=500, required=False, assume_scheme="https")
    shared = forms.ChoiceField(
        label=_("Who may know of it?"),
        choices=Shared,
        initial=Shared.UNIT,
        widget=forms.RadioSelect,
        help_text=_("Whom you know there is never shared."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        units: QuerySet[Unit] | None = None,
        partner: Partner | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        if partner is not None:
            names = ("name", "kind", "place", "about", "url", "shared", "revision")
            kwargs["initial"] = {name: getattr(partner, name) for name in names}
        super().__init__(*args, **kwargs)
        if units is None:
            del self.fields["unit"]
            return
        field = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        field.queryset, field.initial = units, units.first()
        if len(units) == 1:
            field.widget, field.required = forms.HiddenInput(), True

    def told(self) -> Told:
        """The clean data as the operations want it."""
        data = self.cleaned_data
        names = ("name", "kind", "about", "url", "place", "shared")
        return Told(**{name: data[name] for name in names})


class ContactForm(forms.Form):
    """Somebody at an ally."""

    name = forms.CharField(label=_("Name"), max_length=120)
    task = forms.CharField(
        label=_("What does this person do there?"), max_length=120, required=False
    )
    mail = forms.EmailField(label=_("Mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    basis = forms.ChoiceField(
        label=_("Why may we keep this?"), choices=LegalBasis, widget=forms.RadioSelect
    )
    basis_note = forms.CharField(
        label=_("When, how, or where?"),
        max_length=200,
        required=False,
        help_text=_("Such as: said so at our summer party."),
    )
    review_on = DateField(
        label=_("Look at it again on"),
        help_text=_("Within a year. If nobody does, it is deleted half a year after that day."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        contact: PartnerContact | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        today = timezone.localdate()
        last = today + timedelta(days=MOST_DAYS)
        kwargs["initial"] = {"review_on": last - timedelta(days=1)}
        if contact is not None:
            kwargs["initial"] = {name: getattr(contact, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        first = today + timedelta(days=1)
        bounds = {"min": first.isoformat(), "max": last.isoformat()}
        self.fields["review_on"].widget.attrs |= bounds

    def somebody(self) -> Somebody:
        """The clean data as the operations want it."""
        return Somebody(**self.cleaned_data)


class RelationForm(forms.Form):
    """Which office holds the contact."""

    office = forms.ModelChoiceField(
        label=_("Which office holds the contact?"),
        queryset=Office.objects.none(),
        help_text=_("An office, not a person: whoever holds it next is who to ask."),
    )

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Office]", self.fields["office"]).queryset = offices


class SpokenForm(forms.Form):
    """When both last spoke."""

    last = DateField(label=_("When did you last speak?"), required=False)
    note = forms.CharField(
        label=_("What should the next one know?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only whoever holds this office or keeps the allies reads this."),
    )

    def __init__(self, *args: Any, relation: Relation, **kwargs: Any) -> None:  # noqa: ANN401
        kwargs["initial"] = {"last": relation.last_contact_on, "note": relation.note}
        super().__init__(*args, **kwargs)
        self.fields["last"].widget.attrs["max"] = timezone.localdate().isoformat()


class TieForm(forms.Form):
    """An ally who takes part in an activity."""

    partner = forms.ModelChoiceField(label=_("Who takes part?"), queryset=Partner.objects.none())
    part = forms.CharField(
        label=_("With what?"),
        max_length=200,
        required=False,
        help_text=_("Such as: lends the tent."),
    )
    public = forms.BooleanField(
        label=_("They may be named here for everybody"),
        required=False,
        help_text=_("Ask them first. Without this tick, only those see it who know of the ally."),
    )

    def __init__(self, *args: Any, partners: QuerySet[Partner], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Partner]", self.fields["partner"]).queryset = partners
