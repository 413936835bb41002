"""Splitting one proposal in two, and joining two in one."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.choices import Origin, RegisterState
from wirksam.programme.models import Commitment, Deadline, Responsibility
from wirksam.programme.operations.reviewing import locked
from wirksam.programme.queries.quotes import lines_of_quote
from wirksam.programme.rules import ALREADY_DECIDED, ELLIPSIS

_OPEN = frozenset({RegisterState.PROPOSED, RegisterState.ACCEPTED})


def _reset(commitment: Commitment) -> None:
    commitment.accepted_by, commitment.accepted_at = "", None
    commitment.state = RegisterState.PROPOSED
    commitment.revision += 1


@transaction.atomic
def split_commitment(
    *, actor: Actor, commitment: Commitment, parts: tuple[str, str], revision: int
) -> tuple[Commitment, Commitment]:
    """Make two proposals of one; ``parts`` are the two quotes, word for word in its lines."""
    commitment = locked(commitment, revision)
    if commitment.state not in _OPEN:
        raise RefusedError(ALREADY_DECIDED)
    first, second = (lines_of_quote(commitment, part) for part in parts)
    if first is None or second is None:
        raise RefusedError(_("Both parts must stand in the text, word for word."))
    lead = list(commitment.responsibilities.all())
    deadline = Deadline.objects.filter(commitment=commitment).first()
    twin = Commitment.objects.get(pk=commitment.pk)
    twin.pk, twin.origin, twin.title = None, Origin.PERSON, ""
    twin.quote, (twin.first_line, twin.last_line) = parts[1].strip(), second
    _reset(twin)
    twin.save()
    for row in lead:
        Responsibility.objects.create(
            commitment=twin, body=row.body, role=row.role, starts_on=row.starts_on
        )
    if deadline is not None:
        deadline.pk, deadline.commitment = None, twin
        deadline.save()
    commitment.quote, (commitment.first_line, commitment.last_line) = parts[0].strip(), first
    _reset(commitment)
    commitment.save()
    record(actor=actor, verb="split_commitment", subject=commitment, into=twin.pk)
    touch(commitment.version.programme.scope)
    return commitment, twin


@transaction.atomic
def join_commitments(
    *, actor: Actor, commitment: Commitment, other: Commitment, revision: int
) -> Commitment:
    """Make one proposal of two; the other is kept as joined, so that nothing is lost."""
    commitment = locked(commitment, revision)
    other = locked(other, None)
    if not {commitment.state, other.state} <= _OPEN or commitment.version_id != other.version_id:
        raise RefusedError(ALREADY_DECIDED)
    earlier, later = sorted((commitment, other), key=lambda one: (one.first_line, one.pk))
    quote = f"{earlier.quote} {ELLIPSIS} {later.quote}"
    commitment.quote = quote
    commitment.first_line = earlier.first_line
    commitment.last_line = max(earlier.last_line, later.last_line)
    _reset(commitment)
    commitment.save()
    other.state, other.merged_into = RegisterState.MERGED, commitment
    other.accepted_by, other.accepted_at = "", None
    other.revision += 1
    other.save()
    record(actor=actor, verb="join_commitments", subject=commitment, other=other.pk)
    touch(commitment.version.programme.scope)
    return commitment
