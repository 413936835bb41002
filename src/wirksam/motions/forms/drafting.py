"""A motion: its words, what it is to become, and to which assembly it goes."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.association.models import Occasion, Unit
from wirksam.engine.amend import Paragraph
from wirksam.foundation.i18n.forms import DateField
from wirksam.motions.forms.fields import MoverForm, mover_initial
from wirksam.motions.forms.sorts import SORTS, SortForm
from wirksam.motions.models import Motion, Submission
from wirksam.motions.operations.plans import MotionPlan
from wirksam.motions.queries.places import Room
from wirksam.motions.rules import LONGEST_TITLE
from wirksam.programme.models import ProgrammeVersion

MOST_BYTES = 5_000_000


class MotionForm(SortForm, MoverForm):
    """Everything about a motion on one page; what few need stands in folds."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE)
    summary = forms.CharField(
        label=gettext_lazy("In one sentence"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("What would be different afterwards? Plain words."),
    )
    occasion = forms.ModelChoiceField(
        Occasion.objects.none(),
        label=gettext_lazy("To which assembly"),
        required=False,
        empty_label=gettext_lazy("I do not know yet"),
    )
    file = forms.FileField(label=gettext_lazy("File"), required=False)
    text = forms.CharField(
        label=gettext_lazy("The text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": gettext_lazy("Write the text, or choose a file.")},
        help_text=gettext_lazy(
            "What the assembly decides, word for word. A blank line begins a paragraph, # a"
            " heading, - an item."
        ),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        room: Room,
        source: ProgrammeVersion | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, actor=room.actor, on_paper=room.prepares, **kwargs)
        self.room, self.source = room, source
        self.use_required_attribute = False
        self.fields["text"].required = not (self.files and self.files.get("file"))
        occasions = cast("forms.ModelChoiceField[Occasion]", self.fields["occasion"])
        occasions.queryset = room.occasions
        self.offer(Q(unit=room.unit) | Q(unit__in=room.occasions.values("unit")))

    def clean(self) -> dict[str, Any]:
        """What belongs to its sort is there."""
        data = super().clean() or {}
        file = data.get("file")
        if file and (file.size or 0) > MOST_BYTES:
            self.add_error("file", _("This file is too large. Save only the text of the motion."))
        return data

    def plan(self, paragraphs: tuple[Paragraph, ...], kept: Submission | None = None) -> MotionPlan:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        kind, becomes, _label = SORTS[data["sort"]]
        unit: Unit = data["occasion"].unit if data["occasion"] else self.room.unit
        is_programme = data["sort"] == "programme"
        programme = data["programme"] if is_programme else None
        return MotionPlan(
            unit,
            data["title"],
            paragraphs,
            occasion=data["occasion"],
            kind=kind,
            becomes=becomes,
            summary=data["summary"],
            reasons=data["reasons"],
            urgency=data["urgency"],
            movers=self.movers(kept),
            source_version=self.source,
            statute=data["statute"] if data["sort"] == "statute" else None,
            programme=programme,
            programme_slug=data["programme_slug"] if is_programme and not programme else "",
            term_starts_on=data["term_starts_on"] if is_programme else None,
            term_ends_on=data["term_ends_on"] if is_programme else None,
            draft_key=data["draft_key"],
        )


class VersionForm(forms.Form):
    """Another wording of a published motion."""

    text = forms.CharField(
        label=gettext_lazy("The text"), strip=False, widget=forms.Textarea(attrs={"rows": 20})
    )
    note = forms.CharField(
        label=gettext_lazy("What changed, in one sentence"), max_length=300, required=False
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class StatuteForm(forms.Form):
    """The statutes as they hold today, brought in once."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Whose they are"), empty_label=None
    )
    valid_from = DateField(label=gettext_lazy("In force since"))
    text = forms.CharField(
        label=gettext_lazy("The text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("A blank line begins a paragraph, # a heading."),
    )


def motion_initial(motion: Motion, text: str) -> dict[str, object]:
    """What the form of a kept motion begins with."""
    same = (
        "title", "summary", "occasion", "statute", "programme", "programme_slug",
        "term_starts_on", "term_ends_on",
    )  # fmt: skip
    pair = (motion.kind, motion.becomes)
    sort = next((key for key, (kind, then, _l) in SORTS.items() if (kind, then) == pair), "motion")
    initial = {name: getattr(motion, name) for name in same}
    return mover_initial(motion) | initial | {"sort": sort, "text": text}
