"""What a guest is asked: how she wants to be called, and where the link goes."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.mail.fitness import UnfitLetterError, fit_address


class GuestForm(forms.Form):
    """A name and a mail address, nothing else."""

    name = forms.CharField(
        label=_("How shall we call you?"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    mail = forms.EmailField(
        label=_("Your mail address"),
        max_length=254,
        help_text=_("Only the hosts see both. 72 hours after it is over they are deleted."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_name(self) -> str:
        """One line, so that it cannot pretend to be more than a name."""
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_mail(self) -> str:
        """An address that a letter can be sent to."""
        try:
            return fit_address(str(self.cleaned_data["mail"])).casefold()
        except UnfitLetterError as error:
            raise ValidationError(
                _now("No letter can be sent to this address. Look at it once more.")
            ) from error
