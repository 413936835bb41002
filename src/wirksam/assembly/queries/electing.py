"""Elections for the eye: who stands, how ballots came out, which seats are filled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from wirksam.assembly.models import (
    Assembly,
    Ballot,
    BallotCount,
    Candidate,
    Election,
    ElectionResult,
    ReservedClaim,
)
from wirksam.assembly.queries.ruling import majority_of, rules_of, said
from wirksam.assembly.queries.terms import reserved_in
from wirksam.association.choices import NominationState
from wirksam.association.models import Office, running
from wirksam.association.queries.findings import Said, kept
from wirksam.association.queries.nominations import Hint, hint, nominated, waiting
from wirksam.engine.statutes import RuleSet, SeatGroup, check_seats, term_until
from wirksam.foundation.access import Actor, visible


@dataclass(frozen=True, slots=True)
class BallotView:
    """A ballot; ``counts`` only for those who may know who stands."""

    ballot: Ballot
    counts: tuple[BallotCount, ...]
    later: bool


@dataclass(frozen=True, slots=True)
class ElectionView:
    """All about an election that ``actor`` may know; names only for members."""

    election: Election
    candidates: tuple[Candidate, ...]
    ballots: tuple[BallotView, ...]
    results: tuple[ElectionResult, ...]
    filled: int
    filled_reserved: int
    mine: Candidate | None
    knows_names: bool
    standing: int
    majority: str = ""
    findings: tuple[Said, ...] = ()
    claims_mine: bool = False
    not_entered: int = 0

    @property
    def free(self) -> int:
        """Seats nobody holds yet."""
        return self.election.seats - self.filled

    @property
    def is_counted(self) -> bool:
        """There is a ballot."""
        return bool(self.ballots)


def election_view(actor: Actor, election: Election) -> ElectionView:
    """The page of an election; the same number of queries whatever it holds."""
    shown = list(visible(actor, election.candidates.filter(withdrawn_at=None)).order_by("pk"))
    standing = election.candidates.filter(withdrawn_at=None).count()
    held = list(
        election.results.filter(annulled_at=None)
        .select_related("candidate", "mandate")
        .order_by("seat", "pk")
    )
    named = visible(actor, ElectionResult).filter(pk__in=[one.pk for one in held]).exists()
    knows = bool(shown) or named
    rules = rules_of(election.assembly)
    rule = majority_of(rules, election.majority)
    mine = next((one for one in shown if one.person_id == actor.person_id), None)
    return ElectionView(
        election,
        tuple(shown),
        tuple(_ballots(election, names=knows)),
        tuple(held) if named else (),
        len(held),
        sum(one.as_reserved for one in held),
        mine,
        knows,
        standing,
        rule.rule.text if rule else "",
        tuple(_about_seats(election, held, rules)),
        bool(election.reserved)
        and ReservedClaim.objects.filter(candidate=mine, candidate__isnull=False).exists(),
        _not_entered(election),
    )


def _not_entered(election: Election) -> int:
    """How many are proposed for the office and neither stand nor withdrew."""
    if election.assembly.occasion is None or not election.is_open:
        return 0
    rows = nominated(election.office, election.assembly.occasion)
    known = election.candidates.filter(person__isnull=False).values("person")
    return rows.filter(state=NominationState.OPEN).exclude(person__in=known).count()


@dataclass(frozen=True, slots=True)
class ToFill:
    """An office for which people are proposed and no election is open yet."""

    office: Office
    people: int


def to_fill(assembly: Assembly) -> list[ToFill]:
    """Offices that wait for their election at this assembly; two queries."""
    if assembly.occasion is None:
        return []
    begun = set(assembly.elections.values_list("office", flat=True))
    rows = [one for one in waiting(assembly.occasion) if one.office_id not in begun]
    counts = Counter(one.office_id for one in rows)
    offices = {one.office_id: one.office for one in rows}
    mine = [one for one in offices.values() if one.body.unit_id == assembly.unit_id]
    return [ToFill(one, counts[one.pk]) for one in mine]


def first_plan(assembly: Assembly, office: Office) -> dict[str, object]:
    """What is known already about an election into an office, for its form."""
    begins = assembly.last_day or timezone.localdate()
    told, people = Hint(), []
    if assembly.occasion:
        told = hint(office, assembly.occasion)
        people = [one.person_id for one in nominated(office, assembly.occasion)]
    reserved = reserved_in(office, rules_of(assembly), people)
    return {
        "office": office.pk,
        "title": office.body.name,
        "seats": office.seats,
        "reserved": reserved,
        "opened": min(told.opened, reserved),
        "starts_on": begins,
        "ends_on": term_until(begins, told.months) if told.months else None,
    }


def _about_seats(
    election: Election, held: list[ElectionResult], rules: RuleSet | None
) -> list[Said]:
    """What the rules say to the seats of this election alone."""
    if rules is None or rules.seats is None:
        return []
    reserved = sum(one.as_reserved for one in held)
    seats = (election.seats, election.reserved, len(held), reserved, election.opened)
    return said(kept(check_seats(rules.seats, [SeatGroup(election.title, *seats)])))


def _ballots(election: Election, *, names: bool) -> list[BallotView]:
    counts = BallotCount.objects.select_related("candidate").order_by("-yes", "pk")
    rows = list(election.ballots.prefetch_related(Prefetch("counts", queryset=counts)))
    corrected = {one.corrects_id for one in rows}
    return [
        BallotView(one, tuple(one.counts.all()) if names else (), one.pk in corrected)
        for one in rows
    ]


def claimed(election: Election) -> set[int]:
    """Candidates who declared that a reserved seat is theirs; for the presidium alone."""
    rows = ReservedClaim.objects.filter(candidate__election=election)
    return set(rows.values_list("candidate", flat=True))


def proposed(election: Election) -> list[str]:
    """Who got the majority in the last ballot, most votes first, as far as there are free seats.

    Nobody of those who share the last place: then the assembly decides how to go on.
    """
    newest = election.ballots.filter(corrected_by=None).order_by("-number", "-pk").first()
    if newest is None:
        return []
    rows = list(newest.counts.exclude(reached=False).order_by("-yes", "pk"))
    taken = election.results.filter(annulled_at=None)
    holding = set(taken.values_list("candidate", flat=True))
    rows = [one for one in rows if one.candidate_id not in holding]
    free = election.seats - len(holding)
    chosen = rows[:free]
    if len(rows) > free and chosen and rows[free].yes == chosen[-1].yes:
        chosen = [one for one in chosen if one.yes > rows[free].yes]
    return [str(one.candidate_id) for one in chosen]


def electable(election_unit: int, on: object) -> QuerySet[Office]:
    """Offices that an assembly of the unit can fill."""
    rows = Office.objects.filter(
        running(on, "body"),  # type: ignore[arg-type]  # a day
        body__unit=election_unit,
        emergency=False,
        ends_on=None,
    )
    return rows.select_related("body").order_by("body__name", "name", "pk")
