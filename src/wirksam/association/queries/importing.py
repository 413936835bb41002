"""What would become of each row of a list: new, changes, same, or an error. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wirksam.association.models import Office
from wirksam.association.queries.actors import today
from wirksam.association.queries.standing import Known, Standing
from wirksam.foundation.tables.entries import Entry

PERSONAL = ("name", "number", "mail", "since", "eligible")
FAR = date.max


@dataclass(slots=True)
class Verdict:
    """One row's future. ``changes`` are ``[field, before, after]``; ``like`` is an earlier row.

    ``office`` is what the row asks for: nothing, ``appoint`` or ``end`` (``mandate``).
    """

    row: int
    kind: str = "same"
    person: int = 0
    like: int = 0
    changes: list[list[str]] = field(default_factory=list)
    problems: list[list[str]] = field(default_factory=list)
    warnings: list[list[str]] = field(default_factory=list)
    office: str = ""
    office_id: int = 0
    mandate: int = 0

    def plain(self) -> dict[str, Any]:
        """As it is kept."""
        return {name: getattr(self, name) for name in self.__slots__}


class Judge:
    """Goes through the rows in order and remembers whom it has met."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.met: dict[int, Entry] = {}
        self.seen: dict[tuple[str, str], Entry] = {}
        self.firsts: dict[int, Verdict] = {}

    def judge(self, entry: Entry) -> Verdict:
        """The verdict on the next row."""
        verdict = Verdict(entry.row, problems=[*entry.problems], warnings=[*entry.warnings])
        if not verdict.problems:
            self._person(entry, verdict)
        if not verdict.problems and "office" in entry.values:
            self._office(entry, verdict)
        if verdict.problems:
            verdict.kind, verdict.changes, verdict.office = "error", [], ""
            return verdict
        self._remember(entry, verdict)
        if verdict.kind == "same" and (verdict.changes or verdict.office):
            verdict.kind = "changes"
        return verdict

    def _person(self, entry: Entry, verdict: Verdict) -> None:
        known = self._match(entry, verdict)
        if verdict.problems:
            return
        earlier = self.met.get(known.pk) if known else self._earlier(entry, verdict)
        if earlier is not None:
            self._again(entry, earlier, verdict)
        elif known is None:
            verdict.kind = "new"
            verdict.changes = [
                [key, "", entry.values[key]] for key in PERSONAL if key in entry.values
            ]
        else:
            verdict.person = known.pk
            compare(entry, known, verdict)

    def _again(self, entry: Entry, earlier: Entry, verdict: Verdict) -> None:
        """The same person once more: fine for another office, if nothing contradicts."""
        said = {key: entry.values[key] for key in PERSONAL if key in entry.values}
        before = {key: earlier.values.get(key) for key in said}
        if "office" not in entry.values or said != before:
            verdict.problems.append(["twice", str(earlier.row)])
            return
        first = self.firsts[earlier.row]
        verdict.person, verdict.like = first.person, earlier.row

    def _match(self, entry: Entry, verdict: Verdict) -> Known | None:
        """By number, else by mail, else by name with a warning."""
        number = entry.values.get("number", "")
        mail = entry.values.get("mail", "").casefold()
        numbered = self.standing.by_number.get(number) if number else None
        mailed = [one for one in self.standing.by_mail.get(mail, ()) if may_be(one, number)]
        if numbered:
            if mailed and numbered not in mailed:
                verdict.problems.append(["two-people", mailed[0].name])
            return numbered
        if len(mailed) > 1:
            mailed = [one for one in mailed if one.name == entry.values["name"]]
        if mailed:
            if mailed[0].name != entry.values["name"]:
                verdict.warnings.append(["by-mail", mailed[0].name])
            return mailed[0]
        return self._by_name(entry, verdict, number)

    def _by_name(self, entry: Entry, verdict: Verdict, number: str) -> Known | None:
        named = self.standing.by_name.get(entry.values["name"].casefold(), [])
        fitting = [one for one in named if may_be(one, number)]
        if len(fitting) > 1:
            verdict.problems.append(["several", str(len(fitting))])
            return None
        if named:
            verdict.warnings.append(["by-name"] if fitting else ["same-name"])
        return fitting[0] if fitting else None

    def _earlier(self, entry: Entry, verdict: Verdict) -> Entry | None:
        """The row before in which the same new person stands."""
        number = entry.values.get("number", "")
        for column in ("number", "mail", "name"):
            told = entry.values.get(column, "").casefold()
            found = self.seen.get((column, told)) if told else None
            if found is None:
                continue
            other = found.values.get("number", "")
            mails = {found.values.get("mail", ""), entry.values.get("mail", "")} - {""}
            apart = number and other and number != other
            if apart or (column == "name" and len(mails) > 1):
                verdict.warnings.append(["shared", column, str(found.row)])
                continue
            return found
        return None

    def _remember(self, entry: Entry, verdict: Verdict) -> None:
        if verdict.like:
            return
        self.firsts[entry.row] = verdict
        if verdict.person:
            self.met[verdict.person] = entry
        else:
            for column in ("number", "mail", "name"):
                told = entry.values.get(column, "").casefold()
                if told:
                    self.seen.setdefault((column, told), entry)

    def _office(self, entry: Entry, verdict: Verdict) -> None:
        office = self._find_office(entry, verdict)
        if office is None:
            return
        verdict.office_id = office.pk
        start, end = entry.day("from"), entry.day("until")
        for mandate in self.standing.mandates.get((verdict.person, office.pk), ()):
            last = mandate.ends_on or FAR
            if mandate.starts_on == start or (start is None and last >= today()):
                if end and end < last:
                    verdict.office, verdict.mandate = "end", mandate.pk
                elif end and end > last:
                    verdict.problems.append(["longer", last.isoformat()])
                return
        if (verdict.person, office.pk) in self.standing.asked:
            verdict.warnings.append(["waits"])
            return
        verdict.office = "appoint"

    def _find_office(self, entry: Entry, verdict: Verdict) -> Office | None:
        word, body = entry.values["office"], entry.values.get("body")
        found = self.standing.offices.get(word.casefold(), [])
        if body:
            bodies = self.standing.bodies.get(body.casefold(), set())
            found = [office for office in found if office.body_id in bodies]
        if len(found) != 1:
            verdict.problems.append(["offices" if found else "unknown-office", word])
            return None
        return found[0]


