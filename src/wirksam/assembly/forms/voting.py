"""A vote: question, result, three numbers. All else has its usual value and lies folded away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.assembly.choices import RollCallChoice, VoteResult, VoteWay
from wirksam.assembly.forms.meeting import number
from wirksam.assembly.models import Vote
from wirksam.assembly.operations.outcomes import OTHERWISE
from wirksam.assembly.operations.voting import NewVote
from wirksam.engine.statutes import RuleSet
from wirksam.foundation.i18n.forms import DateField
from wirksam.motions.choices import State
from wirksam.motions.models import Submission

_NAMES = {
    "names_yes": RollCallChoice.YES,
    "names_no": RollCallChoice.NO,
    "names_abstain": RollCallChoice.ABSTAIN,
}


def _names(label: Any) -> forms.CharField:  # noqa: ANN401 (as forms take it)
    return forms.CharField(
        label=label,
        required=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 4, "autocapitalize": "words"}),
        help_text=_("One name a line"),
    )


class VoteForm(forms.Form):
    """What was asked and how it came out. ``doubt``: what the rules find odd about it."""

    doubt = ""
    question = forms.CharField(label=_("What was voted on"), max_length=300)
    yes = number(_("Yes"))
    no = number(_("No"))
    abstain = number(_("Abstentions"))
    stated = forms.ChoiceField(
        label=_("Result"), required=False, help_text=_("Also without counting, if it is plain.")
    )
    majority = forms.ChoiceField(label=_("Majority"), required=False)
    follows = forms.ChoiceField(
        label=_("What follows if it is carried"),
        required=False,
        choices=[
            ("", _("it is adopted")),
            *((one, State(one).label) for one in sorted(OTHERWISE)),
        ],
    )
    way = forms.ChoiceField(
        label=_("How it was voted"), choices=VoteWay, initial=VoteWay.SHOW_OF_HANDS
    )
    invalid = number(_("Invalid votes"))
    present = number(_("People with a vote who are there"))
    decided_on = DateField(label=_("On"))
    names_yes = _names(_("Names that said yes"))
    names_no = _names(_("Names that said no"))
    names_abstain = _names(_("Names that abstained"))
    correction_reason = forms.CharField(label=_("What was wrong"), max_length=300, required=False)
    despite = forms.BooleanField(label=_("Record it all the same"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (as forms take it)
        rules: RuleSet | None,
        corrects: bool = False,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["correction_reason"].required = corrects
        majorities = rules.majorities if rules else ()
        stated, majority = self.fields["stated"], self.fields["majority"]
        if isinstance(stated, forms.ChoiceField):
            first = _("by the numbers") if majorities else _("choose")
            stated.choices = [("", first), *VoteResult.choices]
        if isinstance(majority, forms.ChoiceField):
            majority.choices = [(one.rule.code, one.rule.text) for one in majorities]
        if not majorities:
            del self.fields["majority"]

    def clean(self) -> dict[str, Any]:
        """Names are only for votes by calling names; those ask for names."""
        data = super().clean() or {}
        named = [name for name in _NAMES if data.get(name)]
        if data.get("way") == VoteWay.ROLL_CALL and not named:
            self.add_error("names_yes", _("Write down who was called and what each said."))
        return data

    def look_again(self, seen: int) -> None:
        """Whoever records it has now been told of what was recorded meanwhile."""
        self.data = {name: self.data[name] for name in self.data} | {"seen": str(seen)}

    def names(self) -> tuple[tuple[str, str], ...]:
        """Each name with what it said, in the order they stand there."""
        if self.cleaned_data["way"] != VoteWay.ROLL_CALL:
            return ()
        return tuple(
            (" ".join(line.split()), choice.value)
            for field, choice in _NAMES.items()
            for line in self.cleaned_data[field].splitlines()
            if line.strip()
        )

    def new_vote(self, submission: Submission | None, corrects: Vote | None) -> NewVote:
        """The vote as the operation wants it."""
        data = self.cleaned_data
        same = ("question", "yes", "no", "abstain", "stated", "way", "present", "decided_on",
                "correction_reason", "despite", "seen", "follows")  # fmt: skip
        return NewVote(
            submission=submission,
            corrects=corrects,
            names=self.names(),
            invalid=data["invalid"] or 0,
            majority=data.get("majority", ""),
            draft_key=data["key"],
            **{name: data[name] for name in same},
        )
