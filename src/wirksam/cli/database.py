"""The database."""

from __future__ import annotations

import click


@click.command()
def migrate() -> None:
    """Bring the database up to date."""
    from wirksam.cli.house import migrate_tables, open_house

    open_house()
    done = migrate_tables()
    for name in done:
        click.echo(f"  {name}")
    click.echo(f"{len(done)} change(s) made." if done else "The database is up to date.")
