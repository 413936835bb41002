"""Entering a version of the rules: all its rows together."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import gettext

from wirksam.association.choices import RuleKind
from wirksam.association.forms.rule_lists import coded, once, rows_of, rows_told
from wirksam.association.forms.rule_rows import (
    Data,
    DeadlineForm,
    FrameForm,
    MajorityForm,
    QuorumForm,
    SeatsForm,
)
from wirksam.association.forms.slate_rules import SlateForms
from wirksam.association.queries.deadlines import majority_label
from wirksam.engine.statutes import RuleError, RuleSet, data_of, rule_set

DeadlineForms, MajorityForms = rows_of(DeadlineForm), rows_of(MajorityForm)


class RuleBookForms:
    """The whole page: its frame, deadlines, majorities, quorum, seats and slates.

    ``offices`` are those that rules can speak of: what they are called, by code.
    """

    def __init__(
        self, posted: QueryDict | None, present: RuleSet | None, offices: Mapping[str, str]
    ) -> None:
        told: Data = data_of(present) if present else {}
        self.is_bound = posted is not None
        self.frame = FrameForm(posted, initial={"name": told.get("name", "")})
        self.deadlines = DeadlineForms(
            posted, initial=told.get("submissions") or None, prefix="fristen"
        )
        self.majorities = MajorityForms(
            posted, initial=told.get("majorities") or None, prefix="mehrheiten"
        )
        self.quorum = QuorumForm(posted, initial=once(told.get("quorum")), prefix="da")
        self.seats = SeatsForm(posted, initial=once(told.get("seats")), prefix="plaetze")
        self.slates = SlateForms(posted, told.get("slates") or {}, offices)
        self.error = ""
        self.rules: RuleSet | None = None

    def is_valid(self) -> bool:
        """All fields are, and the rules fit together; then they are ``rules``."""
        parts = (
            self.frame,
            self.deadlines,
            self.majorities,
            self.quorum,
            self.seats,
            self.slates,
        )
        found = [part.is_valid() for part in parts]  # all of them: each marks its own fields
        if not all(found):
            self.error = gettext("Something is missing or does not fit. Look at the marked fields.")
            return False
        rows = {
            "submissions": rows_told(self.deadlines),
            "majorities": rows_told(self.majorities),
        }
        self.error = _misfit(rows)
        if not self.error:
            self.rules = self._read(rows)
        return not self.error

    def _read(self, rows: Mapping[str, list[Data]]) -> RuleSet | None:
        frame = self.frame.cleaned_data
        try:
            return rule_set(
                {
                    "name": frame["name"],
                    "version": frame["version"],
                    "valid_from": frame["valid_from"].isoformat(),
                    "quorum": coded(self.quorum.data_row(), "quorum"),
                    "seats": coded(self.seats.data_row(), "seats"),
                    "slates": self.slates.data(),
                }
                | dict(rows)
            )
        except RuleError as wrong:
            self.error = gettext("These rules do not fit together: %(what)s.") % {"what": wrong}
            return None


def _misfit(rows: Mapping[str, list[Data]]) -> str:
    """What no single row can say, in plain words; empty where all fits."""
    kinds = [kind for row in rows["submissions"] for kind in row["kinds"]]
    double = next((kind for kind in RuleKind if kinds.count(kind) > 1), None)
    if double is not None:
        told = {"kind": double.label}
        return gettext("Two deadlines speak of “%(kind)s”. Leave it ticked in one.") % told
    codes = [row["code"] for row in rows["majorities"]]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        said = gettext("“%(majority)s” is there twice. Take one of them away.")
        return said % {"majority": majority_label(twice)}
    used = [row["late_majority"] for row in rows["submissions"] if row["late_majority"]]
    missing = next((code for code in used if code not in codes), None)
    if missing is None:
        return ""
    said = gettext("A deadline speaks of “%(majority)s”. Say below what that is.")
    return said % {"majority": majority_label(missing)}
