"""Taking out what has been kept long enough."""

from __future__ import annotations

import uuid

import click


@click.group()
def retention() -> None:
    """Take out what has been kept long enough: plan, apply, undo."""


@retention.command()
def plan() -> None:
    """Show what would go now; nothing is touched."""
    from wirksam.cli.house import open_house

    open_house()
    from django.utils.translation import override

    from wirksam.foundation.privacy.retention import plan as planned

    with override("en"):
        for item in planned():
            mark = "STOP" if item.is_too_much else "    "
            told = f"{item.expiry.model:32} {item.count:7} of {item.total:7}"
            click.echo(f"{mark}  {told}   kept {item.keep.label}")


@retention.command()
@click.option("--however-much", is_flag=True, help="Also where more would go than usual.")
def apply(however_much: bool) -> None:
    """Take out what is due. Stops where more than 50 rows and a fifth of a table would go."""
    from wirksam.cli.house import open_house

    open_house()
    from wirksam.foundation.privacy.retention import TooMuchError, apply_retention

    try:
        run, gone = apply_retention(however_much=however_much)
    except TooMuchError as error:
        raise click.ClickException(
            f"More would go than usual ({error}). Look at: wirksam retention plan."
            " If it is right: wirksam retention apply --however-much"
        ) from error
    for model, count in sorted(gone.items()):
        click.echo(f"{model:32} {count:7}")
    if gone:
        click.echo(f"To put it back within 30 days: wirksam retention undo --run {run}")
    else:
        click.echo("Nothing is due.")


@retention.command()
@click.option("--run", type=click.UUID, help="The run to take back. [default: the latest]")
def undo(run: uuid.UUID | None) -> None:
    """Put back what a run has taken out, within 30 days."""
    from wirksam.cli.house import open_house

    open_house()
    from wirksam.foundation.privacy.retention import NothingToUndoError, undo_retention

    try:
        done, count = undo_retention(run)
    except NothingToUndoError as error:
        raise click.ClickException("There is nothing to put back.") from error
    click.echo(f"Run {done}: {count} rows are back.")
