"""Within the house's settings: set the whole account and print what it took, as JSON."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from itertools import groupby

import django

from bench.figure import median_seconds
from bench.texts import text_file

ROUNDS = 7
STATES = (
    "not_started", "in_progress", "running", "partly",
    "reported_done", "confirmed_done", "deferred", "dropped",
)  # fmt: skip
django.setup()

from django.utils import translation  # noqa: E402 (after the setup)

from wirksam.assembly.account import (  # noqa: E402
    Account,
    AccountEntry,
    AccountItem,
    Cover,
    Passage,
    Proof,
    TextLine,
    digest,
)
from wirksam.assembly.account.press import pdf  # noqa: E402
from wirksam.assembly.account.setting import sheet_of  # noqa: E402
from wirksam.engine.document import read  # noqa: E402
from wirksam.engine.extract import BodyLexicon, extract  # noqa: E402
from wirksam.engine.lines import document_lines  # noqa: E402


def main() -> None:
    """Measure and print."""
    account = whole_account()
    with translation.override("de"):
        sheet = sheet_of(account, digest(account))
    first = pdf(sheet)
    base = json.dumps(asdict(sheet)).encode()
    told = {
        "lines": sum(len(one.lines) for one in account.passages),
        "commitments": len(account.items),
        "bytes": len(first),
        "seconds": median_seconds(lambda: pdf(sheet), rounds=ROUNDS),
        "base": median_seconds(lambda: _hashed(base), rounds=ROUNDS),
        "same": pdf(sheet) == first,
        "rules": _rules(first),
    }
    print(json.dumps(told))


def _hashed(data: bytes) -> bytes:
    """The base: a fixed amount of work of one core."""
    return hashlib.pbkdf2_hmac("sha256", data, b"base", 20_000)


def _rules(data: bytes) -> list[int] | None:
    """How many rules of PDF/UA-1 hold, and how many there are; nothing without the validator."""
    try:
        import page
    except ImportError:
        return None
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    return [report.rules.passed, report.rules.total]


def whole_account() -> Account:
    """The longest text at hand with everything found in it, in every status."""
    document = read(text_file().read_bytes())
    lines = document_lines(document)
    passages = tuple(
        Passage(
            "heading" if document.blocks[block].kind == "heading" else "paragraph",
            document.blocks[block].level,
            tuple(TextLine(line.number, line.text) for line in group),
        )
        for block, group in groupby(lines, key=lambda line: line.block)
    )
    said = AccountEntry(
        1, "2026-03-14", "2026-03-15T10:00:00+00:00", "report", "Landesvorstand",
        "Wir haben Räume gefunden und zweimal eingeladen.", "in_progress", "Im Mai geht es weiter.",
        "Der Schlüssel fehlt.", 0, (Proof("link", "Einladung", "https://example.invalid/x"),),
    )  # fmt: skip
    items = tuple(
        AccountItem(
            f"AP26-{place:02d}", one.quote[:90], one.quote, one.first_line, one.last_line,
            one.binding, "deliver", STATES[place % len(STATES)], "2026-03-14", "2026-03-14",
            (("overdue", 12),), "Landesvorstand", "im Sommer", "2026-06-20",
            entries=(said,) * (place % 4), statement="Wir bleiben dran.",
        )
        for place, one in enumerate(extract(document, lines, BodyLexicon.default()), start=1)
    )  # fmt: skip
    cover = Cover(
        "Jugend Beispielland", "LMV Herbst 2026", "2026-11-07", "2026-11-08", "Oldenau",
        "Bericht über das Arbeitsprogramm", 1, "Landesvorstand", "Liebe Mitglieder!",
        "Arbeitsprogramm 2026", "2026", "D-11", "2025-11-08", "0" * 64,
        "2026-10-31T18:00:00+00:00",
    )  # fmt: skip
    return Account(cover, items, passages)


if __name__ == "__main__":
    main()
