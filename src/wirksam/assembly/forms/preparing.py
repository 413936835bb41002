"""What members say while they prepare: questions, reasons, opinions, meetings, marks."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.assembly.choices import Leaning, Side
from wirksam.assembly.forms.fields import choose
from wirksam.assembly.models import AgendaItem
from wirksam.assembly.models.preparing import LONGEST_ANSWER, LONGEST_WORDS
from wirksam.assembly.queries.movers import title_of
from wirksam.motions.choices import Verdict
from wirksam.motions.models import Submission


class SubmissionField(forms.ModelChoiceField):  # type: ignore[type-arg] # has none when it runs
    """A motion or amendment, by identifier and title."""

    def label_from_instance(self, obj: Model) -> str:
        """What it is called."""
        return title_of(obj) if isinstance(obj, Submission) else str(obj)


class KeyedForm(forms.Form):
    """A form that makes one thing, however often it is sent."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (as forms take them)
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4
        self.fields["key"].widget.attrs["data-draft-key"] = ""


class AskForm(KeyedForm):
    """A question to the movers."""

    submission = SubmissionField(
        Submission.objects.none(), label=_("About which motion"), empty_label=_("choose one")
    )
    text = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everyone can read it. Your name is not shown."),
    )

    def __init__(self, *args: Any, submissions: QuerySet[Submission], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choose(self, "submission", submissions)


class AnswerForm(forms.Form):
    """What the movers answer, or what they said aloud."""

    answer = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class RoomForm(forms.Form):
    """A new preparation room."""

    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("Item of the agenda"), empty_label=None
    )
    submission = SubmissionField(
        Submission.objects.none(),
        label=_("About which motion"),
        required=False,
        empty_label=_("the whole item"),
    )
    question = forms.CharField(
        label=_("The question"),
        max_length=300,
        help_text=_("In plain words, so that one can be for it or against it."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        items: QuerySet[AgendaItem],
        submissions: QuerySet[Submission],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "item", items)
        choose(self, "submission", submissions)


class ArgumentForm(KeyedForm):
    """A reason, and the strongest one of the other side."""

    side = forms.ChoiceField(
        label=_("Your side"), choices=Side.choices, widget=forms.RadioSelect, required=True
    )
    text = forms.CharField(
        label=_("Your reason"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 4})
    )
    other_side = forms.CharField(
        label=_("The strongest reason of the other side"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Say it so that somebody of the other side would nod. It stands with their reasons,"
            " and just as large."
        ),
    )


class OpinionForm(forms.Form):
    """How one sees it today."""

    value = forms.TypedChoiceField(
        label=_("How do you see it today?"),
        choices=Leaning.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )


class ReasonForm(forms.Form):
    """Why words are taken down."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=300,
        help_text=_("Everyone who could read the words reads this reason in their place."),
    )


class MarkForm(forms.Form):
    """How she wants to vote, for herself alone."""

    verdict = forms.ChoiceField(choices=[("", ""), *Verdict.choices], required=False)
    text = forms.CharField(max_length=4000, required=False)
