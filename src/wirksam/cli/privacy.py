"""The documents on data protection."""

from __future__ import annotations

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


def _print(what: str, language: str, controller: str) -> None:
    from wirksam.cli.house import open_house

    open_house()
    from django.utils.translation import override

    from wirksam.foundation.privacy import documents

    with override(language):
        click.echo(getattr(documents, what)(controller), nl=False)
