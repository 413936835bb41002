"""Fields that several forms share."""

from __future__ import annotations

from django import forms


class DateField(forms.DateField):
    """A day, typed or picked."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
