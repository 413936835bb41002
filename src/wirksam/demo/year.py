"""The year of the invented association: moves, corrections, questions, assemblies, an account.

The account is frozen by the house's own deed, under a clock set back to the spring: no deed of the
house takes another moment than now, so that nobody can antedate one.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from unittest.mock import patch

from django.utils import timezone

from wirksam.assembly.models import AgendaItem, Assembly, AssemblyAct, ReportEdition, ReportItem
from wirksam.assembly.operations.freezing import freeze_report
from wirksam.association.models import Body, Occasion, OccasionMove, Person, Unit
from wirksam.demo.personas import address_of
from wirksam.foundation.access import Actor
from wirksam.programme.choices import EntryBasis, Role
from wirksam.programme.models import (
    Commitment,
    DeadlineShift,
    Evidence,
    Objection,
    ProgrammeVersion,
    ProgressEntry,
    Question,
    Responsibility,
)
from wirksam.programme.operations.standing import refresh_standing
from wirksam.programme.rules import ANSWER_DAYS

Data = dict[str, Any]


def load_acting(version: ProgrammeVersion, told: list[Data]) -> None:
    """Say for whom somebody acts, and until which occasion; before the text is published."""
    for one in told:
        Responsibility.objects.filter(
            commitment=commitment_at(version, one["lines"]),
            body__key="landesvorstand",
            role=Role.LEAD,
        ).update(
            acting_for=Body.objects.get(key=one["acting_for"]),
            ends_with=Occasion.objects.get(key=one["ends_with"]),
        )


def commitment_at(version: ProgrammeVersion, lines: str) -> Commitment:
    """The commitment in exactly these lines, as ``111-113`` or ``122``."""
    first, _, last = lines.partition("-")
    return version.commitments.get(first_line=int(first), last_line=int(last or first))


def load_moves(told: list[Data], *, by: str) -> None:
    """Occasions that were moved, with a note on every deadline that moved along."""
    for one in told:
        occasion = Occasion.objects.get(key=one["key"])
        for moved in one["moved"]:
            before, after = date.fromisoformat(moved["from"]), date.fromisoformat(moved["to"])
            when = _at(moved["on"], 19)
            move = OccasionMove.objects.create(
                occasion=occasion,
                before=before,
                after=after,
                reason=moved["reason"],
                moved_by=by,
                moved_at=when,
            )
            DeadlineShift.objects.bulk_create(
                DeadlineShift(
                    deadline=deadline,
                    occasion_move=move,
                    before=before + timedelta(days=deadline.offset_days),
                    after=after + timedelta(days=deadline.offset_days),
                    reason=moved["reason"],
                    shifted_by=by,
                    shifted_at=when,
                )
                for deadline in occasion.deadlines.all()
            )


def load_year(version: ProgrammeVersion, told: Data, *, board: Actor, presidium: Actor) -> None:
    """Corrections, questions, objections, assemblies and the account that one of them heard."""
    for one in told["corrections"]:
        _correct(version, one, board)
    for one in told["questions"]:
        _ask(version, one)
    for one in told["objections"]:
        _object(version, one)
    for one in told["assemblies"]:
        assembly = _assembly(one)
        report = _report(version, assembly, one["report"], board) if "report" in one else None
        _agenda(assembly, one["agenda"], report)
        if report is not None and report.is_frozen:
            _acts(version, report, one["report"], presidium)
    for commitment in version.commitments.all():
        refresh_standing(commitment)


def _at(day: date | str, hour: int) -> datetime:
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return timezone.make_aware(datetime.combine(on, time(hour)), timezone.get_default_timezone())


def _key(persona: str) -> str:
    return str(Person.objects.get(user__email=address_of(persona)).key)


def _entry_of(version: ProgrammeVersion, told: Data) -> ProgressEntry:
    return commitment_at(version, told["lines"]).entries.get(
        happened_on=told["of"], basis=EntryBasis.REPORT, corrects=None
    )


def _correct(version: ProgrammeVersion, told: Data, board: Actor) -> None:
    wrong = _entry_of(version, told)
    ProgressEntry.objects.create(
        commitment=wrong.commitment,
        body=Body.objects.get(key=told["by"]),
        happened_on=told["on"],
        recorded_at=_at(told["recorded"], 18),
        state=told["state"],
        said=told["said"],
        next_step=told["next"],
        obstacle=told["obstacle"],
        corrects=wrong,
        author=board.key,
    )


def _ask(version: ProgrammeVersion, told: Data) -> None:
    asked = _at(told["asked"], 20)
    Question.objects.create(
        commitment=commitment_at(version, told["lines"]),
        body=Body.objects.get(key=told["body"]),
        by=_key(told["by"]),
        text=told["text"],
        asked_at=asked,
        answer_due=asked.date() + timedelta(days=ANSWER_DAYS),
        **_answer(told),
    )


def _object(version: ProgrammeVersion, told: Data) -> None:
    raised = _at(told["raised"], 20)
    Objection.objects.create(
        entry=_entry_of(version, told),
        by=_key(told["by"]),
        text=told["text"],
        raised_at=raised,
        answer_due=raised.date() + timedelta(days=ANSWER_DAYS),
        **_answer(told),
    )


def _answer(told: Data) -> Data:
    if not told.get("answer"):
        return {}
    return {
        "answer": told["answer"],
        "answered_by": _key("lavo"),
        "answered_at": _at(told["answered"], 12),
    }


def _assembly(told: Data) -> Assembly:
    occasion = Occasion.objects.get(key=told["occasion"])
    day = occasion.happens_on or timezone.localdate()
    return Assembly.objects.create(
        slug=occasion.key,
        unit=Unit.objects.get(slug=told["unit"]),
        body=Body.objects.get(key=told["body"]),
        name=occasion.name,
        starts_on=day,
        ends_on=day + timedelta(days=told.get("days", 1) - 1),
        place=told["place"],
        access_info=told["access"],
        occasion=occasion,
        invited_on=told["invited"],
    )


def _agenda(assembly: Assembly, rows: list[list[str]], report: ReportEdition | None) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(
            assembly=assembly,
            position=position,
            number=number,
            title=title,
            kind=kind,
            report=report if kind == "report" else None,
        )
        for position, (number, title, kind) in enumerate(rows, start=1)
    )


def _report(
    version: ProgrammeVersion, assembly: Assembly, told: Data, board: Actor
) -> ReportEdition:
    edition = ReportEdition.objects.create(
        assembly=assembly,
        number=1,
        version=version,
        by_body=Body.objects.get(key=told["by"]),
        title=told["title"],
        foreword=told["foreword"],
        cut_off_at=_at(told["cut_off"], 18) if told["cut_off"] else None,
        created_by=board.key,
    )
    ReportItem.objects.bulk_create(
        ReportItem(edition=edition, commitment=commitment_at(version, lines), statement=statement)
        for lines, statement in told["statements"].items()
    )
    if told["frozen"]:
        then = _at(told["frozen"], 9)
        with patch("django.utils.timezone.now", return_value=then):
            edition = freeze_report(actor=board, edition=edition, revision=edition.revision)
    return edition


def _acts(version: ProgrammeVersion, report: ReportEdition, told: Data, presidium: Actor) -> None:
    """What the assembly said to each item: confirmed where it did, asked back, else noted."""
    assembly = report.assembly
    asked = {commitment_at(version, one["lines"]).pk: one for one in told["acts"]}
    confirmed = {
        entry.commitment_id: entry
        for entry in ProgressEntry.objects.filter(
            commitment__version=version,
            basis=EntryBasis.ASSEMBLY,
            happened_on=assembly.starts_on,
        )
    }
    for item in report.items.select_related("commitment"):
        one = asked.get(item.commitment_id)
        entry = confirmed.get(item.commitment_id) or _noted(item, assembly, one)
        AssemblyAct.objects.create(
            item=item,
            act=one["act"] if one else "confirmed" if item.commitment_id in confirmed else "noted",
            minutes_reference=told["noted"]["minutes"],
            text=one["text"] if one else "",
            decided_on=assembly.starts_on,
            recorded_by=presidium.key,
            recorded_at=_at(assembly.starts_on, 19),
            entry=entry,
            question=_asked_back(item, assembly, one) if one else None,
        )


def _noted(item: ReportItem, assembly: Assembly, one: Data | None) -> ProgressEntry:
    said = f"Rückfrage: {one['text']}" if one else "Zur Kenntnis genommen"
    entry = ProgressEntry.objects.create(
        commitment=item.commitment,
        basis=EntryBasis.ASSEMBLY,
        body=assembly.body,
        happened_on=assembly.starts_on,
        recorded_at=_at(assembly.starts_on, 19),
        said=said,
    )
    Evidence.objects.create(entry=entry, kind="minutes", label="Protokoll TOP 2")
    return entry


def _asked_back(item: ReportItem, assembly: Assembly, one: Data) -> Question:
    return Question.objects.create(
        commitment=item.commitment,
        body=Body.objects.get(key="landesvorstand"),
        text=one["text"],
        asked_at=_at(assembly.starts_on, 19),
        answer_due=assembly.starts_on + timedelta(days=ANSWER_DAYS),
        **_answer(one),
    )