def may_be(known: Known, number: str) -> bool:
    """No other number says that these are two people."""
    return not number or not known.number or known.number == number


def compare(entry: Entry, known: Known, verdict: Verdict) -> None:
    """What the row would change about somebody who is known."""
    values = entry.values
    if values["name"] != known.name:
        if known.editable:
            verdict.changes.append(["name", known.name, values["name"]])
        else:
            verdict.warnings.append(["name-kept", known.name])
    if values.get("number", known.number) != known.number:
        verdict.changes.append(["number", known.number, values["number"]])
    mails = {mail.casefold() for mail in known.mails}
    if values.get("mail") and values["mail"].casefold() not in mails:
        verdict.changes.append(["mail", "", values["mail"]])
        if not known.editable:
            verdict.warnings.append(["asked"])
    _compare_term(entry, known, verdict)


def _compare_term(entry: Entry, known: Known, verdict: Verdict) -> None:
    _pk, starts, ends, eligible = known.terms[-1]
    since = entry.day("since")
    if ends is not None and ends < today():
        if (since or today()) <= ends:
            verdict.problems.append(["left", ends.isoformat()])
        verdict.changes.append(["again", ends.isoformat(), (since or today()).isoformat()])
        return
    if since and since != starts:
        earlier = known.terms[-2][2] if len(known.terms) > 1 else None
        if (ends and since > ends) or (earlier and since <= earlier):
            verdict.problems.append(["since", starts.isoformat()])
        verdict.changes.append(["since", starts.isoformat(), since.isoformat()])
    until = entry.day("eligible")
    if until and until != eligible:
        verdict.changes.append(
            ["eligible", eligible.isoformat() if eligible else "", until.isoformat()]
        )


def judge_all(entries: Iterable[Entry], standing: Standing) -> list[Verdict]:
    """The verdicts on all rows, in order."""
    judge = Judge(standing)
    return [judge.judge(entry) for entry in entries]
