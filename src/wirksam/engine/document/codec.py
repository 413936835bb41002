"""A document as JSON and back, unchanged."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from .model import Block, Document, Meta, Note, Piece


def to_json(document: Document) -> str:
    """All of ``document`` as one JSON text."""
    meta = document.meta
    data = {
        "meta": {
            "identifier": meta.identifier,
            "title": meta.title,
            "submitters": meta.submitters,
            "resolved_on": meta.resolved_on.isoformat() if meta.resolved_on else None,
            "agenda_item": meta.agenda_item,
        },
        "blocks": [
            [block.kind, block.level, [[p.text, p.source_line, p.printed] for p in block.pieces]]
            for block in document.blocks
        ],
        "notes": [[n.line, n.code, n.message, n.values] for n in document.notes],
        "numbered": document.numbered,
        "others": document.others,
        "width": document.width,
    }
    return json.dumps(data, ensure_ascii=False)


def from_json(text: str) -> Document:
    """The document that ``to_json`` wrote."""
    data: dict[str, Any] = json.loads(text)
    return Document(
        meta=_meta(data["meta"]),
        blocks=tuple(
            Block(kind, tuple(Piece(*piece) for piece in pieces), level)
            for kind, level, pieces in data["blocks"]
        ),
        notes=tuple(
            Note(line, code, message, tuple((name, value) for name, value in values))
            for line, code, message, values in data["notes"]
        ),
        numbered=data["numbered"],
        others=tuple(data["others"]),
        width=data["width"],
    )


def _meta(data: dict[str, Any]) -> Meta:
    resolved_on = data["resolved_on"]
    return Meta(
        identifier=data["identifier"],
        title=data["title"],
        submitters=tuple(data["submitters"]),
        resolved_on=date.fromisoformat(resolved_on) if resolved_on else None,
        agenda_item=data["agenda_item"],
    )
