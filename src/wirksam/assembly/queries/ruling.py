"""What the statutes say to a vote, an election or a count of those present, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.assembly.models import Assembly
from wirksam.association.queries import findings
from wirksam.association.queries.findings import Said
from wirksam.association.queries.rulebooks import rules_for
from wirksam.engine.statutes import MajorityRule, Rule, RuleSet

ARITHMETIC = Rule("arithmetic", "", "")
"""The rule behind what cannot be true of any count, whatever a statute says."""

OTHERWISE = "stated-otherwise"
_SENTENCES = {
    "carried": _("Carried: %(yes)s of %(base)s, %(needed)s were needed."),
    "not-carried": _("Not carried: %(yes)s of %(base)s, %(needed)s were needed."),
    "no-votes": _("Nobody voted. There is no result."),
    "quorate": _("%(present)s of %(entitled)s are present. The assembly can decide."),
    "not-quorate": _(
        "%(present)s of %(entitled)s are present, %(needed)s are needed."
        " The assembly cannot decide."
    ),
    "seats-enough": _("%(reserved)s of %(seats)s seats are reserved."),
    "seats-too-few": _("%(reserved)s of %(seats)s seats are reserved, %(needed)s are needed."),
    "reserved-seats-empty": _("%(empty)s reserved seats stay empty until they are opened."),
    OTHERWISE: _("The presidium stated another result than the count gives."),
}


def rules_of(assembly: Assembly) -> RuleSet | None:
    """The rules that hold for an assembly on its first day; nothing where none are stored."""
    return rules_for(assembly.unit, assembly.first_day or timezone.localdate())


def majority_of(rules: RuleSet | None, code: str) -> MajorityRule | None:
    """The majority with this code; nothing where no rules are stored or none is called so."""
    found = () if rules is None else rules.majorities
    return next((one for one in found if one.rule.code == code), None)


def kept_rule(rules: RuleSet | None, majority: MajorityRule | None) -> dict[str, Any]:
    """A copy of the rule to be kept with what was decided by it; empty without one."""
    if rules is None or majority is None:
        return {}
    return {
        "book": rules.name,
        "version": rules.version,
        "share": str(majority.share),
        "base": majority.base,
        "at_least": majority.at_least,
        **findings.kept_rule(majority.rule),
    }


def said(findings: Iterable[Mapping[str, Any]]) -> list[Said]:
    """Stored findings in words of the present language; unknown ones are left out."""
    return [
        Said(
            one["code"],
            one["level"],
            str(_SENTENCES[one["code"]]) % one["values"],
            one["rule"]["text"],
            one["rule"]["source"],
            one["rule"]["assumed"],
        )
        for one in findings
        if one["code"] in _SENTENCES
    ]
