"""Fields that every form of people and units uses."""

from __future__ import annotations

from typing import Any

from django import forms

from wirksam.engine.document.characters import clean_words


class Words(forms.CharField):
    """A line of text without invisible signs."""

    def clean(self, value: Any) -> str:  # noqa: ANN401 (as Django passes it)
        return str(super().clean(clean_words(value) if isinstance(value, str) else value))
