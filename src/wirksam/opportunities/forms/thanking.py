"""A word of thanks, for all who helped or for one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.opportunities.models import Engagement
from wirksam.opportunities.operations.thanking import LONGEST


class ThanksForm(forms.Form):
    """``rows`` are those whom this host can thank."""

    helper = forms.TypedChoiceField(
        label=_("Whom do you thank?"), coerce=int, empty_value=None, required=False
    )
    text = forms.CharField(
        label=_("What do you say?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Your name stands beneath. Only whom you thank and you read it."),
    )

    def __init__(self, *args: Any, rows: Iterable[Engagement], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        field = cast("forms.TypedChoiceField", self.fields["helper"])
        everyone = ("", _("all who have helped and have not been thanked"))
        field.choices = [everyone, *((one.pk, one.name) for one in rows)]
