"""The documents on data protection."""

from __future__ import annotations

from pathlib import Path

import click

LANGUAGE = click.option(
    "--language",
    type=click.Choice(["de", "en"]),
    default="de",
    show_default=True,
    help="Language of the document.",
)
CONTROLLER = click.option("--controller", default="", help="Name and address of the association.")


@click.group()
def privacy() -> None:
    """Write what the law on data protection asks for, from what is really stored."""


@privacy.command()
@LANGUAGE
@CONTROLLER
def record(language: str, controller: str) -> None:
    """Print the record of processing activities (Art. 30 GDPR) as Markdown."""
    _print("record_of_processing", language, controller)


@privacy.command()
@LANGUAGE
@CONTROLLER
def assessment(language: str, controller: str) -> None:
    """Print a draft of the impact assessment (Art. 35 GDPR) as Markdown."""
    _print("impact_assessment", language, controller)


@privacy.command()
@click.argument("lists", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def forget(lists: tuple[Path, ...]) -> None:
    """Delete again whoever had been deleted, after the database was set back by other means.

    LISTS are copies of erasures.txt, besides the one in the data folder.
    """
    from wirksam.cli.house import open_house

    open_house()
    from wirksam.foundation.privacy.erasures import everybody_erased
    from wirksam.foundation.privacy.operations import repeat_erasures

    click.echo(f"{repeat_erasures(everybody_erased(lists))} people are deleted again.")


def _print(what: str, language: str, controller: str) -> None:
    from wirksam.cli.house import open_house

    open_house()
    from django.utils.translation import override

    from wirksam.foundation.privacy import documents

    with override(language):
        click.echo(getattr(documents, what)(controller), nl=False)
