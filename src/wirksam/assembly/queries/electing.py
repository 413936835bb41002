"""Elections for the eye: who stands, how ballots came out, which seats are filled."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from wirksam.assembly.models import (
    Ballot,
    BallotCount,
    Candidate,
    Election,
    ElectionResult,
    ReservedClaim,
)
from wirksam.assembly.queries.ruling import Said, kept, majority_of, rules_of, said
from wirksam.association.models import Office, running
from wirksam.engine.statutes import RuleSet, SeatGroup, check_seats
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
        .order_by("seat")
    )
    named = visible(actor, ElectionResult).filter(pk__in=[one.pk for one in held]).exists()
    knows = bool(shown) or named
    rules = rules_of(election.assembly)
    rule = majority_of(rules, election.majority)
    return ElectionView(
        election,
        tuple(shown),
        tuple(_ballots(election, names=knows)),
        tuple(held) if named else (),
        len(held),
        sum(one.as_reserved for one in held),
        next((one for one in shown if one.person_id == actor.person_id), None),
        knows,
        standing,
        rule.rule.text if rule else "",
        tuple(_about_seats(election, held, rules)),
    )


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
    return rows.select_related("body").order_by("body__name", "name")
