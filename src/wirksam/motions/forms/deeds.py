"""Short forms: a note, a number, a proposal, an answer."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.motions.choices import Answer, Recommendation, Verdict
from wirksam.motions.models import Submission
from wirksam.motions.operations.procedures import Advice
from wirksam.motions.rules import LONGEST_NOTE


def _words(label: Any, rows: int, longest: int, **options: Any) -> forms.CharField:  # noqa: ANN401
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, widget=widget, **options)


class PlainForm(forms.Form):
    """Nothing but the deed, and the state it is about."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class WithdrawForm(PlainForm):
    """Why it is withdrawn."""

    note = _words(gettext_lazy("Why do you withdraw it?"), 2, LONGEST_NOTE, required=False)


class ScreenForm(PlainForm):
    """The name under which it is published, or why not."""

    identifier = forms.CharField(
        label=gettext_lazy("Its name"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Leave it empty for the next number."),
    )
    note = _words(
        gettext_lazy("A note"),
        3,
        LONGEST_NOTE,
        required=False,
        help_text=gettext_lazy("Needed if you send it back or do not admit it."),
    )


class AskForm(PlainForm):
    """Whom to ask to move it too."""

    people = forms.MultipleChoiceField(
        label=gettext_lazy("Whom do you ask?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choices = [(str(pk), name) for pk, name in people]
        cast("forms.MultipleChoiceField", self.fields["people"]).choices = choices


class AdviceForm(forms.Form):
    """What is proposed to the assembly."""

    recommendation = forms.ChoiceField(
        label=gettext_lazy("What do you propose?"),
        choices=Recommendation.choices,
        widget=forms.RadioSelect,
    )
    settled_by = forms.ChoiceField(
        label=gettext_lazy("Settled by"),
        required=False,
        help_text=gettext_lazy("Only for: settled by another"),
    )
    explanation = _words(gettext_lazy("Why"), 3, 4000, required=False)
    internal_note = _words(
        gettext_lazy("Note for those who prepare"),
        2,
        4000,
        required=False,
        help_text=gettext_lazy("Never public"),
    )
    latest = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, others: Iterable[Submission], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.others = {str(one.pk): one for one in others}
        choices = [("", "—"), *((key, str(one)) for key, one in self.others.items())]
        cast("forms.ChoiceField", self.fields["settled_by"]).choices = choices

    def advice(self, texts: Mapping[int, str]) -> Advice:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        return Advice(
            data["recommendation"],
            settled_by=self.others.get(data["settled_by"]),
            texts=texts if data["recommendation"] == Recommendation.MODIFY else None,
            explanation=data["explanation"],
            internal_note=data["internal_note"],
        )


class ReplyForm(forms.Form):
    """What the movers say to the proposal."""

    says = forms.ChoiceField(
        label=gettext_lazy("Do you agree?"),
        choices=[(one.value, one.label) for one in (Answer.AGREED, Answer.DECLINED)],
        widget=forms.RadioSelect,
    )
    text = _words(gettext_lazy("Your answer"), 3, 1000, required=False)


class CommentForm(forms.Form):
    """What somebody says about a passage."""

    text = _words(
        gettext_lazy("What do you want to say?"),
        4,
        2000,
        help_text=gettext_lazy("Everyone can read it, with your name."),
    )
    draft_key = forms.UUIDField(
        required=False, widget=forms.HiddenInput(attrs={"data-draft-key": True})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        kwargs["initial"] = {"draft_key": uuid.uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class NoteForm(forms.Form):
    """What only she sees."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("How I want to vote"), required=False, widget=forms.RadioSelect
    )
    text = _words(
        gettext_lazy("My note"),
        4,
        4000,
        required=False,
        help_text=gettext_lazy("Only you see this, nobody else."),
    )

    def __init__(self, *args: Any, on_lines: bool, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if on_lines:
            del self.fields["verdict"]
        else:
            choices = [("", _("not decided yet")), *Verdict.choices]
            cast("forms.ChoiceField", self.fields["verdict"]).choices = choices


class HideForm(forms.Form):
    """Why a remark is hidden."""

    reason = forms.CharField(
        label=gettext_lazy("Why do you hide it?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Everyone can read this sentence."),
    )


class AidForm(forms.Form):
    """A paragraph in plain words."""

    text = _words(
        gettext_lazy("In plain words"),
        4,
        4000,
        help_text=gettext_lazy("Short sentences, one thought each. A second person checks it."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
