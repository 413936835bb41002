"""What a motion is, and what belongs to each sort."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.foundation.i18n.forms import DateField
from wirksam.motions.choices import Becomes, MotionKind
from wirksam.motions.models import Statute
from wirksam.programme.models import Programme, ProgrammeVersion

SORTS: Mapping[str, tuple[str, str, Any]] = {
    "motion": (MotionKind.ORDINARY, Becomes.RESOLUTION, gettext_lazy("Motion for a decision")),
    "programme": (MotionKind.ORDINARY, Becomes.PROGRAMME, gettext_lazy("Work programme")),
    "statute": (MotionKind.STATUTE, Becomes.STATUTE, gettext_lazy("Change of statutes")),
    "resolution": (MotionKind.RESOLUTION, Becomes.RESOLUTION, gettext_lazy("Resolution")),
    "application": (
        MotionKind.APPLICATION,
        Becomes.NOTHING,
        gettext_lazy("Application for an office"),
    ),
}
"""What people call it: the kind that statutes tell apart, and what an adopted one becomes."""


class SortForm(forms.Form):
    """The sort, and the statutes or the programme that go with it."""

    sort = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[(key, label) for key, (_kind, _becomes, label) in SORTS.items()],
        initial="motion",
    )
    statute = forms.ModelChoiceField(
        Statute.objects.none(), label=gettext_lazy("Which statutes"), required=False
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

    def offer(self, own: Q) -> None:
        """Let people choose among the statutes and public programmes of their own units."""
        public = ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all())
        programmes = Programme.objects.filter(own, pk__in=public.values("programme"))
        for name, rows in (("statute", Statute.objects.filter(own)), ("programme", programmes)):
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
