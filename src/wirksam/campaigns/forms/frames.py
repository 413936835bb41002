"""Asking for a frame and its kit."""

from __future__ import annotations

import re
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.activities.forms.planning import BodyField, WebAddressField
from wirksam.association.models import Body
from wirksam.campaigns.choices import Licence
from wirksam.campaigns.models import Frame
from wirksam.campaigns.operations.frames import Proposal
from wirksam.campaigns.operations.kit import Piece
from wirksam.foundation.files.forms import UploadField
from wirksam.foundation.i18n.forms import DateField
from wirksam.programme.queries.cards import public_commitments

_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_MOST_CODES = 10


class FrameForm(forms.Form):
    """What a level proposes to the chapters."""

    title = forms.CharField(label=_("Name of the campaign"), max_length=160)
    theme = forms.CharField(
        label=_("What is it about?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    goals = forms.CharField(
        label=_("What do you want to reach?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    lines = forms.CharField(
        label=_("Which commitments does it serve?"),
        max_length=200,
        required=False,
        help_text=_("Their codes, such as AP26-07, with blanks between them."),
    )
    body = BodyField(label=_("In the name of"))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        bodies: QuerySet[Body] | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        if bodies is None:
            del self.fields["body"]
        else:
            cast("BodyField", self.fields["body"]).offer(bodies)

    def clean_lines(self) -> str:
        """Codes that are there."""
        codes = list(dict.fromkeys(re.split(r"[\s,;]+", self.cleaned_data["lines"].strip())))
        codes = [code for code in codes if code]
        if len(codes) > _MOST_CODES:
            raise forms.ValidationError(_("Name at most ten commitments."))
        fitting = [code for code in codes if _CODE.fullmatch(code)]
        known = set(public_commitments().filter(code__in=fitting).values_list("code", flat=True))
        for code in codes:
            if code not in known:
                raise forms.ValidationError(
                    _("There is no public commitment %(code)s."), params={"code": code}
                )
        return " ".join(codes)

    def clean(self) -> dict[str, Any]:
        """Days in their order."""
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("This day lies before the first day."))
        return data

    def proposal(self) -> Proposal:
        """The clean data as the operation wants it."""
        names = ("title", "theme", "goals", "starts_on", "ends_on", "lines")
        return Proposal(**{name: self.cleaned_data[name] for name in names})

    @staticmethod
    def initial_of(frame: Frame) -> dict[str, Any]:
        """The fields as they stand."""
        names = ("title", "theme", "goals", "starts_on", "ends_on", "lines", "revision")
        return {name: getattr(frame, name) for name in names}


class WithdrawForm(forms.Form):
    """Why a frame is taken back."""

    reason = forms.CharField(
        label=_("Why?"), max_length=300, help_text=_("The chapters that joined in read it.")
    )


class PieceForm(forms.Form):
    """A file or a link for the kit."""

    title = forms.CharField(label=_("Name"), max_length=160)
    file = UploadField(label=_("File"), required=False)
    alt = forms.CharField(
        label=_("If it is a picture: what does it show?"), max_length=300, required=False
    )
    url = WebAddressField(label=_("Or a link"))
    licence = forms.ChoiceField(
        label=_("May others use it?"),
        choices=Licence,
        initial=Licence.OWN,
        widget=forms.RadioSelect,
    )
    made_by = forms.CharField(
        label=_("Who made it?"),
        max_length=120,
        required=False,
        help_text=_("A name to be printed beside it. Ask first."),
    )

    def piece(self) -> Piece:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        return Piece(
            data["title"], data["licence"], data["made_by"], data["url"], data["file"], data["alt"]
        )
