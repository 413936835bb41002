"""Taking over who is proposed for an office, and writing back how the election came out.

Whoever proposes (a board its team) and whoever elects meet at :class:`Nomination` alone. It never
says for which kind of seat: that is each candidate's own word, given here anew or not at all.
"""

from __future__ import annotations

from wirksam.assembly.choices import ElectionState
from wirksam.assembly.models import Candidate, Election, ElectionResult
from wirksam.association.choices import NominationState
from wirksam.association.operations.nominations import (
    Outcome,
    settle_nominations,
    withdraw_nomination,
)
from wirksam.association.queries.nominations import nominated
from wirksam.foundation.access import Actor


def enter_nominated(actor: Actor, election: Election) -> int:
    """Let everybody stand who is proposed and does not yet; how many. No declaration comes along.

    Whoever stood once and withdrew has decided for herself and is left out.
    """
    occasion = election.assembly.occasion
    if occasion is None:
        return 0
    known = set(election.candidates.values_list("person", flat=True))
    rows = nominated(election.office, occasion).filter(state=NominationState.OPEN)
    made = [
        Candidate(
            election=election, person=one.person, name=one.person.name[:120], stood_by=actor.key
        )
        for one in rows
        if one.person_id not in known
    ]
    Candidate.objects.bulk_create(made)
    return len(made)


def leave_nomination(actor: Actor, candidate: Candidate) -> None:
    """Whoever takes her own candidacy back is not proposed any more either."""
    occasion = candidate.election.assembly.occasion
    if occasion is None or candidate.person_id != actor.person_id or not actor.person_id:
        return
    rows = nominated(candidate.election.office, occasion).filter(state=NominationState.OPEN)
    for one in rows.filter(person=candidate.person):
        withdraw_nomination(actor=actor, nomination=one)


def report_outcome(actor: Actor, election: Election) -> None:
    """Write back who was elected into the office at this assembly, over all its elections."""
    assembly = election.assembly
    if assembly.occasion is None:
        return
    same = Election.objects.filter(assembly=assembly, office=election.office)
    results = ElectionResult.objects.filter(election__in=same, annulled_at=None)
    elected = results.filter(candidate__person__isnull=False)
    outcome = Outcome(
        office=election.office,
        occasion=assembly.occasion,
        elected=frozenset(elected.values_list("candidate__person", flat=True)),
        done=not same.filter(state=ElectionState.OPEN).exists(),
        starts_on=election.starts_on,
        ends_on=election.ends_on,
        objections_until=election.objections_until,
    )
    settle_nominations(actor=actor, outcome=outcome)
