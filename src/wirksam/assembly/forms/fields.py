"""Fields that every form of this app uses."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import QuerySet


def choose(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Offer ``rows`` in a field."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows
