"""Recording ballots as they were counted: numbers that can be true, and who got the majority."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wirksam.assembly.choices import MinuteKind
from wirksam.assembly.models import Ballot, BallotCount, Candidate, Election, MinuteEntry
from wirksam.assembly.operations.electing import held_election, saved, settle
from wirksam.assembly.operations.meeting import must_have_begun
from wirksam.assembly.queries import ruling
from wirksam.engine.statutes import Count, MajorityRule, check_vote
from wirksam.foundation.access import Actor, RefusedError


@dataclass(frozen=True, slots=True)
class NewBallot:
    """One ballot. ``votes`` are yes and no for each candidate (no ``no``: only names to choose).

    With ``corrects`` it takes the place of a wrong one.
    """

    cast: int
    votes: Mapping[int, tuple[int, int | None]]
    revision: int
    abstain: int = 0
    invalid: int = 0
    present: int | None = None
    corrects: Ballot | None = None
    draft_key: UUID | None = None


@transaction.atomic
def record_ballot(*, actor: Actor, election: Election, new: NewBallot) -> Ballot:
    """Record a ballot; refused where its numbers cannot be true. The same form counts once."""
    known = new.draft_key and Ballot.objects.filter(draft_key=new.draft_key).first()
    if known:
        return known
    election = held_election(election, new.revision)
    must_have_begun(election.assembly)
    candidates = {one.pk: one for one in standing(election)}
    _check(election, new, candidates)
    ballot = _written(actor, election, new, candidates)
    MinuteEntry.objects.create(
        assembly=election.assembly,
        item=election.item,
        kind=MinuteKind.BALLOT,
        ballot=ballot,
        corrects=getattr(new.corrects, "minute", None),
        written_by=actor.key,
    )
    saved(election)
    settle(actor, "record_ballot", election)
    return ballot


def _written(
    actor: Actor, election: Election, new: NewBallot, candidates: Mapping[int, Candidate]
) -> Ballot:
    rules = ruling.rules_of(election.assembly)
    majority = ruling.majority_of(rules, election.majority)
    last = election.ballots.aggregate(last=Max("number"))["last"] or 0
    ballot = Ballot.objects.create(
        election=election,
        number=new.corrects.number if new.corrects else last + 1,
        cast=new.cast,
        abstain=new.abstain,
        invalid=new.invalid,
        present=_present(election, new),
        majority=majority.rule.code if majority else "",
        rule=ruling.kept_rule(rules, majority),
        corrects=new.corrects,
        recorded_by=actor.key,
        draft_key=new.draft_key,
    )
    BallotCount.objects.bulk_create(
        BallotCount(
            ballot=ballot,
            candidate=candidates[pk],
            yes=yes,
            no=no,
            reached=_reached(majority, ballot, yes, no),
        )
        for pk, (yes, no) in new.votes.items()
    )
    return ballot


def standing(election: Election) -> list[Candidate]:
    """Who can still be elected: who did not withdraw and holds no seat yet."""
    elected = election.results.filter(annulled_at=None).values("candidate")
    rows = election.candidates.filter(withdrawn_at=None).exclude(pk__in=elected)
    return list(rows.order_by("pk"))


def free_seats(election: Election) -> int:
    """How many seats nobody holds yet."""
    return election.seats - election.results.filter(annulled_at=None).count()


def _present(election: Election, new: NewBallot) -> int | None:
    last = election.assembly.presences.order_by("-pk").first()
    return new.present if new.present is not None else last.present if last else None


def _check(election: Election, new: NewBallot, candidates: Mapping[int, Candidate]) -> None:
    if not new.votes or new.votes.keys() - candidates.keys():
        raise RefusedError(_("Somebody has stood or withdrawn meanwhile. Look, then count again."))
    if new.corrects is not None and Ballot.objects.filter(corrects=new.corrects).exists():
        raise RefusedError(_("This ballot has been corrected already. Correct the newer one."))
    present = _present(election, new)
    if present is not None and new.cast > present:
        told = {"cast": new.cast, "present": present}
        raise RefusedError(
            _("%(cast)s ballots were handed in, but only %(present)s people are there.") % told
            + " "
            + _("Count again, or say how many are there now.")
        )
    valid = new.cast - new.abstain - new.invalid
    if valid < 0:
        raise RefusedError(_("More abstentions and invalid ballots than ballots. Count again."))
    for pk, (yes, no) in new.votes.items():
        if yes + (no or 0) > valid:
            got: dict[str, object] = {
                "name": candidates[pk].name,
                "votes": yes + (no or 0),
                "valid": valid,
            }
            raise RefusedError(
                _("%(name)s got %(votes)s votes, but only %(valid)s ballots count.") % got
            )
    if sum(yes for yes, _no in new.votes.values()) > valid * free_seats(election):
        raise RefusedError(
            _("Together that is more votes than everyone has for the free seats. Count again.")
        )


def _reached(rule: MajorityRule | None, ballot: Ballot, yes: int, no: int | None) -> bool | None:
    """Whether the majority was reached; nothing where no rule says or what it needs is unknown.

    Where people could only choose names, every other valid ballot counts as not for her.
    """
    if rule is None:
        return None
    valid = ballot.cast - ballot.abstain - ballot.invalid
    against = no if no is not None else valid - yes
    count = Count(yes, against, ballot.abstain, ballot.invalid, ballot.present)
    try:
        return check_vote(rule, count).code == "carried"
    except ValueError:
        return None
