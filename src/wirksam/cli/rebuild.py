"""Folding every commitment anew."""

from __future__ import annotations

import click


@click.command()
@click.option("--check", is_flag=True, help="Only compare; nothing is written.")
def rebuild(check: bool) -> None:
    """Fold the entries of all commitments anew and mend what was stored wrongly."""
    from wirksam.cli.house import open_house

    open_house()
    from wirksam.programme.operations.standing import rebuild as fold_anew

    found = fold_anew(check=check)
    for difference in found:
        click.echo(str(difference))
    if not found:
        click.echo("What is stored is what the entries say.")
    elif check:
        raise click.ClickException(f"{len(found)} differ. Mend with: wirksam rebuild")
    else:
        click.echo(f"{len(found)} mended.")
