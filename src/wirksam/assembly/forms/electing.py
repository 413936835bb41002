"""Elections: which office, who stands, how a ballot came out, who was elected."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.assembly.choices import VoteWay
from wirksam.assembly.forms.fields import choose
from wirksam.assembly.forms.meeting import number
from wirksam.assembly.models import Candidate, Election
from wirksam.assembly.operations.counting import NewBallot
from wirksam.assembly.operations.declaring import Declared
from wirksam.assembly.operations.electing import ElectionPlan
from wirksam.association.models import Office
from wirksam.engine.statutes import RuleSet
from wirksam.foundation.i18n.forms import DateField

_PLAN = (
    "office", "title", "seats", "reserved", "opened", "starts_on", "ends_on", "replaces", "way",
    "majority",
)  # fmt: skip


class ElectionForm(forms.Form):
    """An office to be filled."""

    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)
    title = forms.CharField(
        label=_("What the election is called"), max_length=200, help_text=_("Such as: Team 2027")
    )
    seats = number(_("Seats to be filled"), required=True, initial=1)
    reserved = number(_("Of them reserved"), initial=0)
    opened = number(
        _("Of them opened for all"),
        initial=0,
        help_text=_("Only those for whom seats are reserved can open them."),
    )
    starts_on = DateField(label=_("Term begins"))
    ends_on = DateField(label=_("Term ends"), required=False)
    replaces = forms.BooleanField(
        label=_("Whoever holds the office now leaves it when the term begins"), required=False
    )
    way = forms.ChoiceField(label=_("How it is voted"), choices=VoteWay, initial=VoteWay.PAPER)
    majority = forms.ChoiceField(label=_("Majority"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (as forms take it)
        offices: QuerySet[Office],
        rules: RuleSet | None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "office", offices)
        field = self.fields["majority"]
        if rules is not None and rules.majorities and isinstance(field, forms.ChoiceField):
            field.choices = [(one.rule.code, one.rule.text) for one in rules.majorities]
        else:
            del self.fields["majority"]

    def plan(self) -> ElectionPlan:
        """The clean data as the operations want them."""
        data: dict[str, Any] = {"majority": "", **self.cleaned_data}
        data |= {name: data[name] or 0 for name in ("reserved", "opened")}
        return ElectionPlan(**{name: data[name] for name in _PLAN})

    @staticmethod
    def initial_of(election: Election) -> dict[str, Any]:
        """The election as it stands."""
        told = {name: getattr(election, name) for name in _PLAN}
        return told | {"office": election.office_id, "revision": election.revision}


class StandForm(forms.Form):
    """Stand oneself."""

    statement = forms.CharField(
        label=_("What you want to say about yourself"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Members read it. You may leave it empty."),
    )
    claims_reserved = forms.BooleanField(
        label=_("A reserved seat is for me"),
        required=False,
        help_text=_(
            "Only you decide this. It is deleted 30 days after the election; then it only says how"
            " many seats were filled as reserved."
        ),
    )

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if not election.reserved:
            del self.fields["claims_reserved"]


class CandidateForm(forms.Form):
    """Enter somebody who was proposed and agreed."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("Ask first whether this person agrees.")
    )
    claims_reserved = forms.BooleanField(
        label=_("She says that a reserved seat is for her"), required=False
    )

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if not election.reserved:
            del self.fields["claims_reserved"]


class BallotForm(forms.Form):
    """How one ballot came out: papers, then votes for each who stands."""

    cast = number(_("Ballots handed in"), required=True)
    abstain = number(_("Abstentions"), initial=0)
    invalid = number(_("Invalid ballots"), initial=0)
    present = number(_("People with a vote who are there"))
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.candidates = candidates
        for one in candidates:
            self.fields[f"yes{one.pk}"] = number(_("Votes for"), required=True)
            self.fields[f"no{one.pk}"] = number(_("Votes against"))

    def rows(self) -> list[tuple[Candidate, Any, Any]]:
        """Each candidate with her two fields."""
        return [(one, self[f"yes{one.pk}"], self[f"no{one.pk}"]) for one in self.candidates]

    def ballot(self, corrects: Any) -> NewBallot:  # noqa: ANN401 (a ballot or nothing)
        """The ballot as the operation wants it."""
        data = self.cleaned_data
        return NewBallot(
            cast=data["cast"],
            abstain=data["abstain"] or 0,
            invalid=data["invalid"] or 0,
            present=data["present"],
            votes={one.pk: (data[f"yes{one.pk}"], data[f"no{one.pk}"]) for one in self.candidates},
            revision=data["revision"],
            corrects=corrects,
            draft_key=data["key"],
        )


class DeclareForm(forms.Form):
    """Who is elected and said yes. ``doubt``: what the rules find odd about it."""

    doubt = ""
    elected = forms.MultipleChoiceField(
        label=_("Elected, and said yes to it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    close = forms.BooleanField(
        label=_("Close the election; seats that are left stay empty"), required=False
    )
    despite = forms.BooleanField(label=_("Record it all the same"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        field = self.fields["elected"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(one.pk, one.name) for one in candidates]

    def declared(self) -> Declared:
        """The choice as the operation wants it."""
        data = self.cleaned_data
        chosen = [int(key) for key in data["elected"]]
        return Declared(chosen, data["revision"], data["close"], data["despite"])


class AnnulForm(forms.Form):
    """Why an election is taken back."""

    reason = forms.CharField(label=_("What was wrong"), max_length=300)
