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
