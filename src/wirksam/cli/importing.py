"""``wirksam import``: what other systems keep, brought in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from wirksam.engine.exchange import Bundle
    from wirksam.foundation.access import Actor
    from wirksam.motions.operations.importing import Target


@click.group()
def import_file() -> None:
    """Bring in what other systems keep."""


@import_file.command()
@click.argument("file")
@click.option("--unit", required=True, metavar="SLUG", help="The unit they belong to.")
@click.option("--occasion", metavar="KEY", help="The assembly they go to.")
@click.option("--by", "account", required=True, metavar="MAIL", help="In whose name.")
@click.option("--publish", is_flag=True, help="Public, with number and state; else as drafts.")
@click.option("--check", is_flag=True, help="Only say what is in it; nothing is written.")
def motions(  # noqa: PLR0913, PLR0917 (the options of the command)
    file: str, unit: str, occasion: str | None, account: str, publish: bool, check: bool
) -> None:
    """Take over motions and amendments from FILE ("-": standard input), all or nothing.

    FILE is JSON of Antragsgrün (REST 0.4) or of an OpenSlides meeting, or a ZIP of such files.
    """
    from wirksam.cli.house import open_house

    open_house()
    from wirksam.foundation.access import RefusedError
    from wirksam.motions.operations.importing import read_bundle

    try:
        bundle = read_bundle(_bytes(file))
        for note in bundle.notes:
            click.echo(f"{note.where}: {note.message}", err=True)
        told = f"{len(bundle.motions)} motions, {len(bundle.amendments)} amendments"
        if check:
            click.echo(f"In the file: {told}.")
            return
        target = _target(unit, occasion, publish=publish)
        click.echo(_take(_actor(account), bundle, target))
    except RefusedError as refused:
        raise click.ClickException(str(refused.message)) from refused


def _bytes(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}") from error


def _target(unit: str, occasion: str | None, *, publish: bool) -> Target:
    from wirksam.association.models import Occasion, Unit
    from wirksam.motions.operations.importing import Target

    place = Unit.objects.filter(slug=unit).first()
    if place is None:
        raise click.ClickException(f"There is no unit {unit}.")
    day = Occasion.objects.filter(key=occasion).first() if occasion else None
    if occasion and day is None:
        raise click.ClickException(f"There is no occasion {occasion}.")
    return Target(place, day, publish)


def _actor(mail: str) -> Actor:
    from wirksam.accounts.models import User
    from wirksam.foundation.access.actor import actor_of

    user = User.objects.filter(email__iexact=mail, is_active=True).first()
    if user is None:
        raise click.ClickException(f"There is no account {mail}.")
    return actor_of(user)


def _take(actor: Actor, bundle: Bundle, target: Target) -> str:
    from rich.console import Console
    from rich.progress import Progress

    from wirksam.motions.operations.importing import import_bundle

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Taking over", total=len(bundle.motions) + len(bundle.amendments))
        taken = import_bundle(
            actor=actor, bundle=bundle, target=target, progress=lambda: bar.advance(task)
        )
    told = f"Taken over: {taken.motions} motions, {taken.amendments} amendments."
    return f"{told} Here already: {taken.known}." if taken.known else told
