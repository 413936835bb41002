"""Taking everything along in one file."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write database and files into FILE, which must not exist yet. The server may go on."""
    from wirksam.cli.house import open_house

    open_house()
    from wirksam.foundation.backup.dumping import UnknownStateError, dump

    try:
        manifest = dump(file)
    except FileExistsError as error:
        raise click.ClickException(f"{file} exists already. Choose another name.") from error
    except UnknownStateError as error:
        raise click.ClickException(
            f"The database is in a state this version does not know ({error})."
        ) from error
    rows = sum(table["rows"] for table in manifest["tables"].values())
    click.echo(f"{rows} rows and {manifest['files']} files are in {file}.")
    click.echo("It holds personal data and no secret key. Keep it where nobody else can read it.")
