"""Commands on texts. They need no database and no settings."""

from __future__ import annotations

import click

from wirksam.cli import LazyGroup

COMMANDS = {
    "commitments": "wirksam.cli.text_commitments:commitments",
    "diff": "wirksam.cli.text_diff:diff",
    "lines": "wirksam.cli.text_lines:lines",
    "merge": "wirksam.cli.text_merge:merge",
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def text() -> None:
    """Read motions and programmes: their lines, their commitments."""
