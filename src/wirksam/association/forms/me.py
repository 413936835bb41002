"""What one says about oneself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.association.choices import Audience, ContactKind
from wirksam.association.forms.fields import Words
from wirksam.association.models import ContactPoint, PublicMandate
from wirksam.association.operations.public_mandates import Seat
from wirksam.foundation.i18n.forms import DateField


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


class PublicMandateForm(forms.Form):
    """A seat in a council or parliament."""

    council = Words(
        label=_("Council or parliament"), max_length=120, help_text=_("For example: town council")
    )
    municipality = Words(label=_("Town, district or state"), max_length=120)
    starts_on = DateField(label=_("Since"))
    ends_on = DateField(label=_("Until"), required=False)
    list_name = Words(label=_("For which list"), max_length=120, required=False)
    topics = Words(label=_("Topics you work on there"), max_length=300, required=False)
    in_directory = forms.BooleanField(
        label=_("Show it in the directory: then everyone in the association sees name and seat"),
        required=False,
    )

    @classmethod
    def of(cls, seat: PublicMandate) -> PublicMandateForm:
        """The form as a seat stands."""
        initial = {name: getattr(seat, name) for name in cls.base_fields}
        return cls(initial=initial, auto_id=f"mandat-{seat.pk}-%s")

    def seat(self) -> Seat:
        """The clean data as the operation wants it."""
        return Seat(**self.cleaned_data)
