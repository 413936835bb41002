"""Asking for help and offering it."""

from __future__ import annotations

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.activities.forms.planning import BodyField
from wirksam.association.models import Body
from wirksam.campaigns.choices import HelpKind
from wirksam.campaigns.operations.helping import LONGEST
from wirksam.foundation.i18n.forms import DateField


class AskHelpForm(forms.Form):
    """What is missing, until when, in whose name."""

    kind = forms.ChoiceField(
        label=_("What do you need?"), choices=HelpKind, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Say it in a few sentences"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What, how much, where, and how you are reached. All members can read it."),
    )
    until = DateField(label=_("Until when?"), required=False)
    body = BodyField(label=_("In the name of"))
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        cast("BodyField", self.fields["body"]).offer(bodies)
        self.fields["key"].initial = uuid4


class OfferHelpForm(forms.Form):
    """What a body can give."""

    text = forms.CharField(
        label=_("What can you give?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("And how you are reached. Only those who asked read it."),
    )
    body = BodyField(label=_("In the name of"))

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        cast("BodyField", self.fields["body"]).offer(bodies)
