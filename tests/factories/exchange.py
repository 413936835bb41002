"""Files of other motion systems, made of what lies at hand."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange import AmendmentText, Bundle, MotionText, Party, antragsgruen

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
WORKLOAD = SEED / "merge-50.json"
MOVED_AT = datetime(2024, 11, 6, 12, tzinfo=UTC)
BOARD = Party("Landesvorstand", is_body=True, resolved_on=date(2024, 11, 5))
NAMES = ("KV Ost", "KV Süd", "KV West", "Team Bildung", "Team Vielfalt")


def bundle_of_workload(path: Path = WORKLOAD) -> Bundle:
    """The motion of a merge workload with all its amendments."""
    told = json.loads(path.read_text(encoding="utf-8"))
    base = tuple(_paragraph(row) for row in told["base"])
    motion = MotionText(
        "1", "Arbeitsprogramm 2025", base, "D-11", "Ein Programm für ein Jahr.",
        published_at=MOVED_AT, movers=(BOARD,),
    )  # fmt: skip
    amendments = tuple(
        AmendmentText(
            f"a{row['id']}", "1", _with(base, row["para"], row["new"]), f"Ä{row['id']}",
            reasons=f"So steht es besser da ({row['id']}).", published_at=MOVED_AT,
            movers=(Party(NAMES[at % len(NAMES)], is_body=True),),
        )
        for at, row in enumerate(told["amendments"])
    )  # fmt: skip
    return Bundle("workload", "LMV", (motion,), amendments)


def antragsgruen_of_workload(path: Path = WORKLOAD) -> bytes:
    """The same as a file in the shape of Antragsgrün's REST JSON."""
    return antragsgruen.write(bundle_of_workload(path))


def _paragraph(row: dict[str, Any]) -> Paragraph:
    tag = str(row["tag"])
    if tag[0] == "h" and tag[1:].isdigit():
        return Paragraph("heading", int(tag[1:]), row["text"])
    return Paragraph("item" if tag == "li" else "paragraph", int(tag == "li"), row["text"])


def _with(base: tuple[Paragraph, ...], at: int, new: str) -> tuple[Paragraph, ...]:
    old = base[at]
    return (*base[:at], Paragraph(old.kind, old.level, new), *base[at + 1 :])


def small_bundle(text: tuple[Paragraph, ...] = ()) -> Bundle:
    """Two motions, one of them with two amendments, the second of which amends the first."""
    base = text or (
        Paragraph("heading", 2, "Unterwegs sein"),
        Paragraph("paragraph", 0, "Der letzte Bus fährt erst um Mitternacht."),
        Paragraph("item", 1, "- In jedem Kreis gibt es einen Aktionstag."),
    )
    first = (base[0], Paragraph("paragraph", 0, "Der letzte Bus fährt nie."), base[2])
    second = (base[0], Paragraph("paragraph", 0, "Der letzte Bus fährt immer."), base[2])
    motions = (
        MotionText("m1", "Nachts heim", base, "A1", "Weil es dunkel ist.", movers=(BOARD,)),
        MotionText(
            "m2", "Was gilt", (Paragraph("paragraph", 0, "Das gilt."),), "A2", state="adopted",
            is_resolution=True, resolved_on=date(2025, 3, 1), movers=(Party("Kim Adler"),),
        ),
    )  # fmt: skip
    amendments = (
        AmendmentText("a1", "m1", first, "Ä1", movers=(Party("KV Süd", is_body=True),)),
        AmendmentText("a2", "m1", second, "Ä1-1", "a1", state="rejected"),
    )
    return Bundle("test", "LMV", motions, amendments)
