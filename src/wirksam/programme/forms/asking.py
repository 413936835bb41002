"""What members say and ask, and what is answered."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.programme.models.dialogue import LONGEST_WORD
from wirksam.programme.rules import LONGEST_ANSWER


class ObjectionForm(forms.Form):
    """*I see it differently.*"""

    text = forms.CharField(
        label=_("What do you see differently?"),
        max_length=LONGEST_WORD,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everyone can read it. Your name is not shown."),
    )


class QuestionForm(forms.Form):
    """A question to the responsible body."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST_WORD,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everyone can read it. Your name is not shown."),
    )


class AnswerForm(forms.Form):
    """The answer of the responsible body."""

    answer = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
