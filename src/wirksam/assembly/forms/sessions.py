"""What chapters tell of their meetings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.assembly.forms.fields import choose
from wirksam.assembly.forms.preparing import KeyedForm, SubmissionField
from wirksam.assembly.models import ChapterSession
from wirksam.assembly.models.preparing import LONGEST_SUMMARY, LONGEST_WORDS
from wirksam.assembly.operations.sessions import SessionPlan
from wirksam.association.models import Unit
from wirksam.foundation.i18n.forms import DateField
from wirksam.motions.models import Submission

MOST_QUESTIONS = 5
_MOST_PEOPLE = 10_000


class SessionForm(KeyedForm):
    """What a chapter tells of its meeting, and what it still asks."""

    submission = SubmissionField(
        Submission.objects.none(), label=_("About which motion"), empty_label=_("choose one")
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Who met"), empty_label=None)
    held_on = DateField(label=_("On which day"))
    attendees = forms.IntegerField(
        label=_("How many took part"),
        min_value=0,
        max_value=_MOST_PEOPLE,
        required=False,
        help_text=_("Shown from five people up. Write no names."),
    )
    summary = forms.CharField(
        label=_("What was talked about"),
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Other members can read it. Write no names."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        submissions: QuerySet[Submission],
        units: QuerySet[Unit],
        session: ChapterSession | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        if session is not None:
            del self.fields["submission"], self.fields["unit"]
        else:
            choose(self, "submission", submissions)
            choose(self, "unit", units)
        self.session = session
        for number in range(1, MOST_QUESTIONS + 1):
            self.fields[f"question_{number}"] = forms.CharField(
                label=_("Open question %(number)s") % {"number": number},
                max_length=LONGEST_WORDS,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def plan(self) -> SessionPlan:
        """The clean data as the operations want them."""
        data = self.cleaned_data
        return SessionPlan(
            submission=self.session.submission if self.session else data["submission"],
            held_on=data["held_on"],
            summary=data["summary"],
            attendees=data["attendees"] or 0,
            questions=[data[f"question_{number}"] for number in range(1, MOST_QUESTIONS + 1)],
        )

    @staticmethod
    def initial_of(session: ChapterSession | None) -> dict[str, Any]:
        """The meeting as it was written; today for a new one."""
        if session is None:
            return {"held_on": timezone.localdate()}
        names = ("held_on", "attendees", "summary", "revision")
        return {name: getattr(session, name) for name in names}
