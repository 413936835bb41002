"""A report in three questions; what few reports need stands in a fold."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.foundation.files.forms import UploadField
from wirksam.foundation.i18n.forms import DateField
from wirksam.programme.choices import Completion, EvidenceKind, StatusCode
from wirksam.programme.models import Commitment, ProgressEntry
from wirksam.programme.operations.reporting import Proof, Report
from wirksam.programme.rules import LONGEST_REST, LONGEST_SAID

_ALWAYS = (StatusCode.IN_PROGRESS,)
_ENDS = (StatusCode.DEFERRED, StatusCode.DROPPED)
_DONE = (StatusCode.PARTLY, StatusCode.REPORTED_DONE)
OFFERED: dict[str, tuple[StatusCode, ...]] = {
    Completion.DELIVER: (*_ALWAYS, *_DONE, *_ENDS),
    Completion.EXAMINE: (*_ALWAYS, *_DONE, *_ENDS),
    Completion.CONTINUOUS: (*_ALWAYS, StatusCode.RUNNING, *_ENDS),
    Completion.PRINCIPLE: (*_ALWAYS, StatusCode.RUNNING, *_ENDS),
    Completion.ON_REQUEST: (*_ALWAYS, StatusCode.RUNNING, *_DONE, *_ENDS),
}
"""What a report may say, by what "done" can mean. Only the assembly confirms."""

LINK_KINDS = (
    EvidenceKind.LINK,
    EvidenceKind.MINUTES,
    EvidenceKind.RESOLUTION,
    EvidenceKind.FINDING,
)


def _words(
    label: StrOrPromise, rows: int = 3, *, longest: int = LONGEST_REST, required: bool = False
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget)


class ReportForm(forms.Form):
    """What happened, what comes next, what shows it."""

    said = _words(_("What happened?"), longest=LONGEST_SAID, required=True)
    next_step = _words(_("What comes next?"), rows=2)
    url = forms.URLField(
        label=_("What shows it?"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
        help_text=_("A link. A photo, a file or a number you can add below."),
    )
    state = forms.ChoiceField(label=_("Where it stands"), required=False)
    next_due = DateField(label=_("Next report by"), required=False)

    file = UploadField(label=_("Photo or document"), required=False)
    alt = forms.CharField(
        label=_("What does the photo show?"),
        required=False,
        max_length=300,
        help_text=_("One sentence for people who do not see it."),
    )
    amount = forms.DecimalField(
        label=_("A number"), required=False, max_digits=14, decimal_places=2, localize=True
    )
    unit_word = forms.CharField(label=_("of what"), required=False, max_length=60)
    label = forms.CharField(label=_("Name of the link or file"), required=False, max_length=200)
    kind = forms.ChoiceField(
        label=_("The link leads to"),
        required=False,
        choices=[(kind.value, kind.label) for kind in LINK_KINDS],
    )
    obstacle = _words(_("What stands in the way?"), rows=2)
    happened_on = DateField(label=_("It happened on"), required=False)
    draft_key = forms.UUIDField(
        required=False, widget=forms.HiddenInput(attrs={"data-draft-key": True})
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        commitment: Commitment,
        now: str,
        corrects: ProgressEntry | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        kwargs["initial"] = self._initial(commitment, corrects) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.commitment, self.now, self.corrects = commitment, now, corrects
        offered = OFFERED[commitment.completion]
        stays = StatusCode(now).label if now else ""
        nothing = _("stays as it is: %(state)s") % {"state": stays}
        choices = [("", nothing), *((code.value, code.label) for code in offered)]
        cast("forms.ChoiceField", self.fields["state"]).choices = choices
        if corrects is not None:
            self.fields["said"].help_text = _("Your correction stands beside the first wording.")

    @staticmethod
    def _initial(commitment: Commitment, corrects: ProgressEntry | None) -> dict[str, Any]:
        today = timezone.localdate()
        rhythm = commitment.rhythm_days
        initial: dict[str, Any] = {
            "happened_on": today,
            "draft_key": uuid.uuid4(),
            "next_due": today + timedelta(days=rhythm) if rhythm else None,
        }
        if corrects is not None:
            names = ("said", "next_step", "state", "obstacle", "happened_on", "next_due")
            initial |= {name: getattr(corrects, name) for name in names}
        return initial

    def clean_happened_on(self) -> date:
        """Today where nothing is said; never a day to come."""
        on: date = self.cleaned_data["happened_on"] or timezone.localdate()
        if on > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Report it afterwards."))
        return on

    def clean(self) -> dict[str, Any]:
        """What belongs together is there together."""
        data = super().clean() or {}
        due, on = data.get("next_due"), data.get("happened_on")
        if due and on and due < on:
            self.add_error("next_due", _("This day lies before the report itself."))
        if data.get("amount") is not None and not data.get("unit_word"):
            self.add_error("unit_word", _("Say what you counted."))
        file = data.get("file")
        if file and str(file.content_type).startswith("image/") and not data.get("alt"):
            self.add_error("alt", _("Say in one sentence what the photo shows."))
        if self._is_finding and not (data.get("url") or file or {"url", "file"} & set(self.errors)):
            told = _("It is done with a published finding: add its link or its file.")
            self.add_error("url", told)
        return data

    @property
    def _is_finding(self) -> bool:
        """What shows it is the finding that an examination is done with."""
        done = self.cleaned_data.get("state") == StatusCode.REPORTED_DONE
        return done and self.commitment.completion == Completion.EXAMINE

    @property
    def rest_is_open(self) -> bool:
        """Something in the fold is wrong or filled in."""
        folded = ("file", "alt", "amount", "unit_word", "label", "kind", "obstacle", "happened_on")
        return any(name in self.errors for name in folded) or bool(self.initial.get("obstacle"))

    def again(self) -> ReportForm:
        """The same words in a form of their own, for what came too late to change a report."""
        data = cast("QueryDict", self.data).copy()
        data["draft_key"] = str(uuid.uuid4())
        return ReportForm(data, commitment=self.commitment, now=self.now, corrects=self.corrects)

    def report(self, file: Any = None) -> Report:  # noqa: ANN401 (a StoredFile or nothing)
        """The clean data as the operation wants it; ``file`` is the upload, already kept."""
        data = self.cleaned_data
        return Report(
            happened_on=data["happened_on"],
            said=data["said"],
            state=data["state"],
            next_step=data["next_step"],
            obstacle=data["obstacle"],
            next_due=data["next_due"],
            draft_key=data["draft_key"],
            proofs=tuple(self._proofs(file)),
        )

    def _proofs(self, file: Any) -> Iterable[Proof]:  # noqa: ANN401
        data = self.cleaned_data
        finding = self._is_finding
        if data["url"]:
            kind = EvidenceKind.FINDING if finding else data["kind"] or EvidenceKind.LINK
            label = data["label"] or urlsplit(data["url"]).hostname or data["url"][:200]
            yield Proof(kind=kind, label=label, url=data["url"])
        if file is not None:
            photo = EvidenceKind.PHOTO if file.is_photo else EvidenceKind.DOCUMENT
            kind = EvidenceKind.FINDING if finding and not data["url"] else photo
            label = file.alt if file.is_photo else file.name
            if data["label"] and not data["url"]:
                label = data["label"]
            yield Proof(kind=kind, label=label[:200], file=file, alt=file.alt)
        if data["amount"] is not None:
            label = f"{data['amount']:n} {data['unit_word']}"
            yield Proof(
                kind=EvidenceKind.NUMBER,
                label=label,
                amount=data["amount"],
                unit_word=data["unit_word"],
            )


class WithdrawalForm(forms.Form):
    """Why an entry is taken back."""

    reason = forms.CharField(
        label=_("Why do you take it back?"),
        max_length=300,
        help_text=_("Everyone can read this sentence."),
    )
