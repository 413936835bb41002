"""What the rules of the association say about a submission, in words, with rule and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.association.queries.deadlines import Deadline, deadlines_for, majority_label, zone
from wirksam.association.queries.findings import Said
from wirksam.association.queries.rulebooks import rules_for
from wirksam.engine.statutes import Finding, Rule, RuleSet, check_submission
from wirksam.foundation.i18n.days import day
from wirksam.motions.choices import MotionKind
from wirksam.motions.models import Amendment, Submission

__all__ = ["Deadline", "deadlines_for", "findings_of", "is_late", "kind_of"]

_SENTENCES: Mapping[str, Promise] = {
    "in-time": gettext_lazy("In time: the last day is %(until)s."),
    "in-time-until-called": gettext_lazy("In time: it can be handed in until the item is called."),
    "late-urgent": gettext_lazy(
        "Late: the last day was %(until)s. It is urgent: first the assembly must admit it"
        " (%(majority)s)."
    ),
    "late-refused": gettext_lazy(
        "Late: the last day was %(until)s. The rules know no way to admit it. The assembly decides."
    ),
    "called": gettext_lazy("The item has been called already. It comes too late."),
}


def findings_of(submission: Submission, now: datetime | None = None) -> list[Said]:
    """All the rules say about when it was (or would now be) handed in; nothing without rules."""
    found = _found(submission, now)
    if found is None:
        return []
    rules, finding = found
    return list(_views(rules, finding))


def is_late(submission: Submission, now: datetime | None = None) -> bool:
    """Handed in now (or when it was), it comes after its deadline; false without rules."""
    found = _found(submission, now)
    return found is not None and found[1].level != "ok"


def kind_of(submission: Submission) -> str:
    """What the rules call it: an amendment to a motion about statutes has a deadline of its own."""
    return _place(submission)[0]


def _place(submission: Submission) -> tuple[str, Submission]:
    """What the rules call it, and the motion whose call ends its time."""
    row = submission if isinstance(submission, Amendment) else None
    if row is None:
        rows = Amendment.objects.select_related("motion")
        row = rows.filter(pk=submission.pk).first() if not hasattr(submission, "slug") else None
    if row is None:
        return submission.kind, submission
    about_statutes = row.motion.kind == MotionKind.STATUTE
    return "statute_amendment" if about_statutes else "amendment", row.motion


def _found(submission: Submission, now: datetime | None) -> tuple[RuleSet, Finding] | None:
    on = submission.occasion.happens_on if submission.occasion else None
    rules = rules_for(submission.unit, on) if on else None
    if on is None or rules is None:
        return None
    kind, motion = _place(submission)
    rule = rules.submission(kind)
    if rule is None:
        return None
    finding = check_submission(
        rule,
        handed_in=submission.handed_in_at or now or timezone.now(),
        assembly_on=on,
        zone=zone(),
        called_at=motion.called_at,
    )
    return rules, finding


def _views(rules: RuleSet, finding: Finding) -> Iterator[Said]:
    told = dict(finding.values)
    if "until" in told:
        told["until"] = day(date.fromisoformat(str(told["until"])))
    majority = str(told.get("majority", ""))
    told["majority"] = majority_label(majority)
    yield _view(finding.code, finding.level, _SENTENCES[finding.code] % told, finding.rule)
    if majority:
        rule = rules.majority(majority).rule
        label = _("What “%(majority)s” means") % told
        yield _view("majority", "notice", label, rule)


def _view(code: str, level: str, sentence: str, rule: Rule) -> Said:
    return Said(code, level, sentence, rule.text, rule.source, rule.assumed)
