"""OpenSlides' motion CSV: the columns of its export."""

from __future__ import annotations

import csv
import io

from wirksam.engine.exchange.bundle import AmendmentText, Bundle, MotionText, Party
from wirksam.engine.exchange.markup import html_of, html_of_plain

from .states import NAMES, ONLY_RECOMMENDED, RECOMMENDED

COLUMNS = (
    "Number", "Submitters", "Supporters", "Motion Editors", "Spokesperson", "Title", "Text",
    "Reason", "Category", "Tags", "Motion block", "Speakers", "Recommendation", "State",
    "Sequential number",
)  # fmt: skip
_LABELS = dict(RECOMMENDED.values()) | ONLY_RECOMMENDED
_FORMULA = ("=", "+", "-", "@", "\t")


def write_csv(bundle: Bundle) -> bytes:
    """Motions and amendments as a table with semicolons; no cell is taken for a formula."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    table.writerow(COLUMNS)
    titles = {one.key: one for one in bundle.motions}
    every: list[tuple[MotionText | AmendmentText, str, str]] = [
        (one, one.title, html_of(one.paragraphs)) for one in bundle.motions
    ]
    every += [
        (one, f"Änderungsantrag zu {titles[one.motion].identifier}", html_of(one.wanted))
        for one in bundle.amendments
    ]
    for number, (one, title, text) in enumerate(every, 1):
        row = _row(one, title, text, number)
        table.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _row(one: MotionText | AmendmentText, title: str, text: str, number: int) -> list[str]:
    recommendation = _LABELS[one.proposal.recommendation] if one.proposal else ""
    return [
        one.identifier,
        _names(one.movers),
        _names(one.supporters),
        "",
        "",
        title,
        text,
        html_of_plain(one.reasons),
        "",
        "",
        "",
        "",
        recommendation,
        NAMES[one.state],
        str(number),
    ]


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(party.name for party in parties)
