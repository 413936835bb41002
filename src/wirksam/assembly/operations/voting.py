"""Recording votes: what was counted or stated, the rule that holds, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.assembly.choices import MinuteKind, VoteResult, VoteWay
from wirksam.assembly.models import AgendaItem, Assembly, MinuteEntry, Vote
from wirksam.assembly.operations.deciding import check_day
from wirksam.assembly.operations.meeting import held_item
from wirksam.assembly.operations.noting import count_presence
from wirksam.assembly.operations.outcomes import follow, outcome_of
from wirksam.assembly.operations.roll_calls import keep_roll_call, tallied
from wirksam.assembly.queries import ruling
from wirksam.assembly.rules import scope_of
from wirksam.association.queries.findings import kept
from wirksam.engine.document.characters import plain
from wirksam.engine.statutes import (
    Count,
    Finding,
    MajorityRule,
    RuleSet,
    check_quorum,
    check_vote,
    doubts,
)
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.motions.models import Submission

_BY_COUNT = {
    "carried": VoteResult.CARRIED,
    "not-carried": VoteResult.NOT_CARRIED,
    "no-votes": VoteResult.NO_RESULT,
}


class DoubtError(RefusedError):
    """Something is not as the rules want it. Whoever records it may do so all the same."""


@dataclass(frozen=True, slots=True)
class NewVote:
    """A vote to be recorded.

    ``seen`` is the newest vote on the same question that whoever records this one knew of (0:
    none). ``stated`` is the result as the presidium states it (empty: by the count). ``names`` are
    who was called and what each said. ``follows``: the vote was about referring or settling the
    submission. ``despite`` records it although the rules have a doubt.
    """

    question: str
    decided_on: date
    seen: int = 0
    submission: Submission | None = None
    way: str = VoteWay.SHOW_OF_HANDS
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    invalid: int = 0
    present: int | None = None
    majority: str = ""
    stated: str = ""
    follows: str = ""
    names: tuple[tuple[str, str], ...] = ()
    corrects: Vote | None = None
    correction_reason: str = ""
    despite: bool = False
    draft_key: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """What there is to judge: the numbers, who is there, the rules."""

    new: NewVote
    count: Count | None
    rules: RuleSet | None
    majority: MajorityRule | None
    findings: list[Finding] = field(default_factory=list)


@transaction.atomic
def record_vote(*, actor: Actor, item: AgendaItem, new: NewVote) -> Vote:
    """Record a vote and let follow from it what follows. The same form is recorded once.

    A count that cannot be true is refused. Doubts of the rules are raised as :class:`DoubtError`
    unless ``despite`` is said: the software warns, the assembly decides.
    """
    item = held_item(item, None)
    known = new.draft_key and Vote.objects.filter(draft_key=new.draft_key).first()
    if known:
        return known
    check_day(item.assembly, new.decided_on)
    _check_new(item, new)
    case = _case(actor, item.assembly, new)
    result = _result(case)
    vote = _written(actor, item, case, result)
    if new.names:
        keep_roll_call(vote, new.names)
    MinuteEntry.objects.create(
        assembly=item.assembly,
        item=item,
        kind=MinuteKind.VOTE,
        vote=vote,
        corrects=getattr(new.corrects, "minute", None),
        written_by=actor.key,
    )
    follow(actor, vote)
    verb = "correct_vote" if new.corrects else "record_vote"
    unit = item.assembly.unit.slug
    record(actor=actor, verb=verb, subject=vote, unit_key=unit, result=vote.result)
    touch("assemblies", scope_of(item.assembly.slug))
    return vote


def newest_on(item: AgendaItem, submission: Submission | None) -> Vote | None:
    """The last vote recorded on a submission, or under an item on no submission."""
    rows = Vote.objects.filter(assembly=item.assembly_id, submission=submission)
    rows = rows if submission else rows.filter(item=item)
    return rows.order_by("-pk").first()


def _check_new(item: AgendaItem, new: NewVote) -> None:
    if not new.question.strip():
        raise RefusedError(_("Say what the vote was about."))
    newest = newest_on(item, new.submission)
    if newest is not None and newest.pk != new.seen:
        told = {"question": newest.question, "result": newest.get_result_display()}
        raise RefusedError(
            _(
                "Somebody else was quicker. Recorded: “%(question)s” – %(result)s. Look, then"
                " decide."
            )
            % told
        )
    if new.corrects is not None and Vote.objects.filter(corrects=new.corrects).exists():
        raise RefusedError(_("This vote has been corrected already. Correct the newer one."))
    if new.corrects is not None and not new.correction_reason.strip():
        raise RefusedError(_("Say in a few words what was wrong."))
    if new.submission is not None and new.submission.unit_id != item.assembly.unit_id:
        raise RefusedError(_("This goes to the assembly of another unit. Only that one decides."))
    if (new.yes is None) != (new.no is None):
        raise RefusedError(_("Give both yes and no, or neither if nobody counted."))


def _case(actor: Actor, assembly: Assembly, new: NewVote) -> _Case:
    present, entitled = _there(actor, assembly, new)
    rules = ruling.rules_of(assembly)
    majority = ruling.majority_of(rules, new.majority)
    yes, no, abstain = tallied(new.names) if new.names else (new.yes, new.no, new.abstain)
    count = None
    if yes is not None and no is not None:
        count = Count(yes, no, abstain or 0, new.invalid, present, entitled)
    case = _Case(new, count, rules, majority)
    if count is not None and doubts(ruling.ARITHMETIC, count):
        told = {"cast": count.cast, "present": count.present}
        raise RefusedError(
            _(
                "%(cast)s votes were counted, but only %(present)s people are there. Count the"
                " votes again, or say how many are there now."
            )
            % told
        )
    if rules is not None and rules.quorum and present is not None and entitled is not None:
        case.findings.append(check_quorum(rules.quorum, present=present, entitled=entitled))
    return case


def _there(actor: Actor, assembly: Assembly, new: NewVote) -> tuple[int | None, int | None]:
    """How many are there and how many may vote, by the last count or the one told along."""
    last = assembly.presences.order_by("-pk").first()
    if new.present is not None and (last is None or last.present != new.present):
        entitled = last.entitled if last else None
        last = count_presence(
            actor=actor, assembly=assembly, present=new.present, entitled=entitled
        )
    return (last.present, last.entitled) if last else (None, None)


def _result(case: _Case) -> VoteResult:
    """The result by the rule, or as it was stated."""
    new = case.new
    computed = None
    if case.count is not None and case.majority is not None:
        try:
            found = check_vote(case.majority, case.count)
        except ValueError:
            raise RefusedError(
                _("This majority needs to know how many are there. Count them first.")
            ) from None
        case.findings.append(found)
        computed = _BY_COUNT[found.code]
    result = VoteResult(new.stated) if new.stated else computed
    if result is None:
        raise RefusedError(_("Say how it came out: nothing here can work it out."))
    if computed is not None and result != computed and case.majority is not None:
        case.findings.append(Finding(ruling.OTHERWISE, "problem", case.majority.rule))
    _doubt(case)
    return result


def _doubt(case: _Case) -> None:
    wrong = [one for one in ruling.said(kept(case.findings)) if one.level == "problem"]
    if wrong and not case.new.despite:
        raise DoubtError(" ".join(one.sentence for one in wrong))


def _written(actor: Actor, item: AgendaItem, case: _Case, result: VoteResult) -> Vote:
    new, count = case.new, case.count
    computed = any(one.code in _BY_COUNT for one in case.findings)
    return Vote.objects.create(
        assembly=item.assembly,
        item=item,
        submission=new.submission,
        question=plain(new.question, 300),
        way=new.way,
        yes=count.yes if count else None,
        no=count.no if count else None,
        abstain=count.abstain if count else new.abstain,
        invalid=new.invalid,
        present=count.present if count else new.present,
        entitled=count.entitled if count else None,
        majority=case.majority.rule.code if case.majority else "",
        rule=ruling.kept_rule(case.rules, case.majority),
        findings=kept(case.findings),
        result=result,
        stated=bool(new.stated) or not computed,
        outcome=outcome_of(new.submission, result, new.follows),
        decided_on=new.decided_on,
        corrects=new.corrects,
        correction_reason=plain(new.correction_reason, 300) if new.corrects else "",
        recorded_by=actor.key,
        draft_key=new.draft_key,
    )
