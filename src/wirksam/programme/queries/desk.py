"""The review desk: what is to be decided, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wirksam.foundation.access import Actor
from wirksam.programme.choices import IN_FORCE, RegisterState
from wirksam.programme.models import Commitment, ProgrammeVersion
from wirksam.programme.queries.lines import Piece, pieces_between

AROUND = 5
_SHOWN = (RegisterState.PROPOSED, RegisterState.ACCEPTED, *IN_FORCE)


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the two people have come."""

    proposed: int
    accepted: int
    confirmed: int
    rejected: int

    @property
    def total(self) -> int:
        """Everything that is or may become a commitment."""
        return self.proposed + self.accepted + self.confirmed

    @property
    def share(self) -> int:
        """Decisions taken, of a hundred; each commitment takes two."""
        if not self.total:
            return 0
        return 100 * (self.accepted + 2 * self.confirmed) // (2 * self.total)


def counts(version: ProgrammeVersion) -> Counts:
    """Numbers per state; one query."""
    states = list(version.commitments.values_list("state", flat=True))
    return Counts(
        proposed=states.count(RegisterState.PROPOSED),
        accepted=states.count(RegisterState.ACCEPTED),
        confirmed=sum(state in IN_FORCE for state in states),
        rejected=states.count(RegisterState.REJECTED),
    )


def on_the_desk(version: ProgrammeVersion) -> QuerySet[Commitment]:
    """Everything a reviewer looks at, in the order of the text."""
    return (
        version.commitments.exclude(state=RegisterState.MERGED)
        .select_related("version__programme", "deadline__occasion", "replaces__version__programme")
        .prefetch_related("responsibilities__body")
    )


def waiting_for(version: ProgrammeVersion, actor: Actor) -> QuerySet[Commitment]:
    """What this person can still decide: proposals, and what somebody else has accepted."""
    return on_the_desk(version).filter(undecided_by(actor))


def undecided_by(actor: Actor) -> Q:
    """Commitments that wait for a yes or no which this person can give."""
    accepted_by_another = Q(state=RegisterState.ACCEPTED) & ~Q(accepted_by=actor.key)
    return Q(state=RegisterState.PROPOSED) | accepted_by_another


def next_for(version: ProgrammeVersion, actor: Actor, after: Commitment) -> Commitment | None:
    """The next to decide behind ``after`` in the text, else the first one left."""
    waiting = list(waiting_for(version, actor).exclude(pk=after.pk))
    here = (after.first_line, after.last_line, after.pk)
    behind = [one for one in waiting if (one.first_line, one.last_line, one.pk) > here]
    return next(iter(behind or waiting), None)


def undoable(version: ProgrammeVersion, pk: str) -> int | None:
    """The key of the last decision if it can still be taken back."""
    if not pk.isdecimal() or len(pk) > 15:  # noqa: PLR2004 (longer is no key)
        return None
    states = (RegisterState.ACCEPTED, RegisterState.REJECTED)
    return version.commitments.filter(pk=pk, state__in=states).values_list("pk", flat=True).first()


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who stands before and behind a proposal, for paging and joining."""

    before: Commitment | None
    behind: Commitment | None


def neighbours(commitment: Commitment) -> Neighbours:
    """The proposals next to this one in the text; one query."""
    row = list(
        Commitment.objects.filter(version_id=commitment.version_id).filter(
            Q(state__in=_SHOWN) | Q(pk=commitment.pk)
        )
    )
    at = next(index for index, one in enumerate(row) if one.pk == commitment.pk)
    return Neighbours(
        before=row[at - 1] if at else None, behind=row[at + 1] if at + 1 < len(row) else None
    )


def text_around(commitment: Commitment) -> list[Piece]:
    """The lines of a proposal, marked, with some around them; two queries."""
    first, last = commitment.first_line, commitment.last_line
    span = (first - AROUND, last + AROUND)
    pieces = pieces_between(commitment.version, *span, marked=(first, last), quote=commitment.quote)
    return list(pieces)
