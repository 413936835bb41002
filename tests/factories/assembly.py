"""Assemblies and accounts for tests."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from tests.factories.association import actor, body, person, state_unit
from tests.factories.programme import confirmed, version
from wirksam.assembly.models import Assembly, ReportEdition
from wirksam.assembly.operations.assemblies import Where, convene_assembly
from wirksam.assembly.operations.freezing import freeze_report
from wirksam.assembly.operations.reports import Cover, begin_report
from wirksam.association.models import Person
from wirksam.programme.models import Commitment, ProgrammeVersion
from wirksam.programme.operations.reporting import Report, report_progress

PRESIDIUM = ("assembly.run", "occasion.move")


def presidium(name: str = "Petra") -> Person:
    """Somebody who runs assemblies of the state unit."""
    return person(name, *PRESIDIUM)


def reporter(name: str = "Lara") -> Person:
    """Somebody who gives account for the state board."""
    return person(name, "programme.report")


def assembly(on: date | None = None, name: str = "LMV Herbst", **fields: object) -> Assembly:
    """An assembly that begins today unless told otherwise and lasts two days."""
    first = on or timezone.localdate()
    meeting = body("lmv", "Landesmitgliederversammlung", "assembly")
    where = Where(name, meeting, first + timedelta(days=1), **({"place": "Oldenau"} | fields))
    someone = actor(presidium(f"Petra {name}"))
    return convene_assembly(actor=someone, unit=state_unit(), where=where, starts_on=first)


def programme(count: int = 1, **fields: object) -> tuple[ProgrammeVersion, list[Commitment]]:
    """A published programme with ``count`` confirmed commitments."""
    text = version(published=True)
    lines = {"last_line": 4}
    return text, [confirmed(text, first_line=2 + n % 3, **(lines | fields)) for n in range(count)]


def draft(
    text: ProgrammeVersion, to: Assembly | None = None, by: Person | None = None, **fields: object
) -> ReportEdition:
    """The draft of an account of the state board."""
    told = {"version": text, "by_body": body(), "title": "Bericht über das Jahr"}
    cover = Cover(**(told | fields))
    someone = actor(by or reporter(f"Lara {ReportEdition.objects.count()}"))
    return begin_report(actor=someone, assembly=to or assembly(), cover=cover)


def frozen(text: ProgrammeVersion, to: Assembly | None = None) -> ReportEdition:
    """A frozen account."""
    made = draft(text, to)
    return freeze_report(actor=actor(reporter(f"Fritz {made.pk}")), edition=made, revision=1)


def said(about: Commitment, text: str = "Wir haben angefangen.", **fields: object) -> object:
    """A report on a commitment, of yesterday."""
    someone = actor(reporter(f"Rita {about.entries.count()} {about.pk}"))
    told = {"happened_on": timezone.localdate() - timedelta(days=1), "said": text}
    return report_progress(
        actor=someone, commitment=about, report=Report(**(told | fields)), body=body()
    )
