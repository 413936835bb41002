"""What a motion is, for those who prepare the assembly."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy

from wirksam.motions.choices import Becomes
from wirksam.motions.forms.sorts import SORTS, SortForm
from wirksam.motions.models import Motion
from wirksam.motions.operations.classifying import Sorting
from wirksam.programme.models import ProgrammeVersion


class ClassifyForm(SortForm):
    """The sort of motion, and what belongs to that sort."""

    follows = forms.ModelChoiceField(
        ProgrammeVersion.objects.none(),
        label=gettext_lazy("Which programme it carries on"),
        required=False,
        help_text=gettext_lazy("Commitments whose words are in the new text go on there."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, motion: Motion, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        published = ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all())
        self.offer(Q(unit=motion.unit))
        cast("forms.ModelChoiceField[Any]", self.fields["follows"]).queryset = published.filter(
            programme__unit=motion.unit
        ).select_related("programme")

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
