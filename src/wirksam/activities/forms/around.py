"""Asking for what happens around an activity: closing, repeating, linking, hosting together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.activities.choices import Relation, Rhythm
from wirksam.activities.forms.planning import BodyField
from wirksam.activities.operations.closing import Outcome
from wirksam.association.models import Body
from wirksam.foundation.i18n.forms import DateField

ALL_COMING = "coming"


class ClosingForm(forms.Form):
    """Sixty seconds after it: three questions."""

    came_of_it = forms.CharField(
        label=_("What came of it?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two sentences are enough."),
    )
    attendees = forms.IntegerField(
        label=_("How many were there?"), min_value=0, max_value=1_000_000, required=False
    )
    what_next = forms.CharField(
        label=_("How does it go on?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def outcome(self) -> Outcome:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        return Outcome(data["came_of_it"], data["attendees"], data["what_next"])


class SeriesForm(forms.Form):
    """How often, until when."""

    rhythm = forms.ChoiceField(label=_("How often?"), choices=Rhythm, widget=forms.RadioSelect)
    until = DateField(label=_("Until when?"), help_text=_("At most sixty times."))
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def clean_until(self) -> date:
        """A day to come."""
        until: date = self.cleaned_data["until"]
        if until <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day to come."))
        return until


class ReasonForm(forms.Form):
    """Why it is called off, and how much of a series."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        required=False,
        help_text=_("Everyone who sees the activity can read it."),
    )
    scope = forms.ChoiceField(
        label=_("Which ones?"),
        choices=(("one", _("only this one")), (ALL_COMING, _("this one and all that follow"))),
        initial="one",
        required=False,
        widget=forms.RadioSelect,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def is_for_all(self) -> bool:
        """All that follow are meant."""
        return bool(self.cleaned_data["scope"] == ALL_COMING)


class ContributionForm(forms.Form):
    """Which commitment, and what the activity does for it."""

    code = forms.CharField(label=_("Commitment"), max_length=40)
    relation = forms.ChoiceField(
        label=_("What does the activity do?"),
        choices=Relation,
        initial=Relation.CONTRIBUTES,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("In one sentence"), max_length=300, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        commitments: Iterable[tuple[str, Any]],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = forms.Select(choices=[("", _("Choose")), *commitments])


class BodyForm(forms.Form):
    """One of several bodies."""

    body = BodyField(label=_("Body"))

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        cast("BodyField", self.fields["body"]).offer(bodies)


class CoHostForm(BodyForm):
    """Which body is asked to host too."""


class CopyForm(BodyForm):
    """For which of one's own bodies it is taken along."""
