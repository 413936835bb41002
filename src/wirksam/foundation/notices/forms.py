"""Choosing how often mail comes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.notices.models import Rhythm


class RhythmForm(forms.Form):
    """One of four."""

    rhythm = forms.ChoiceField(
        label=_("How often do you want mail about your notices?"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
    )
