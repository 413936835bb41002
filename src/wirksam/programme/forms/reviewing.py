"""The review desk: what two people confirm, and what stands beside the text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Body, Occasion
from wirksam.foundation.i18n.forms import DateField
from wirksam.programme.choices import Completion, Kind, Modality, Role
from wirksam.programme.models import Commitment, ProgrammeVersion, TextLine
from wirksam.programme.operations.reviewing import Wording
from wirksam.programme.rules import DEFAULT_RHYTHM_DAYS, MOST_LINES, quote_stands_in


class CommitmentForm(forms.Form):
    """Everything about a commitment that two people confirm."""

    title = forms.CharField(
        label=_("In plain words: who does what by when?"), max_length=200, required=False
    )
    first_line = forms.IntegerField(label=_("From line"), min_value=1, max_value=MOST_LINES)
    last_line = forms.IntegerField(label=_("to line"), min_value=1, max_value=MOST_LINES)
    quote = forms.CharField(label=_("Words of the text"), widget=forms.Textarea(attrs={"rows": 3}))
    lead = forms.ModelChoiceField(
        Body.objects.all(), label=_("In charge"), required=False, empty_label=_("nobody yet")
    )
    modality = forms.ChoiceField(label=_("How binding"), choices=Modality)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind)
    completion = forms.ChoiceField(label=_("Done means"), choices=Completion)
    rhythm_days = forms.IntegerField(
        label=_("Something happens every … days"), min_value=1, max_value=1000, required=False
    )
    limits = forms.CharField(
        label=_("Limits, in the text's own words"), max_length=200, required=False
    )
    deadline_wording = forms.CharField(
        label=_("Deadline, in the text's own words"), max_length=200, required=False
    )
    occasion = forms.ModelChoiceField(
        Occasion.objects.all(),
        label=_("hangs on"),
        required=False,
        empty_label=_("no occasion"),
    )
    due_on = DateField(label=_("or on a date"), required=False)
    done_when = forms.CharField(
        label=_("It is done when"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, version: ProgrammeVersion, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.version = version

    @staticmethod
    def initial_of(commitment: Commitment) -> dict[str, Any]:
        """The fields as they stand."""
        deadline = getattr(commitment, "deadline", None)
        leads = (row for row in commitment.responsibilities.all() if row.role == Role.LEAD)
        lead = next(leads, None)
        names = (
            "title",
            "first_line",
            "last_line",
            "quote",
            "modality",
            "kind",
            "completion",
            "rhythm_days",
            "limits",
            "done_when",
            "revision",
        )
        return {name: getattr(commitment, name) for name in names} | {
            "lead": lead.body_id if lead else None,
            "deadline_wording": deadline.wording if deadline else "",
            "occasion": deadline.occasion_id if deadline else None,
            "due_on": deadline.fixed_on if deadline else None,
        }

    def clean(self) -> dict[str, Any]:
        """The quote stands in the lines; a continuous commitment has a rhythm."""
        data = super().clean() or {}
        first, last = data.get("first_line"), data.get("last_line")
        if first and last and self._lines_exist(first, last) and data.get("quote"):
            texts = TextLine.objects.filter(version=self.version, number__range=(first, last))
            if not quote_stands_in(data["quote"], [line.text for line in texts]):
                self.add_error(
                    "quote",
                    _("These words do not stand in these lines. Copy them from the text."),
                )
        if data.get("completion") == Completion.CONTINUOUS and not data.get("rhythm_days"):
            data["rhythm_days"] = DEFAULT_RHYTHM_DAYS
        if data.get("occasion") and data.get("due_on"):
            self.add_error("due_on", _("Choose an occasion or a date, not both."))
        return data

    @property
    def rest_is_wrong(self) -> bool:
        """Something is wrong in a field that is folded away."""
        folded = ("first_line", "last_line", "completion", "rhythm_days", "limits", "done_when")
        return any(name in self.errors for name in folded)

    def _lines_exist(self, first: int, last: int) -> bool:
        known = set(
            TextLine.objects.filter(version=self.version, number__in=(first, last)).values_list(
                "number", flat=True
            )
        )
        if first > last:
            self.add_error("last_line", _("This line stands before the first one."))
        elif {first, last} - known:
            self.add_error("last_line", _("The text has no such lines."))
        return not self.errors

    def wording(self) -> Wording:
        """The clean data as the operations want it."""
        fields = {key: value for key, value in self.cleaned_data.items() if key != "revision"}
        return Wording(**fields)


class SplitForm(forms.Form):
    """Where one proposal becomes two."""

    MARK = "|"
    quote = forms.CharField(
        label=_("Put a | where the second commitment begins"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def clean_quote(self) -> tuple[str, str]:
        """Two parts, neither empty."""
        parts = [part.strip() for part in self.cleaned_data["quote"].split(self.MARK)]
        if len(parts) != 2 or not all(parts):  # noqa: PLR2004
            raise forms.ValidationError(_("Put exactly one | between the two parts."))
        return parts[0], parts[1]


class ReasonForm(forms.Form):
    """Why lines deliberately hold no commitment; a reason that cannot be kept is none."""

    reason = forms.CharField(label=_("Why"), max_length=200, required=False)

    def words(self) -> str:
        """The clean reason."""
        return str(self.cleaned_data.get("reason", "")) if self.is_valid() else ""


class PlainTextForm(forms.Form):
    """A passage in plain words."""

    text = forms.CharField(
        label=_("In plain words"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )


class NoteForm(forms.Form):
    """A remark beside a line."""

    line = forms.IntegerField(label=_("Line"), min_value=1, max_value=MOST_LINES)
    message = forms.CharField(
        label=_("Remark"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, version: ProgrammeVersion, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.version = version

    def clean_line(self) -> int:
        """A line of the text."""
        line: int = self.cleaned_data["line"]
        if not self.version.lines.filter(number=line).exists():
            raise forms.ValidationError(_("The text has no such lines."))
        return line
