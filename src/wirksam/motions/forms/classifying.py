"""What a motion is, for those who prepare the assembly."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.foundation.i18n.forms import DateField
from wirksam.motions.choices import Becomes
from wirksam.motions.forms.drafting import SORTS
from wirksam.motions.models import Motion, Statute
from wirksam.motions.operations.classifying import Sorting
from wirksam.programme.models import Programme, ProgrammeVersion


class ClassifyForm(forms.Form):
    """The sort of motion, and what belongs to that sort."""

    sort = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[(key, label) for key, (_kind, _becomes, label) in SORTS.items()],
    )
    programme = forms.ModelChoiceField(
        Programme.objects.none(),
        label=gettext_lazy("Which programme"),
        required=False,
        empty_label=gettext_lazy("a new one"),
    )
    programme_slug = forms.SlugField(
        label=gettext_lazy("Its address"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("A year is a good address."),
    )
    term_starts_on = DateField(label=gettext_lazy("Valid from"), required=False)
    term_ends_on = DateField(label=gettext_lazy("until"), required=False)
    follows = forms.ModelChoiceField(
        ProgrammeVersion.objects.none(),
        label=gettext_lazy("Which programme it carries on"),
        required=False,
        help_text=gettext_lazy("Commitments whose words are in the new text go on there."),
    )
    statute = forms.ModelChoiceField(
        Statute.objects.none(), label=gettext_lazy("Which statutes"), required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, motion: Motion, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        published = ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all())
        self._offer("programme", Programme.objects.filter(unit=motion.unit))
        self._offer("statute", Statute.objects.filter(unit=motion.unit))
        self._offer(
            "follows",
            published.filter(programme__unit=motion.unit).select_related("programme"),
        )

    def _offer(self, name: str, rows: Any) -> None:  # noqa: ANN401 (querysets of three models)
        cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = rows

    def clean(self) -> dict[str, Any]:
        """What belongs to its sort is there."""
        data = super().clean() or {}
        if data.get("sort") == "statute" and not data.get("statute"):
            self.add_error("statute", _("Say which statutes this motion changes."))
        start, end = data.get("term_starts_on"), data.get("term_ends_on")
        if start and end and end <= start:
            self.add_error("term_ends_on", _("This day lies before the first day."))
        return data

    def sorting(self) -> Sorting:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        kind, becomes, _label = SORTS[data["sort"]]
        return Sorting(
            kind,
            becomes,
            statute=data["statute"],
            programme=data["programme"],
            programme_slug="" if data["programme"] else data["programme_slug"],
            term_starts_on=data["term_starts_on"],
            term_ends_on=data["term_ends_on"],
            follows=data["follows"],
        )


def classify_initial(motion: Motion) -> dict[str, object]:
    """What the form begins with."""
    sorts = {(kind, becomes): key for key, (kind, becomes, _label) in SORTS.items()}
    same = (
        "programme",
        "programme_slug",
        "term_starts_on",
        "term_ends_on",
        "statute",
        "revision",
    )
    likely = "programme" if motion.becomes == Becomes.PROGRAMME else "motion"
    return {name: getattr(motion, name) for name in same} | {
        "sort": sorts.get((motion.kind, motion.becomes), likely),
        "follows": motion.source_version,
    }
