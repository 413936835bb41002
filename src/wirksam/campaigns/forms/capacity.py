"""What a chapter says it has; where the tiles lie."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Unit
from wirksam.campaigns.models.capacity import MOST_COLUMNS, MOST_ROWS
from wirksam.campaigns.operations.capacity import LONGEST_WISH, Said, Spot

MOST_LETTERS = 4
_MOST_PEOPLE = 5000


class CapacityForm(forms.Form):
    """How many people, how many of them trained, what one would like to have."""

    people = forms.IntegerField(
        label=_("How many people can you count on?"),
        min_value=0,
        max_value=_MOST_PEOPLE,
        help_text=_("A rough number is enough. No names."),
    )
    trained = forms.IntegerField(
        label=_("How many of them have done it before or are trained?"),
        min_value=0,
        max_value=_MOST_PEOPLE,
    )
    wish = forms.CharField(
        label=_("What would help you?"),
        max_length=LONGEST_WISH,
        required=False,
        help_text=_("In one sentence. Leave it empty if you have what you need."),
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("For"), empty_label=None)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Unit]", self.fields["unit"]).queryset = units

    def clean(self) -> dict[str, Any]:
        """Those who are trained are some of the people."""
        data = super().clean() or {}
        if data.get("trained", 0) > data.get("people", _MOST_PEOPLE):
            self.add_error("trained", _("That is more than all of your people."))
        return data

    def said(self) -> Said:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        return Said(data["people"], data["trained"], data["wish"])


class TileForm(forms.Form):
    """The place of one unit; empty: it stands below the picture."""

    column = forms.IntegerField(
        label=_("Column"), min_value=1, max_value=MOST_COLUMNS, required=False
    )
    row = forms.IntegerField(label=_("Row"), min_value=1, max_value=MOST_ROWS, required=False)
    code = forms.CharField(label=_("Letters"), max_length=MOST_LETTERS, required=False)

    def clean_code(self) -> str:
        """In capitals; some letters become two by that."""
        code = str(self.cleaned_data["code"]).upper()
        if len(code) > MOST_LETTERS:
            told = _now("Say it in at most %(count)s characters.") % {"count": MOST_LETTERS}
            raise forms.ValidationError(told)
        return code

    def clean(self) -> dict[str, Any]:
        """All three, or none."""
        data = super().clean() or {}
        there = [bool(data.get(name)) for name in ("column", "row", "code")]
        if any(there) and not all(there) and not self.errors:
            raise forms.ValidationError(
                _("Give a column, a row and the letters, or leave all three empty.")
            )
        return data

    def spot(self) -> Spot | None:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        if not data.get("column"):
            return None
        return Spot(data["column"], data["row"], data["code"])
