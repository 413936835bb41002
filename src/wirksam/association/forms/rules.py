"""Entering a version of the rules: all its rows together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wirksam.association.choices import RuleKind
from wirksam.association.forms.rule_rows import (
    Data,
    DeadlineForm,
    FrameForm,
    MajorityForm,
    OneRuleForm,
    QuorumForm,
)
from wirksam.association.queries.deadlines import majority_label
from wirksam.engine.statutes import RuleError, RuleSet, data_of, rule_set

MOST_ROWS = 20


class RuleRows(forms.BaseFormSet):  # type: ignore[type-arg]  # not generic at run time
    """Rows of rules, the last of them empty for another one."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Say in the language of rules what taking a row away means."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("This rule does not hold any more")


_rows_of = partial(
    forms.formset_factory,
    formset=RuleRows,
    extra=1,
    can_delete=True,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
)
DeadlineForms, MajorityForms = _rows_of(DeadlineForm), _rows_of(MajorityForm)


class RuleBookForms:
    """The whole page: its frame, deadlines, majorities, quorum and seats."""

    def __init__(self, posted: QueryDict | None, present: RuleSet | None) -> None:
        told: Data = data_of(present) if present else {}
        self.is_bound = posted is not None
        self.frame = FrameForm(posted, initial={"name": told.get("name", "")})
        self.deadlines = DeadlineForms(
            posted, initial=told.get("submissions") or None, prefix="fristen"
        )
        self.majorities = MajorityForms(
            posted, initial=told.get("majorities") or None, prefix="mehrheiten"
        )
        self.quorum = QuorumForm(posted, initial=_once(told.get("quorum")), prefix="da")
        self.seats = OneRuleForm(posted, initial=_once(told.get("seats")), prefix="plaetze")
        self.error = ""
        self.rules: RuleSet | None = None

    def is_valid(self) -> bool:
        """All fields are, and the rules fit together; then they are ``rules``."""
        parts = (self.frame, self.deadlines, self.majorities, self.quorum, self.seats)
        found = [part.is_valid() for part in parts]  # all of them: each marks its own fields
        if not all(found):
            self.error = gettext("Something is missing or does not fit. Look at the marked fields.")
            return False
        rows = {
            "submissions": _rows(self.deadlines),
            "majorities": _rows(self.majorities),
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
                    "quorum": _coded(self.quorum.data_row(), "quorum"),
                    "seats": _coded(self.seats.data_row(), "seats"),
                }
                | dict(rows)
            )
        except RuleError as wrong:
            self.error = gettext("These rules do not fit together: %(what)s.") % {"what": wrong}
            return None


def _once(told: Data | None) -> Data | None:
    """A rule there is once, as a form shows it: no share is an empty field."""
    return told and told | {"share": "" if told["share"] == "0" else told["share"]}


def _rows(formset: Any) -> list[Data]:  # noqa: ANN401 (a formset class made at run time)
    kept = [form for form in formset.forms if form.has_changed() or form not in formset.extra_forms]
    rows = [form.data_row() for form in kept if not form.cleaned_data.get("DELETE")]
    taken = {row["code"] for row in rows}
    for at, row in enumerate(rows, start=1):
        row["code"] = row["code"] or next(
            code for code in (f"rule-{at}", f"rule-{at}-2") if code not in taken
        )
    return rows


def _coded(row: Data | None, code: str) -> Data | None:
    return row and row | {"code": code}


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
