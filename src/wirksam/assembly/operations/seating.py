"""Whether the elected fit the seats, and who sits where."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from wirksam.assembly.models import BallotCount, Candidate, Election, ReservedClaim
from wirksam.assembly.operations.voting import DoubtError
from wirksam.engine.statutes import Rule, SeatGroup, SeatRule, check_seats
from wirksam.foundation.access import RefusedError


def check_places(election: Election, chosen: Sequence[Candidate]) -> None:
    """Refuse more people than seats, and others on seats that are reserved and not opened."""
    held = election.results.filter(annulled_at=None)
    filled, on_reserved = held.count() + len(chosen), held.filter(as_reserved=True).count()
    claims = _claims(chosen)
    if filled > election.seats:
        told = {"elected": filled, "seats": election.seats}
        raise RefusedError(
            _("%(elected)s are elected, but there are only %(seats)s seats. Take somebody out.")
            % told
        )
    group = SeatGroup(
        election.title,
        election.seats,
        election.reserved,
        filled,
        min(on_reserved + len(claims), filled),
        election.opened,
    )
    rule = SeatRule(Rule("seats", "", ""), share=Fraction(0))
    over = [one for one in check_seats(rule, [group]) if one.code == "open-seats-overfilled"]
    if over:
        raise RefusedError(
            _(
                "%(filled)s are elected to %(seats)s open seats. Take somebody out, or let those"
                " for whom the other seats are reserved open them."
            )
            % over[0].values
        )


def check_majority(election: Election, chosen: Sequence[Candidate]) -> None:
    """Doubt where the last ballot gives somebody no majority, or there was none."""
    newest = election.ballots.filter(corrected_by=None).order_by("-number", "-pk").first()
    counts = BallotCount.objects.filter(ballot=newest, candidate__in=chosen, reached=True)
    known = newest is not None and newest.rule
    short = [one.name for one in chosen] if newest is None else []
    if known:
        reached = set(counts.values_list("candidate", flat=True))
        short = [one.name for one in chosen if one.pk not in reached]
    if short:
        raise DoubtError(
            _("No recorded ballot gives the majority to: %(names)s.") % {"names": ", ".join(short)}
        )


def _claims(chosen: Sequence[Candidate]) -> set[int]:
    return set(
        ReservedClaim.objects.filter(candidate__in=chosen).values_list("candidate", flat=True)
    )


def places(
    election: Election, chosen: Sequence[Candidate]
) -> list[tuple[Candidate, tuple[int, bool]]]:
    """Each with the lowest free seat; reserved ones go first to those who declared them theirs."""
    held = election.results.filter(annulled_at=None)
    taken = set(held.values_list("seat", flat=True))
    free = [seat for seat in range(1, election.seats + 1) if seat not in taken]
    kept = election.reserved - election.opened - held.filter(as_reserved=True).count()
    claims = _claims(chosen)
    placed = []
    for seat, one in zip(free, chosen, strict=False):
        reserved = one.pk in claims and kept > 0
        kept -= reserved
        placed.append((one, (seat, reserved)))
    return placed
