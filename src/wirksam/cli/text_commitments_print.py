"""A programme's proposed commitments on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wirksam.cli.text_wording import about, lines_of, one_line

if TYPE_CHECKING:
    from wirksam.engine.extract import Proposal

_COLOURS = {"must": "bold red", "shall": "bold", "may": "italic"}


def print_proposals(proposals: list[Proposal]) -> None:
    """Print the proposals as a listing: lines in a gutter, facts, quote."""
    console = Console(highlight=False)
    console.print(Text(f"{len(proposals)} commitments proposed", style="bold"))
    table = Table.grid(padding=(1, 2, 0, 0))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column()
    for proposal in proposals:
        text = Text(about(proposal), style=_COLOURS[proposal.binding])
        text.append(f"\n{one_line(proposal.quote)}", style="not bold not italic default")
        table.add_row(lines_of(proposal), text)
    console.print(table)
