"""Putting everything back from one file."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--replace", is_flag=True, help="Take the place of data that are here.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--erasures", type=_FILE, multiple=True, help="A copy of erasures.txt; may be named repeatedly."
)
def restore(file: Path, replace: bool, yes: bool, erasures: tuple[Path, ...]) -> None:
    """Restore database and files from FILE, after checking every byte of it.

    People who were deleted since the backup was made are deleted again.
    """
    from wirksam.cli.house import open_house

    open_house()
    from wirksam.foundation.backup.archive import DamagedError, opened
    from wirksam.foundation.backup.loading import UnfitError
    from wirksam.foundation.backup.places import InUseError

    try:
        with opened(file) as (archive, manifest):
            _restore(archive, manifest, replace=replace, yes=yes, erasures=erasures)
    except DamagedError as error:
        raise click.ClickException(f"{file} is damaged: {error}. Nothing was touched.") from error
    except UnfitError as error:
        raise click.ClickException(f"{file} does not fit: {error}. Nothing was changed.") from error
    except InUseError as error:
        raise click.ClickException(
            f"The database is in use ({error}). Stop the server first. Nothing was changed."
        ) from error


def _restore(
    archive: zipfile.ZipFile,
    manifest: dict[str, Any],
    *,
    replace: bool,
    yes: bool,
    erasures: tuple[Path, ...],
) -> None:
    from wirksam.foundation.backup.loading import fits, is_empty
    from wirksam.foundation.backup.loading import restore as put_back

    fits(manifest)
    rows = sum(table["rows"] for table in manifest["tables"].values())
    click.echo(f"Made {manifest['made_at']}: {rows} rows, {manifest['files']} files.")
    if not is_empty():
        if not replace:
            raise click.ClickException("There are data here already. To replace them: --replace")
        if not yes:
            click.confirm("Replace what is here now? It cannot be brought back.", abort=True)
    again = put_back(archive, manifest, lists=erasures)
    click.echo("Everything is back.")
    if again:
        click.echo(f"{again} people who had been deleted since then are deleted again.")
    click.echo("Everybody has to sign in anew. Now run: wirksam check")
