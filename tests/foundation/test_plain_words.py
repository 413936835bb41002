"""Forms answer in plain words, also where Django speaks."""

from __future__ import annotations

import pytest
from django import forms
from django.utils.translation import override


class _Form(forms.Form):
    words = forms.CharField(required=False, max_length=3)
    number = forms.IntegerField(required=False, min_value=1, max_value=3)
    day = forms.DateField(required=False)
    hour = forms.TimeField(required=False)
    mail = forms.EmailField(required=False)
    choice = forms.ChoiceField(required=False, choices=[("a", "A")])


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("words", "fünf", "Höchstens 3 Zeichen. Es sind 4."),
        ("number", "viel", "Gib eine ganze Zahl ein."),
        ("number", "0", "Mindestens 1."),
        ("number", "4", "Höchstens 3."),
        ("day", "morgen", "Gib einen Tag ein, zum Beispiel 24.12.2026."),
        ("hour", "früh", "Gib eine Uhrzeit ein, zum Beispiel 18:30."),
        ("mail", "kurier", "Das ist keine Mailadresse. Schau sie noch einmal an."),
        ("choice", "b", "Wähle etwas aus der Liste. „b“ steht nicht darin."),
    ],
)
def test_what_is_wrong_is_said_plainly(field, typed, told):
    with override("de"):
        assert _Form({field: typed}).errors[field] == [told]


def test_what_is_missing_is_said_plainly():
    class Asked(forms.Form):
        words = forms.CharField()

    with override("de"):
        assert Asked({}).errors["words"] == ["Das fehlt noch."]
