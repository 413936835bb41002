"""``wirksam text merge``: many amendments, where they meet, and the text with them in it."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wirksam.engine.amend import Amendment, Merged, Touched
    from wirksam.engine.document.model import Block, BlockKind

Data = dict[str, Any]
_HEADING = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_WHOLE_NUMBER = "a number of characters from 10 to 1000"


class Workload:
    """A text and its amendments, as the file tells them; refuses what does not fit together."""

    def __init__(self, told: Any) -> None:  # noqa: ANN401 (any JSON)
        from wirksam.engine.amend import Paragraph

        if not isinstance(told, dict):
            raise click.ClickException("The file must hold an object with base and amendments.")
        self.width = _width(told.get("lineLength", 80))
        self.base = [_paragraph(row, at) for at, row in enumerate(_rows(told, "base"))]
        self.texts = [row["text"] for row in self.base]
        self.paragraphs = [Paragraph(*_kind(row["tag"]), row["text"]) for row in self.base]
        self.wanted = [self._amendment(row, at) for at, row in enumerate(_rows(told, "amendments"))]
        if len({str(key) for key, _, _ in self.wanted}) < len(self.wanted):
            raise click.ClickException("Two amendments have the same id.")

    def _amendment(self, row: Data, at: int) -> tuple[Any, int, str]:
        key, para, new = row.get("id", at + 1), row.get("para"), row.get("new")
        if not isinstance(key, int | str):
            raise click.ClickException(f"Amendment {at + 1}: id must be a number or a text.")
        if not isinstance(para, int) or not 0 <= para < len(self.base):
            raise click.ClickException(f"Amendment {key}: there is no paragraph {para!r}.")
        if not isinstance(new, str):
            raise click.ClickException(f"Amendment {key}: new must be a text.")
        return key, para, new

    def blocks(self) -> list[Block]:
        """The paragraphs as the numbering sees them."""
        from wirksam.engine.document.model import Block, Piece

        return [Block(one.kind, (Piece(one.text, 0),), one.level) for one in self.paragraphs]

    def amendments(self) -> list[Amendment]:
        """What each wants, to the blank: paragraphs are rewritten here and never come or go."""
        from wirksam.engine.amend import Amendment
        from wirksam.engine.diff import word_edits

        made = []
        for key, para, new in self.wanted:
            edits = word_edits(self.texts[para], new)
            made.append(Amendment(str(key), {para: edits} if edits else {}))
        return made

    def merged(self, merged: Merged) -> list[Data]:
        """Each paragraph as it reads with all that was taken."""
        from wirksam.engine.diff import apply_edits

        edits = merged.amendment.edits
        return [
            {"tag": row["tag"], "text": apply_edits(row["text"], edits.get(at, ()))}
            for at, row in enumerate(self.base)
        ]


def _kind(tag: str) -> tuple[BlockKind, int]:
    if tag in _HEADING:
        return "heading", _HEADING[tag]
    kinds: dict[str, BlockKind] = {"li": "item", "ol": "item", "ul": "item", "blockquote": "quote"}
    kind = kinds.get(tag, "paragraph")
    return kind, int(kind != "paragraph")


def _width(told: Any) -> int:  # noqa: ANN401 (any JSON)
    if not isinstance(told, int) or not 10 <= told <= 1000:  # noqa: PLR2004 (said in the message)
        raise click.ClickException(f"lineLength must be {_WHOLE_NUMBER}.")
    return told


def _rows(told: Data, name: str) -> list[Data]:
    rows = told.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise click.ClickException(f"{name} must be a list of objects.")
    return rows


def _paragraph(row: Data, at: int) -> Data:
    if not isinstance(row.get("text"), str):
        raise click.ClickException(f"Paragraph {at} has no text.")
    return {"tag": str(row.get("tag", "p")), "text": row["text"]}


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--timing", is_flag=True, help="Say on standard error how long each phase took.")
def merge(file: Path, as_json: bool, timing: bool) -> None:
    """Put the amendments of WORKLOAD.json into its text and say where they meet.

    Amendments that want the same words are left out until someone decides between them.
    """
    from wirksam.engine.amend import LineMap, touched
    from wirksam.engine.amend import merge as merge_into
    from wirksam.engine.lines import number_lines

    clock = _Clock()
    try:
        work = Workload(json.loads(file.read_text(encoding="utf-8-sig")))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise click.ClickException(f"{file.name} is not readable JSON.") from error
    clock.tick("read")
    lines = number_lines(work.blocks(), width=work.width)
    where = LineMap(lines)
    clock.tick("lines")
    amendments = work.amendments()
    told = [touched(one, work.paragraphs, where) for one in amendments]
    clock.tick("diff")
    merged = merge_into(work.paragraphs, [one for one in amendments if not one.is_empty])
    clock.tick("merge")
    if as_json:
        click.echo(json.dumps(_data(work, len(lines), told, merged), ensure_ascii=False))
    else:
        _print(work, amendments, told, merged)
    if timing:
        clock.print()


class _Clock:
    """Seconds per phase."""

    def __init__(self) -> None:
        self._last = perf_counter()
        self._phases: list[tuple[str, float]] = []

    def tick(self, phase: str) -> None:
        """A phase ends now."""
        now = perf_counter()
        self._phases.append((phase, now - self._last))
        self._last = now

    def print(self) -> None:
        """Say how long each took."""
        for phase, seconds in self._phases:
            click.echo(f"{phase}\t{seconds:.4f}", err=True)


def _data(work: Workload, count: int, told: Sequence[Touched | None], merged: Merged) -> Data:
    keys = {str(key): key for key, _, _ in work.wanted}
    return {
        "lines": count,
        "amendments": [
            {
                "id": key,
                "first_line": one.first_line if one else None,
                "last_line": one.last_line if one else None,
                "deleted": list(one.deleted) if one else [],
                "inserted": list(one.inserted) if one else [],
            }
            for (key, _, _), one in zip(work.wanted, told, strict=True)
        ],
        "collisions": [[keys[one.first], keys[one.second], one.kind] for one in merged.collisions],
        "merged": work.merged(merged),
    }


def _print(
    work: Workload,
    amendments: Sequence[Amendment],
    told: Sequence[Touched | None],
    merged: Merged,
) -> None:
    for (key, para, _), amendment, one in zip(work.wanted, amendments, told, strict=True):
        if one is None:
            click.echo(f"{key}: changes nothing")
            continue
        place = str(one.first_line)
        if one.last_line != one.first_line:
            place += f"\N{EN DASH}{one.last_line}"
        click.echo(f"{key}: line {place}")
        for edit in amendment.edits.get(para, ()):
            click.echo(f"    - {work.texts[para][edit.start : edit.end]}")
            click.echo(f"    + {edit.new}")
    for meeting in merged.collisions:
        click.echo(f"{meeting.first} and {meeting.second}: {meeting.kind}")
    if merged.left_out:
        click.echo(f"left out: {', '.join(merged.left_out)}", err=True)
