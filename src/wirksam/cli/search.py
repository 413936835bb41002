"""The search index: putting it right, and looking whether it is."""

from __future__ import annotations

import sys

import click


@click.group()
def search() -> None:
    """Put the search index right, or check it."""


@search.command()
def rebuild() -> None:
    """Look at everything that can be found and put the index right. The server may go on."""
    from wirksam.cli.house import open_house

    open_house()
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
    )

    from wirksam.foundation.search.operations import rebuild as put_right

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(file=sys.stderr)
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def progressed(source: str, done: int, total: int) -> None:
            if source not in tasks:
                tasks[source] = bar.add_task(source)
            bar.update(tasks[source], completed=done, total=total)

        found = put_right(progressed)
    for source, count in found.items():
        click.echo(f"{source:20} {count:8}")


@search.command()
def check() -> None:
    """Say where the index is not what the data say; nothing is changed."""
    from wirksam.cli.house import open_house

    open_house()
    from wirksam.foundation.search.operations import differences

    findings = list(differences())
    for finding in findings:
        click.echo(finding)
    if findings:
        raise SystemExit(1)
    click.echo("The search index is what the data say.")
