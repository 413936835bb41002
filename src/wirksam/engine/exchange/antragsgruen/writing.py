"""From a bundle to Antragsgrün's objects, as its interface answers them.

Each section of an amendment also holds ``data``, the whole amended text: what the interface wants
to be given when an amendment is made there.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from typing import Any

from wirksam.engine.amend import Amendment, Paragraph, compose
from wirksam.engine.diff import Edit
from wirksam.engine.document.model import Block, Piece
from wirksam.engine.exchange.bundle import (
    UNSEEN,
    AmendmentText,
    Bundle,
    MotionText,
    Party,
    Proposal,
)
from wirksam.engine.exchange.markup import html_of, html_of_plain
from wirksam.engine.lines import number_lines

from .sections import WIDTH, extra_sections
from .statuses import TITLES, recommendation_id, status_id

_NEW = '<ins style="color:#008000;text-decoration:underline;">'
_GONE = '<del style="color:#880000;text-decoration:line-through;">'
TEXT, REASONS = "Antragstext", "Begründung"


def write(bundle: Bundle) -> bytes:
    """All of ``bundle`` as one JSON file."""
    keys = [one.key for one in bundle.motions] + [one.key for one in bundle.amendments]
    numbers = {key: at for at, key in enumerate(keys, 1)}
    told = {
        "title": bundle.title,
        "motions": [_motion(one, numbers, bundle) for one in bundle.motions],
        "amendments": [_amendment(one, numbers, bundle) for one in bundle.amendments],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _head(
    one: MotionText | AmendmentText, number: int, title: str, *, resolution: bool = False
) -> dict[str, Any]:
    return {
        "id": number,
        "prefix": one.identifier,
        "title": title,
        "title_with_prefix": f"{one.identifier}: {title}" if one.identifier else title,
        "status_id": status_id(one.state, resolution=resolution),
        "status_title": "Beschluss" if resolution else TITLES[one.state],
        "date_published": one.published_at.isoformat() if one.published_at else None,
        "initiators": [_party(party) for party in one.movers],
        "supporters": [_party(party) for party in one.supporters],
        "initiators_html": html.escape(", ".join(party.name for party in one.movers)),
    }


def _motion(one: MotionText, numbers: dict[str, int], bundle: Bundle) -> dict[str, Any]:
    links = [
        _link(amendment, numbers)
        for amendment in bundle.amendments
        if amendment.motion == one.key and amendment.state not in UNSEEN
    ]
    sections = [_section(TEXT, html_of(one.paragraphs))]
    if one.reasons:
        sections.append(_section(REASONS, html_of_plain(one.reasons)))
    return {
        "type": "motion",
        **_head(one, numbers[one.key], one.title, resolution=one.is_resolution),
        "agenda_item": one.agenda_item or None,
        "date_resolution": one.resolved_on.isoformat() if one.resolved_on else None,
        "sections": [*sections, *extra_sections(one.extras)],
        "proposed_procedure": _procedure(one.proposal, one.paragraphs),
        "amendment_links": links,
    }


def _amendment(one: AmendmentText, numbers: dict[str, int], bundle: Bundle) -> dict[str, Any]:
    motion = next(other for other in bundle.motions if other.key == one.motion)
    parents = [other for other in bundle.amendments if other.key == one.parent]
    base = parents[0].wanted if parents else motion.paragraphs
    title = f"{one.identifier} zu {motion.identifier}: {motion.title}"
    return {
        "type": "amendment",
        **_head(one, numbers[one.key], title),
        "motion": {
            "id": numbers[motion.key],
            "prefix": motion.identifier,
            "title": motion.title,
            "agenda_item": motion.agenda_item or None,
        },
        "sections": [_changed(base, one.wanted, whole=one.whole)],
        "reason": html_of_plain(one.reasons),
        "global_alternative": one.whole,
        "is_editorial": one.editorial,
        "amending_amendment_id": numbers.get(one.parent),
        "proposed_procedure": _procedure(one.proposal, base),
    }


def _link(one: AmendmentText, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "id": numbers[one.key],
        "prefix": one.identifier,
        "status_id": status_id(one.state),
        "status_title": TITLES[one.state],
        "initiators_html": html.escape(", ".join(party.name for party in one.movers)),
    }


def _party(party: Party) -> dict[str, Any]:
    kind = "organization" if party.is_body else "person"
    told: dict[str, Any] = {"type": kind, "person_type": kind, "name": party.name}
    told["organization"] = party.organisation or None
    if party.resolved_on:
        told["resolution_date"] = party.resolved_on.isoformat()
    return told


def _section(title: str, text: str) -> dict[str, Any]:
    inside = f'<div class="text motionTextFormattings textOrig">{text}</div>' if text else ""
    return {"type": "TextSimple", "title": title, "html": inside, "layout_right": False}


def _procedure(proposal: Proposal | None, base: Sequence[Paragraph]) -> dict[str, Any] | None:
    if proposal is None:
        return None
    told: dict[str, Any] = {
        "status_id": recommendation_id(proposal.recommendation),
        "status_title": proposal.explanation.split("\n", 1)[0],
        "explanation": html_of_plain(proposal.explanation),
        "sections": [],
    }
    if proposal.wanted is not None:
        told["sections"].append(_changed(base, proposal.wanted, whole=False))
    return told


def _changed(
    base: Sequence[Paragraph], wanted: Sequence[Paragraph], *, whole: bool
) -> dict[str, Any]:
    if whole:
        shown = f"<p><strong>Globalalternative</strong></p>{html_of(wanted)}"
    else:
        shown = "".join(_shown(base, Amendment.between("", base, wanted)))
    told = f"<h3>{TEXT}</h3>{shown}" if shown else ""
    return {"type": "TextSimple", "title": TEXT, "html": told, "data": html_of(wanted)}


def _shown(base: Sequence[Paragraph], amendment: Amendment) -> Iterator[str]:
    """The paragraphs that change, each below the lines it stands on."""
    blocks = [Block(one.kind, (Piece(one.text, 0),), one.level) for one in base]
    lines: dict[int, list[int]] = {}
    for line in number_lines(blocks, width=WIDTH):
        lines.setdefault(line.block, []).append(line.number)
    for at, edits in amendment.edits.items():
        if at >= len(base):
            added = _added(compose((), amendment))
            yield f'<h4 class="lineSummary">Einfügen:</h4><div>{added}</div>'
            continue
        first, last = lines[at][0], lines[at][-1]
        named = f"In Zeile {first}" if first == last else f"Von Zeile {first} bis {last}"
        changed = compose([base[at]], {0: edits})
        plain = len(changed) == 1 and (changed[0].kind, changed[0].level) == (
            base[at].kind,
            base[at].level,
        )
        inside = _edited(base[at], edits) if plain else _replaced(base[at], changed)
        yield f'<h4 class="lineSummary">{named}:</h4><div>{inside}</div>'


def _edited(paragraph: Paragraph, edits: Sequence[Edit]) -> str:
    told, at = "", 0
    for edit in edits:
        told += _words(paragraph.text[at : edit.start])
        gone, new = _words(paragraph.text[edit.start : edit.end]), _words(edit.new)
        told += (f"{_GONE}{gone}</del>" if gone else "") + (f"{_NEW}{new}</ins>" if new else "")
        at = edit.end
    return f"<p>{told}{_words(paragraph.text[at:])}</p>"


def _words(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


def _replaced(old: Paragraph, new: Sequence[Paragraph]) -> str:
    """A paragraph that became none, several or one of another kind."""
    rest = [one for one in new if one != old]
    kept = f"<p>{_words(old.text)}</p>"
    if len(rest) == len(new):
        return f"<p>{_GONE}{_words(old.text)}</del></p>{_added(rest)}"
    at = new.index(old)
    return f"{_added(new[:at])}{kept}{_added(new[at + 1 :])}"


def _added(paragraphs: Sequence[Paragraph]) -> str:
    return "".join(f'<div class="inserted">{html_of([one])}</div>' for one in paragraphs)
