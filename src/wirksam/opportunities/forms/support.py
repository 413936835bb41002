"""Entering which chapters count more when tasks are offered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Unit
from wirksam.foundation.i18n.forms import DateField
from wirksam.opportunities.models import SupportDecision
from wirksam.opportunities.queries.offer_words import TIMES


class SupportForm(forms.Form):
    """The decision, its day, and how many times the tasks of each chapter count."""

    source = forms.CharField(
        label=_("By which decision?"),
        max_length=200,
        help_text=_("Body, day and number, so that everybody can look it up."),
    )
    decided_on = DateField(label=_("When was it decided?"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (as in forms.Form)
        chapters: list[Unit],
        present: SupportDecision | None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self._chapters = chapters
        held = present.weights if present else {}
        for one in chapters:
            self.fields[f"mal_{one.pk}"] = forms.TypedChoiceField(
                label=one.name, choices=TIMES, coerce=int, initial=held.get(str(one.pk), 2)
            )

    @property
    def times(self) -> list[forms.BoundField]:
        """The fields of the chapters."""
        return [self[f"mal_{one.pk}"] for one in self._chapters]

    def halves(self) -> dict[int, int]:
        """The clean data as the operation wants it."""
        return {one.pk: self.cleaned_data[f"mal_{one.pk}"] for one in self._chapters}
