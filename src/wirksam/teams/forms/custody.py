"""Who acts for a missing team, and what is told of it."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Body, Occasion, still_there
from wirksam.foundation.i18n.forms import DateField
from wirksam.teams.operations.custody import (
    LONGEST_DONE,
    LONGEST_REST,
    NewCustody,
    Told,
)

RHYTHMS = ((14, _("every two weeks")), (30, _("every month")), (60, _("every two months")))


class CustodyForm(forms.Form):
    """Which body, from when, until when, on what basis, how often it reports."""

    acting = forms.ModelChoiceField(Body.objects.none(), label=_("Who acts?"), empty_label=None)
    basis = forms.CharField(
        label=_("Which decision does this rest on?"),
        max_length=300,
        help_text=_("For example: motion A-03, lines 130 and 131. Everyone can read it."),
    )
    starts_on = DateField(label=_("From"))
    ends_with = forms.ModelChoiceField(
        Occasion.objects.none(),
        label=_("Until which assembly?"),
        required=False,
        empty_label=_("none"),
        help_text=_("It ends when that has taken place, and in any case when the team begins."),
    )
    ends_on = DateField(label=_("Last day"), required=False)
    rhythm_days = forms.TypedChoiceField(
        label=_("How often does it report?"), choices=RHYTHMS, coerce=int, initial=30
    )

    def __init__(self, *args: Any, team: Body, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(still_there(), unit=team.unit_id, own=True)
        self.fields["acting"].queryset = (  # type: ignore[attr-defined]  # ModelChoiceField
            bodies.exclude(pk=team.pk).order_by("name", "pk")
        )
        here = Q(unit=None) | Q(unit__path__in=[*team.unit.above, team.unit.path])
        self.fields["ends_with"].queryset = (  # type: ignore[attr-defined]  # ModelChoiceField
            Occasion.objects.filter(here, happened=False, happens_on__isnull=False)
        )
        self.initial.setdefault("starts_on", timezone.localdate())

    def new(self) -> NewCustody:
        """What was filled in."""
        data = self.cleaned_data
        return NewCustody(
            acting=data["acting"],
            basis=data["basis"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            ends_with=data["ends_with"],
            rhythm_days=data["rhythm_days"],
        )


class CustodyReportForm(forms.Form):
    """Three questions; everyone can read the answers."""

    done = forms.CharField(
        label=_("What did you do for the team?"),
        max_length=LONGEST_DONE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two or three sentences are enough."),
    )
    involved = forms.CharField(
        label=_("Who was involved, and how?"),
        max_length=LONGEST_REST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("How did members hear of it, how many came, what could they decide? No names."),
    )
    open_questions = forms.CharField(
        label=_("What is open?"),
        max_length=LONGEST_REST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Here members see where they can help."),
    )
    draft_key = forms.UUIDField(
        required=False, widget=forms.HiddenInput(attrs={"data-draft-key": True})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.initial.setdefault("draft_key", uuid.uuid4())

    def told(self) -> Told:
        """What was filled in."""
        return Told(**self.cleaned_data)


class EndForm(forms.Form):
    """Why it ends before its time."""

    reason = forms.CharField(
        label=_("Why does it end today?"), max_length=300, help_text=_("Everyone can read it.")
    )


class PromiseForm(forms.Form):
    """A commitment by its code."""

    code = forms.CharField(
        label=_("Code of the commitment"),
        max_length=40,
        help_text=_("It stands above each commitment, such as 2026-14."),
    )
