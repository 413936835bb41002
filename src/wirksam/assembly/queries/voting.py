"""What a vote is about, and what its form begins with."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wirksam.assembly.choices import VoteResult
from wirksam.assembly.models import AgendaItem, Vote
from wirksam.assembly.queries.meeting import name_of
from wirksam.assembly.queries.ruling import rules_of
from wirksam.engine.statutes import RuleSet
from wirksam.motions.choices import OPEN, MotionKind, State
from wirksam.motions.models import Amendment, Motion, Submission


def about(submission: Submission | None) -> Motion | Amendment | None:
    """The motion or amendment itself."""
    if submission is None:
        return None
    motion = Motion.objects.filter(pk=submission.pk).first()
    return motion or Amendment.objects.select_related("motion").filter(pk=submission.pk).first()


def to_be_adopted(vote: Vote) -> Motion | None:
    """The motion that this vote carried and whose text is still to be adopted."""
    if vote.submission_id is None or vote.result != VoteResult.CARRIED or vote.outcome:
        return None
    return Motion.objects.filter(pk=vote.submission_id, state__in=OPEN).first()


def with_motion(submission: Submission) -> list[int]:
    """The submission and, for an amendment, the motion that stands on an item for it."""
    amendment = Amendment.objects.filter(pk=submission.pk).values_list("motion", flat=True)
    return [submission.pk, *amendment]


def first_values(
    item: AgendaItem,
    submission: Submission | None,
    wrong: Vote | None,
    urgent: Submission | None,
) -> dict[str, object]:
    """What the form begins with; a correction begins with what was recorded.

    ``urgent``: whether this is to be admitted although it came late. That decides nothing about it.
    """
    if wrong is not None:
        same = ("question", "yes", "no", "abstain", "invalid", "present", "majority", "way")
        told: dict[str, object] = {name: getattr(wrong, name) for name in same}
        told["stated"] = wrong.result if wrong.stated else ""
        told["follows"] = wrong.outcome if wrong.outcome in {State.REFERRED, State.SETTLED} else ""
        return told | {"seen": newest_key(item, submission)} | _called_names(wrong)
    thing = about(urgent or submission)
    ask = _("Shall we deal with %(what)s although it came late?") if urgent else None
    ask = ask or _("Shall we adopt %(what)s?")
    return {
        "question": (ask % {"what": name_of(thing)})[:300] if thing else "",
        "seen": newest_key(item, submission),
        "majority": _likely(rules_of(item.assembly), urgent, submission),
    }


def _likely(rules: RuleSet | None, urgent: Submission | None, submission: Submission | None) -> str:
    """The majority that is probably asked for; whoever records the vote can choose another."""
    if rules is None:
        return ""
    known = [one.rule.code for one in rules.majorities]
    wanted = "simple"
    if urgent is not None:
        rule = rules.submission(urgent.kind)
        wanted = rule.late_majority if rule else "absolute"
    elif submission is not None and submission.kind == MotionKind.STATUTE:
        is_motion = Motion.objects.filter(pk=submission.pk).exists()
        wanted = "two-thirds" if is_motion else "simple"
    return wanted if wanted in known else next(iter(known), "")


def newest_key(item: AgendaItem, submission: Submission | None) -> int:
    """The last vote on a submission, or under an item on none; 0 where there is none."""
    rows = Vote.objects.filter(assembly=item.assembly_id, submission=submission)
    rows = rows if submission else rows.filter(item=item)
    last = rows.order_by("-pk").values_list("pk", flat=True).first()
    return last or 0


def _called_names(wrong: Vote) -> dict[str, object]:
    said: dict[str, list[str]] = {"yes": [], "no": [], "abstain": []}
    for name, choice in wrong.roll_call.values_list("name", "choice"):
        said[choice].append(name)
    return {f"names_{choice}": "\n".join(names) for choice, names in said.items()}
