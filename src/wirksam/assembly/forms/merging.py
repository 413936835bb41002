"""What buttons and fields of the merge desk send."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.access import RefusedError
from wirksam.foundation.i18n.forms import DateField
from wirksam.motions.choices import Becomes, Choice
from wirksam.motions.models import Motion
from wirksam.motions.operations.merging import Pick
from wirksam.motions.rules import LONGEST_PARAGRAPH
from wirksam.programme.operations.adopting import Frame

_PICK = re.compile(r"(\d{1,12}):(open|taken|left|settled):(\d{1,9})", re.ASCII)
_ORDER = re.compile(r"(\d{1,12})<(\d{1,12})", re.ASCII)
_OTHER = re.compile(r"(hand|still|drop|undo|public)=(\d{1,9})(?::(\d{1,9}))?", re.ASCII)
_MOST = 1000


@dataclass(slots=True)
class Deed:
    """A press of a button: decisions, an order, or something else with its numbers."""

    picks: list[Pick] = field(default_factory=list)
    order: tuple[int, int] | None = None
    others: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_deed(value: str) -> Deed:
    """The deed that a button stands for. Raises RefusedError for anything no button ever sent."""
    deed = Deed()
    words = value.split()
    for word in words[:_MOST]:
        if found := _PICK.fullmatch(word):
            deed.picks.append(Pick(int(found[1]), Choice(found[2]), int(found[3])))
        elif found := _ORDER.fullmatch(word):
            deed.order = (int(found[1]), int(found[2]))
        elif found := _OTHER.fullmatch(word):
            deed.others[found[1]] = (int(found[2]), int(found[3] or 0))
        else:
            raise RefusedError(_("This button is not known. Load the page anew."))
    if not words:
        raise RefusedError(_("This button is not known. Load the page anew."))
    return deed


class WordForm(forms.Form):
    """A paragraph as it is to read; empty: it goes."""

    text = forms.CharField(
        label=_("The paragraph as it is to read"),
        required=False,
        strip=False,
        max_length=LONGEST_PARAGRAPH + 10_000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("A blank line begins another paragraph. Without any words the paragraph goes."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class AdoptForm(forms.Form):
    """What is asked when a motion is adopted."""

    adopted_on = DateField(label=_("Adopted on"))
    agenda_item = forms.CharField(label=_("Agenda item"), max_length=200, required=False)
    valid_from = DateField(
        label=_("In force from"), required=False, help_text=_("Empty: from the day of adoption.")
    )
    title = forms.CharField(label=_("Name of the programme"), max_length=200)
    slug = forms.SlugField(
        label=_("Its address"), max_length=60, help_text=_("For example 2027: /programm/2027/")
    )
    term_starts_on = DateField(label=_("It holds from"))
    term_ends_on = DateField(label=_("It holds until"))
    sure = forms.BooleanField(
        label=_("I know that this cannot be undone. The text freezes as it reads here.")
    )

    def __init__(self, *args: Any, motion: Motion, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.motion = motion
        if motion.becomes != Becomes.STATUTE:
            del self.fields["valid_from"]
        if motion.becomes != Becomes.PROGRAMME or motion.programme is not None:
            for name in ("title", "slug", "term_starts_on", "term_ends_on"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A term ends after it has begun."""
        data = super().clean() or {}
        first, last = data.get("term_starts_on"), data.get("term_ends_on")
        if first and last and last < first:
            self.add_error("term_ends_on", _("The last day cannot be before the first."))
        return data

    def frame(self) -> Frame | None:
        """The new programme; nothing where the motion becomes none."""
        data = self.cleaned_data
        if "slug" not in self.fields:
            return None
        return Frame(
            data["slug"],
            data["title"],
            self.motion.unit,
            data["term_starts_on"],
            data["term_ends_on"],
        )
