"""The rows of which a version of the rules is made: plain fields, nobody writes data."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.association.choices import DayCount, MajorityName, RuleKind, VoteBase
from wirksam.association.forms.fields import Words
from wirksam.association.queries.deadlines import majority_label
from wirksam.foundation.i18n.forms import DateField

Data = dict[str, Any]
_SHARE = re.compile(r"\s*([1-9]\d{0,2})\s*/\s*([1-9]\d{0,2})\s*")


class ShareField(forms.CharField):
    """A share written as a fraction, at most the whole."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 (as Django passes it)
        super().__init__(max_length=9, **kwargs)
        self.widget.attrs["placeholder"] = "1/2"

    def clean(self, value: Any) -> str:  # noqa: ANN401 (as Django passes it)
        """Refuse what is no share between 0 and 1."""
        told = super().clean(value)
        found = _SHARE.fullmatch(told)
        if told and (found is None or int(found[1]) > int(found[2])):
            raise forms.ValidationError(_("Write a share as a fraction, such as 1/2 or 2/3."))
        return f"{found[1]}/{found[2]}" if found else ""


class RuleForm(forms.Form):
    """What every rule has: its wording, where it stands, and whether that is an assumption."""

    code: forms.Field = forms.CharField(required=False, widget=forms.HiddenInput)
    text = Words(
        label=_("What the statutes say, in their words"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = Words(label=_("Where it stands"), max_length=200)
    assumed = forms.BooleanField(
        label=_("The statutes do not say it. We take it for meant."), required=False
    )
    order = ("text", "source", "assumed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        own = [name for name in self.fields if name not in self.order]
        self.order_fields([*own, *self.order])

    def rule(self) -> Data:
        """Wording, source and mark as data."""
        data = self.cleaned_data
        return {name: data[name] for name in ("code", "text", "source", "assumed")}


class DeadlineForm(RuleForm):
    """Until when motions of some kinds can be handed in."""

    kinds = forms.MultipleChoiceField(
        label=_("What is handed in"), choices=RuleKind, widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(
        label=_("Days before the assembly"),
        min_value=0,
        max_value=400,
        required=False,
        help_text=_("Empty: until the item is called"),
    )
    counting = forms.ChoiceField(
        label=_("How the days are counted"), choices=DayCount, initial=DayCount.CLEAR
    )
    late_majority = forms.ChoiceField(
        label=_("What comes later is admitted by"),
        choices=[("", _("nobody: it is not admitted")), *MajorityName.choices],
        required=False,
    )

    def data_row(self) -> Data:
        """The rule as data."""
        data = self.cleaned_data
        late = data["late_majority"] if data["days"] is not None else ""
        return self.rule() | {
            "kinds": data["kinds"],
            "days": data["days"],
            "counting": data["counting"],
            "late_majority": late,
        }


class MajorityForm(RuleForm):
    """Which share must say yes."""

    code = forms.ChoiceField(label=_("Majority"), choices=MajorityName, initial=MajorityName.SIMPLE)
    share = ShareField(label=_("Share"))
    base = forms.ChoiceField(label=_("Of what"), choices=VoteBase, initial=VoteBase.YES_AND_NO)
    at_least = forms.BooleanField(
        label=_("Exactly this share is enough, not only more than it"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        known = self.initial.get("code")
        if known and known not in MajorityName:
            self.fields["code"].choices = [*MajorityName.choices, (known, majority_label(known))]  # type: ignore[attr-defined]  # a choice field

    def data_row(self) -> Data:
        """The rule as data."""
        data = self.cleaned_data
        told = {name: data[name] for name in ("share", "base", "at_least")}
        return self.rule() | told


class OptionalRuleForm(RuleForm):
    """A rule there is once or not at all: without a wording there is none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["text"].required = self.fields["source"].required = False

    def clean(self) -> Data:
        """With a wording it needs a source."""
        data = super().clean() or self.cleaned_data
        if data.get("text") and not data.get("source"):
            self.add_error("source", _("Say where it stands."))
        return data


class OneRuleForm(OptionalRuleForm):
    """A rule about a share."""

    share = ShareField(label=_("Share"), required=False)

    def clean(self) -> Data:
        """With a wording it needs something to count."""
        data = super().clean()
        if data.get("text") and not self.counts() and "share" not in self.errors:
            self.add_error("share", _("Write a share as a fraction, such as 1/2 or 2/3."))
        return data

    def counts(self) -> bool:
        """Something is asked for."""
        return bool(self.cleaned_data.get("share"))

    def data_row(self) -> Data | None:
        """The rule as data; nothing without a wording."""
        data = self.cleaned_data
        return self.rule() | {"share": data["share"]} if data["text"] else None


class SeatsForm(OneRuleForm):
    """How many seats are reserved."""

    together = forms.BooleanField(
        label=_("Who fills them in one group of seats counts for the others as well"),
        required=False,
    )

    def data_row(self) -> Data | None:
        """The rule as data; nothing without a wording."""
        row = super().data_row()
        return row and row | {"together": self.cleaned_data["together"]}


class QuorumForm(OneRuleForm):
    """Who must be there."""

    share = ShareField(label=_("Share of those who may vote"), required=False)
    least = forms.IntegerField(
        label=_("At least so many people"), min_value=0, max_value=1_000_000, required=False
    )

    def counts(self) -> bool:
        """A share or a number is asked for."""
        return bool(self.cleaned_data.get("share") or self.cleaned_data.get("least"))

    def data_row(self) -> Data | None:
        """The rule as data; nothing without a wording."""
        row = super().data_row()
        least = self.cleaned_data["least"] or 0
        return row and row | {"share": row["share"] or "0", "least": least}


class FrameForm(forms.Form):
    """What the version is called, from when on and by which decision it holds."""

    name = Words(label=_("What these rules are called"), max_length=120)
    version = Words(
        label=_("Name of this version"), max_length=120, help_text=_("For example: 2026")
    )
    valid_from = DateField(label=_("First day on which it holds"))
    source = Words(
        label=_("By which decision"),
        max_length=200,
        help_text=_("For example: state assembly, 18 April 2026, item 7"),
    )
