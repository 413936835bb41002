"""Forms of those who choose: readers, findings, a slate, opened seats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Body, Office
from wirksam.foundation.i18n.forms import DateField
from wirksam.teams.choices import Verdict
from wirksam.teams.models import Application, Proposal, TeamCycle
from wirksam.teams.operations.openings import NewOpening
from wirksam.teams.operations.proposing import LONGEST_REASON, LONGEST_REASONS, Draft, Entry
from wirksam.teams.operations.screening import LONGEST_REASON as LONGEST_FINDING
from wirksam.teams.queries.screening import Sheet
from wirksam.teams.queries.turns import reserved_seats


class ReaderForm(forms.Form):
    """Name somebody who reads."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("Somebody with an account, who does not want to join the team herself."),
    )


class FindingForm(forms.Form):
    """What one finds for each criterion, and why."""

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        for row in sheet.rows:
            pk, mine = row.criterion.pk, row.mine
            self.fields[f"verdict{pk}"] = forms.ChoiceField(
                label=_("What do you find?"),
                choices=Verdict.choices,
                widget=forms.RadioSelect,
                initial=mine.verdict if mine else None,
            )
            self.fields[f"reason{pk}"] = forms.CharField(
                label=_("Why? In a sentence."),
                max_length=LONGEST_FINDING,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=mine.reason if mine else "",
            )

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Each criterion with its two fields."""
        return [
            (row, self[f"verdict{row.criterion.pk}"], self[f"reason{row.criterion.pk}"])
            for row in self.sheet.rows
        ]

    def found(self) -> dict[int, tuple[str, str]]:
        """The findings as the operation wants them."""
        data = self.cleaned_data
        return {
            row.criterion.pk: (
                data[f"verdict{row.criterion.pk}"],
                data[f"reason{row.criterion.pk}"],
            )
            for row in self.sheet.rows
        }


class ProposalForm(forms.Form):
    """A slate: for everybody who applied, whether and for which office, and why."""

    by_body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Who proposes?"), empty_label=None
    )
    reasons = forms.CharField(
        label=_("Why these people together?"),
        max_length=LONGEST_REASONS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everyone reads this. Write nothing about reserved seats here."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (as forms take it)
        bodies: QuerySet[Body],
        offices: Sequence[Office],
        applications: Sequence[Application],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.applications, self.offices = list(applications), {one.pk: one for one in offices}
        field = self.fields["by_body"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = bodies
        seats = [("", _("not proposed")), *((one.pk, one.name) for one in offices)]
        for one in self.applications:
            self.fields[f"seat{one.pk}"] = forms.ChoiceField(
                label=one.person.name, choices=seats, required=False
            )
            self.fields[f"why{one.pk}"] = forms.CharField(
                label=_("Why? Members read this."),
                max_length=LONGEST_REASON,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def rows(self) -> list[tuple[Any, Any]]:
        """The two fields of everybody."""
        return [(self[f"seat{one.pk}"], self[f"why{one.pk}"]) for one in self.applications]

    def draft(self) -> Draft:
        """The slate as the operation wants it, by name: no order says who is better."""
        data = self.cleaned_data
        people = [
            Entry(one, self.offices[int(data[f"seat{one.pk}"])], data[f"why{one.pk}"])
            for one in self.applications
            if data[f"seat{one.pk}"]
        ]
        return Draft(data["by_body"], data["reasons"], people)

    @staticmethod
    def initial_of(
        proposal: Proposal | None, body: Body | None, offices: Sequence[Office]
    ) -> dict[str, Any]:
        """The draft as it stands."""
        if proposal is None:
            return {"by_body": body, "revision": 0}
        by_name = {one.name: one.pk for one in offices}
        told: dict[str, Any] = {
            "by_body": proposal.by_body_id,
            "reasons": proposal.reasons,
            "revision": 0 if proposal.published_at else proposal.revision,
        }
        for one in proposal.people.all():
            told[f"seat{one.application_id}"] = by_name.get(one.office_name, "")
            told[f"why{one.application_id}"] = one.reasons
        return told


class OpeningForm(forms.Form):
    """Reserved seats that were opened for all."""

    forum = forms.ModelChoiceField(
        Body.objects.none(), label=_("Which forum decided?"), empty_label=None
    )
    office = forms.ModelChoiceField(Office.objects.none(), label=_("Office"), empty_label=None)
    seats = forms.IntegerField(label=_("How many reserved seats?"), min_value=1, max_value=99)
    decided_on = DateField(label=_("When was it decided?"))
    basis = forms.CharField(
        label=_("Where can it be read?"),
        max_length=300,
        help_text=_("Such as: minutes of the forum, item 3"),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (as forms take it)
        forums: QuerySet[Body],
        cycle: TeamCycle,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        kept = [office for office, seats in reserved_seats(cycle).items() if seats]
        rows = Office.objects.filter(pk__in=kept)
        for name, found in (("forum", forums), ("office", rows)):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = found

    def opening(self) -> NewOpening:
        """What the operation wants."""
        return NewOpening(**self.cleaned_data)
