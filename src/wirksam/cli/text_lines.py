"""``wirksam text lines``: a text's numbered lines and what is doubtful about it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from wirksam.cli.text_source import read_source
from wirksam.cli.text_wording import head, place

if TYPE_CHECKING:
    from wirksam.engine.document.model import Document
    from wirksam.engine.lines import Line


@click.command()
@click.argument("file")
@click.option("--width", type=click.IntRange(10, 1000), help="Characters a line. [default: 80]")
@click.option("--motion", type=click.IntRange(1), help="Which motion, if the file holds several.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def lines(file: str, width: int | None, motion: int | None, as_json: bool) -> None:
    """Print the numbered lines of FILE ("-": standard input), and notes on all that is doubtful.

    Printed line numbers are kept; a text without any is numbered.
    """
    from wirksam.engine.lines import DEFAULT_WIDTH, document_lines

    document = read_source(file, motion=motion)
    if document.numbered and width is not None and width != document.width:
        document = _with_note(document)
    numbered = document_lines(document, width=width or DEFAULT_WIDTH)
    if as_json:
        click.echo(json.dumps(as_data(document, numbered), ensure_ascii=False))
    elif sys.stdout.isatty():
        from wirksam.cli.text_print import print_lines

        print_lines(document, numbered)
    else:
        for text in plain(document, numbered):
            click.echo(text)


def _with_note(document: Document) -> Document:
    from dataclasses import replace

    from wirksam.engine.document.model import Note
    from wirksam.engine.document.notes import MESSAGES

    code = "width-ignored"
    return replace(document, notes=(Note(0, code, MESSAGES[code]), *document.notes))


def as_data(document: Document, numbered: list[Line]) -> dict[str, Any]:
    """What ``--json`` prints."""
    meta = document.meta
    return {
        "meta": {
            "identifier": meta.identifier,
            "title": meta.title,
            "submitters": list(meta.submitters),
            "resolved_on": meta.resolved_on.isoformat() if meta.resolved_on else None,
            "agenda_item": meta.agenda_item,
        },
        "lines": [
            {
                "number": line.number,
                "text": line.text,
                "kind": line.kind,
                "level": line.level,
                "source_line": line.source_line,
            }
            for line in numbered
        ],
        "notes": [
            {"line": note.line, "code": note.code, "message": note.message}
            for note in document.notes
        ],
    }


def plain(document: Document, numbered: list[Line]) -> list[str]:
    """The same print without colours, for files and pipes."""
    gutter = len(str(numbered[-1].number)) if numbered else 1
    out = [*head(document), ""]
    block = 0
    for line in numbered:
        if line.block != block:
            out.append("")
            block = line.block
        mark = "#" * line.level + " " if line.kind == "heading" and line.start == 0 else ""
        out.append(f"{line.number:>{gutter}}  {mark}{line.text}".rstrip())
    if document.notes:
        out += ["", f"Notes ({len(document.notes)}):"]
        out += [f"  {place(note.line)}: {note.message} [{note.code}]" for note in document.notes]
    return out
