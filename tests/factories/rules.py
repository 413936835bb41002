from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tests.factories.association import state_unit
from wirksam.association.models import RuleBook, Unit
from wirksam.demo.association import RULES
from wirksam.engine.statutes import RuleSet, data_of, rule_set


def rules(version: str = "2026", valid_from: date = date(2026, 1, 1)) -> RuleSet:
    """The rules of the demo: 49, 10, 14 days, others until called."""
    made = rule_set(json.loads(RULES.read_text(encoding="utf-8")))
    return replace(made, version=version, valid_from=valid_from)


def rule_book(unit: Unit | None = None, told: RuleSet | None = None) -> RuleBook:
    told = told or rules()
    return RuleBook.objects.create(
        unit=unit or state_unit(),
        name=told.name,
        version=told.version,
        valid_from=told.valid_from,
        source="Beschluss der LMV",
        content=data_of(told),
        stored_by="p-setup",
    )
