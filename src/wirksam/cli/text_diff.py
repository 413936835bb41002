"""``wirksam text diff``: what changed from one text to another, paragraph by paragraph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from wirksam.cli.text_source import read_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wirksam.engine.diff import Change


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def diff(old: str, new: str, as_json: bool) -> None:
    """Compare the texts OLD and NEW: paragraphs kept, edited, moved, split, joined.

    Deleted words are printed as [-words-], new ones as {+words+}.
    """
    from wirksam.engine.diff import compare

    before = [block.text for block in read_source(old).blocks]
    after = [block.text for block in read_source(new).blocks]
    changes = compare(before, after)
    if as_json:
        click.echo(json.dumps({"changes": [_data(one) for one in changes]}, ensure_ascii=False))
        return
    for one in changes:
        if one.kind != "same":
            click.echo(f"@@ {one.kind} {_places(one.old)} \N{RIGHTWARDS ARROW} {_places(one.new)}")
            click.echo(_marked(one, before))


def _data(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "old": list(change.old),
        "new": list(change.new),
        "edits": [{"start": one.start, "end": one.end, "new": one.new} for one in change.edits],
        "cuts": list(change.cuts),
    }


def _places(paragraphs: Sequence[int]) -> str:
    return ", ".join(str(at + 1) for at in paragraphs) or "\N{EN DASH}"


def _marked(change: Change, before: Sequence[str]) -> str:
    from wirksam.engine.diff.paragraphs import JOINT

    text = JOINT.join(before[at] for at in change.old)
    parts, at = [], 0
    for edit in change.edits:
        gone = text[edit.start : edit.end]
        parts += [text[at : edit.start], f"[-{gone}-]" if gone else ""]
        parts.append(f"{{+{edit.new}+}}" if edit.new else "")
        at = edit.end
    return "".join([*parts, text[at:]])
