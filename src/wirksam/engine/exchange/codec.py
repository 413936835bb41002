"""A bundle as JSON holds it, and back: for the way out of the sandbox, and while it waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from wirksam.engine.amend import Paragraph

from .bundle import AmendmentText, Bundle, ExchangeNote, MotionText, Party, Proposal


def to_plain(bundle: Bundle) -> dict[str, Any]:
    """Dictionaries, lists, texts and numbers only."""
    told: dict[str, Any] = _plain(asdict(bundle))
    return told


def _plain(value: Any) -> Any:  # noqa: ANN401 (values of all kinds)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def from_plain(told: Mapping[str, Any]) -> Bundle:
    """What :func:`to_plain` was given. TypeError, KeyError or ValueError for anything else."""
    return Bundle(
        told["source"],
        told["title"],
        tuple(_motion(one) for one in told["motions"]),
        tuple(_amendment(one) for one in told["amendments"]),
        tuple(
            ExchangeNote(one["where"], one["code"], tuple((a, b) for a, b in one["values"]))
            for one in told["notes"]
        ),
    )


def _motion(told: Mapping[str, Any]) -> MotionText:
    changed = {
        "paragraphs": _text(told["paragraphs"]),
        "resolved_on": _day(told["resolved_on"]),
        "extras": tuple((title, text) for title, text in told["extras"]),
    }
    return MotionText(**{**told, **_common(told), **changed})


def _amendment(told: Mapping[str, Any]) -> AmendmentText:
    return AmendmentText(**{**told, **_common(told), "wanted": _text(told["wanted"])})


def _common(told: Mapping[str, Any]) -> dict[str, Any]:
    moment = told["published_at"]
    proposal = told["proposal"]
    return {
        "published_at": datetime.fromisoformat(moment) if moment else None,
        "movers": _parties(told["movers"]),
        "supporters": _parties(told["supporters"]),
        "proposal": proposal and _proposal(proposal),
    }


def _proposal(told: Mapping[str, Any]) -> Proposal:
    wanted = told["wanted"]
    return Proposal(
        told["recommendation"], told["explanation"], None if wanted is None else _text(wanted)
    )


def _text(rows: Sequence[Mapping[str, Any]]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(row["kind"], row["level"], row["text"]) for row in rows)


def _parties(rows: Sequence[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(**{**row, "resolved_on": _day(row["resolved_on"])}) for row in rows)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
