"""A text's lines on a terminal: numbers in a gutter, headings bold, notes below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wirksam.cli.text_wording import head, place

if TYPE_CHECKING:
    from wirksam.engine.document.model import Document
    from wirksam.engine.lines import Line


def print_lines(document: Document, numbered: list[Line]) -> None:
    """Print head, lines and notes."""
    console = Console(highlight=False)
    for index, part in enumerate(head(document)):
        console.print(Text(part, style="bold" if index == 0 else ""))
    console.print()
    console.print(_table(numbered))
    if document.notes:
        console.print()
        console.print(Text(f"Notes ({len(document.notes)})", style="bold"))
    for note in document.notes:
        text = Text(f"  {place(note.line)}: ", style="dim")
        text.append(note.message, style="not dim")
        text.append(f" [{note.code}]")
        console.print(text)


def _table(numbered: list[Line]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column()
    block = 0
    for line in numbered:
        if line.block != block:
            table.add_row("", "")
            block = line.block
        style = "bold" if line.kind == "heading" else ""
        table.add_row(str(line.number), Text(line.text, style=style))
    return table
