"""Accounts made of texts alone, without a database."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from wirksam.assembly.account import (
    Account,
    AccountEntry,
    AccountItem,
    Cover,
    Passage,
    Proof,
    TextLine,
)
from wirksam.engine.document import read
from wirksam.engine.extract import BodyLexicon, extract
from wirksam.engine.lines import document_lines

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "seed" / "antrag-d11.txt"
DEMO = Path(__file__).resolve().parents[2] / "src" / "wirksam" / "demo" / "data"
STATES = (
    "not_started", "in_progress", "running", "partly",
    "reported_done", "confirmed_done", "deferred", "dropped",
)  # fmt: skip
HOSTILE = (
    "#panic() $x^2$ @nothing *fett* _kursiv_ `code` <b> \\ // /* ~ = Titel\n- Liste"
    ' #import "/etc/passwd" \N{ARABIC LETTER AIN}\N{HEBREW LETTER ALEF} \N{GRINNING FACE}'
    " \N{RIGHT-TO-LEFT OVERRIDE}um\u0007 " + "Donaudampfschifffahrt" * 20
)


def text_file() -> Path:
    """The reference motion, or the longest text of the demonstration."""
    return (
        REFERENCE if REFERENCE.exists() else max(DEMO.glob("*.txt"), key=lambda p: p.stat().st_size)
    )


def cover(**changes: object) -> Cover:
    told = {
        "association": "Jugend Beispielland",
        "assembly": "Landesmitgliederversammlung Herbst 2026",
        "starts_on": "2026-11-07",
        "ends_on": "2026-11-08",
        "place": "Oldenau",
        "title": "Bericht über das Arbeitsprogramm 2026",
        "number": 1,
        "by": "Landesvorstand",
        "foreword": "Liebe Mitglieder,\n\ndas haben wir gemacht.",
        "programme": "Arbeitsprogramm 2026",
        "programme_slug": "2026",
        "identifier": "D-11",
        "resolved_on": "2025-11-08",
        "text_sha256": "0" * 64,
        "cut_off_at": "2026-10-31T18:00:00.123456+00:00",
    }
    return Cover(**(told | changes))  # type: ignore[arg-type]


def entry(key: int, said: str = "Wir haben die Räume gefunden.", **changes: object) -> AccountEntry:
    told = {
        "key": key,
        "happened_on": "2026-03-14",
        "recorded_at": "2026-03-15T10:00:00+00:00",
        "basis": "report",
        "by": "Landesvorstand",
        "said": said,
        "state": "in_progress",
        "next_step": "Im Mai laden wir ein.",
        "obstacle": "Der Schlüssel fehlt noch.",
        "proofs": (Proof("link", "Einladung", "https://example.invalid/einladung"),),
    }
    return AccountEntry(**(told | changes))  # type: ignore[arg-type]


def item(code: str = "AP26-01", first: int = 2, last: int = 3, **changes: object) -> AccountItem:
    told = {
        "code": code,
        "title": "Der Vorstand öffnet eine Werkstatt.",
        "quote": "öffnet der Vorstand eine Werkstatt",
        "first_line": first,
        "last_line": last,
        "modality": "shall",
        "completion": "deliver",
        "state": "in_progress",
        "since": "2026-03-14",
        "last_heard": "2026-03-14",
        "flags": (("overdue", 12), ("unproven", 0)),
        "lead": "Landesvorstand",
        "deadline": "im Sommer",
        "due_on": "2026-06-20",
        "entries": (entry(1),),
        "statement": "Wir bleiben dran.",
    }
    return AccountItem(**(told | changes))  # type: ignore[arg-type]


def small(**changes: object) -> Account:
    """Three lines and one commitment."""
    passages = (
        Passage("heading", 2, (TextLine(1, "Räume"),)),
        Passage(
            "paragraph",
            0,
            (TextLine(2, "Im Sommer öffnet der Vorstand"), TextLine(3, "eine Werkstatt.")),
        ),
    )
    return Account(cover(**changes), (item(),), passages)


def whole(path: Path | None = None) -> Account:
    """A whole motion with everything found in it, in every status, three entries each."""
    document = read((path or text_file()).read_bytes())
    lines = document_lines(document)
    passages = tuple(
        Passage(
            "heading" if document.blocks[block].kind == "heading" else "paragraph",
            document.blocks[block].level,
            tuple(TextLine(line.number, line.text) for line in group),
        )
        for block, group in groupby(lines, key=lambda line: line.block)
    )
    found = extract(document, lines, BodyLexicon.default())
    items = tuple(
        item(
            f"AP26-{place:02d}",
            one.first_line,
            one.last_line,
            title=one.quote[:90],
            quote=one.quote,
            state=STATES[place % len(STATES)],
            entries=tuple(entry(place * 3 + nth) for nth in range(place % 4)),
        )
        for place, one in enumerate(found, start=1)
    )
    return Account(cover(), items, passages)
