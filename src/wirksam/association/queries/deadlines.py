"""Until when what can be handed in, as concrete days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.choices import MajorityName, RuleKind
from wirksam.association.models import Occasion, Unit
from wirksam.association.queries.rulebooks import rules_for
from wirksam.engine.statutes import RuleSet, SubmissionRule, last_day, last_moment
from wirksam.foundation.i18n.days import day


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when something can be handed in: ``label`` says what, ``text`` until when.

    ``moment`` is the first that is too late; nothing where the call of the item is what counts.
    ``rule`` and ``source`` are the wording and where it stands; ``assumed``: it stands nowhere.
    """

    kind: str
    label: str
    text: str
    last_day: date | None
    moment: datetime | None
    is_over: bool
    rule: str
    source: str
    assumed: bool


def deadlines_for(unit: Unit, occasion: Occasion, now: datetime | None = None) -> list[Deadline]:
    """Until when what can be handed in for ``occasion``, the earliest first; one query."""
    on = occasion.happens_on
    rules = rules_for(unit, on or timezone.localdate())
    return deadlines_of(rules, on, now or timezone.now()) if rules else []


def deadlines_of(rules: RuleSet, on: date | None, now: datetime) -> list[Deadline]:
    """The same for given rules and the first day of an assembly, if it is known."""
    rows = [_deadline(rules, kind, on, now) for kind in RuleKind]
    found = [row for row in rows if row is not None]
    return sorted(found, key=lambda row: (row.moment is None, row.moment or now))


def _deadline(rules: RuleSet, kind: RuleKind, on: date | None, now: datetime) -> Deadline | None:
    rule = rules.submission(kind)
    if rule is None:
        return None
    last = last_day(rule, on) if on else None
    moment = last_moment(rule, on, zone()) if on else None
    return Deadline(
        kind,
        str(kind.label),
        _until(rule, last),
        last,
        moment,
        moment is not None and now >= moment,
        rule.rule.text,
        rule.rule.source,
        rule.rule.assumed,
    )


def _until(rule: SubmissionRule, last: date | None) -> str:
    if rule.days is None:
        return _("until the item is called")
    if last is None:
        return _("up to %(days)s days before the assembly") % {"days": rule.days}
    return _("until %(day)s, midnight") % {"day": day(last)}


def majority_label(code: str) -> str:
    """What people call a majority; its code where there is no word for it."""
    return str(MajorityName(code).label) if code in MajorityName else code


def zone() -> ZoneInfo:
    """Where the association's clocks hang."""
    return ZoneInfo(timezone.get_default_timezone_name())
