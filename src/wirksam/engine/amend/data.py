"""Edits as JSON, to be kept and sent; whatever comes back is looked at again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wirksam.engine.diff import Edit

_MOST = 1_000_000_000
_DIGITS = 9


def edits_to(edits: Mapping[int, Sequence[Edit]]) -> dict[str, list[list[int | str]]]:
    """``{"12": [[start, end, "new"], …]}``, in the order of the text."""
    return {
        str(at): [[edit.start, edit.end, edit.new] for edit in edits[at]] for at in sorted(edits)
    }


def edits_from(data: object) -> dict[int, tuple[Edit, ...]]:
    """The way back. Raises :class:`ValueError` that says what is wrong and where."""
    if not isinstance(data, dict):
        raise ValueError("changes must be an object of paragraphs")  # noqa: TRY004 (bad data)
    made = {_position(key): _edits(key, rows) for key, rows in data.items()}
    return dict(sorted(made.items()))


def _position(key: object) -> int:
    if isinstance(key, str) and key.isascii() and key.isdigit() and len(key) <= _DIGITS:
        at = int(key)
        if str(at) == key:
            return at
    raise ValueError(f"{str(key)[:20]!r} is not the number of a paragraph")


def _edits(key: str, rows: object) -> tuple[Edit, ...]:
    if not isinstance(rows, list) or not rows:
        raise ValueError(f"paragraph {key}: its edits must be a list")
    made, at = [], 0
    for row in rows:
        edit = _edit(key, row)
        if edit.start < at:
            raise ValueError(f"paragraph {key}: the edit at {edit.start} is out of order")
        made.append(edit)
        at = edit.end
    return tuple(made)


def _edit(key: str, row: object) -> Edit:
    match row:
        case [int(start), int(end), str(new)] if _fits(start, end):
            return Edit(start, end, new)
    raise ValueError(f"paragraph {key}: an edit is [start, end, new words]")


def _fits(start: int, end: int) -> bool:
    return not isinstance(start, bool) and not isinstance(end, bool) and 0 <= start <= end <= _MOST
