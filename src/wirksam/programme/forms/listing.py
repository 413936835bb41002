"""Narrowing lists, by plain GET forms."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FilterForm(forms.Form):
    """Narrows the list of commitments; empty fields narrow nothing."""

    q = forms.CharField(label=_("Word"), required=False, max_length=100)
    status = forms.CharField(required=False)
    body = forms.CharField(required=False)
    kind = forms.CharField(required=False)
    modality = forms.CharField(required=False)
    programme = forms.CharField(required=False)
    ordnung = forms.CharField(required=False)


class ControlForm(forms.Form):
    """Narrows and sorts the follow-up of decisions; what does not fit narrows nothing."""

    programm = forms.CharField(required=False)
    wer = forms.CharField(required=False)
    merkmal = forms.CharField(required=False)
    nach = forms.CharField(required=False)
    archiv = forms.CharField(required=False)
