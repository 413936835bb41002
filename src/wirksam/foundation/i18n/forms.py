"""Fields of forms for days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Days outside are slips of the keyboard, and no calendar can reckon with the last of all days."""


class DateField(forms.DateField):
    """A day, typed or picked, that can be meant."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> date | None:  # noqa: ANN401
        """The day; refused where its year cannot be meant."""
        on: date | None = super().clean(value)
        if on is not None and not FIRST_YEAR <= on.year <= LAST_YEAR:
            told = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise forms.ValidationError(
                _("Give a day of the years %(first)s to %(last)s.") % told, code="year"
            )
        return on
