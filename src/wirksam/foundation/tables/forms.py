"""Handing in a list, and saying yes to what was shown."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ListForm(forms.Form):
    """A file with rows."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("Excel (XLSX) or CSV, at most 20,000 rows and 10 MB"),
        error_messages={"required": _("Choose a file.")},
    )


class TakeOverForm(forms.Form):
    """Which preview was looked at, and whether rows with errors are left out."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    leave_out = forms.BooleanField(required=False)
