"""What has to be done without anybody asking: mail, reminders, retention."""

from __future__ import annotations

import os

import click


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then end. For cron.")
def worker(once: bool) -> None:
    """Carry mail, remind, write weekly letters, take out what has been kept long enough."""
    from wirksam.cli.house import open_house, pending_migrations

    open_house()
    pending = pending_migrations()
    if pending:
        raise click.ClickException(
            f"The database lacks {len(pending)} change(s), first {pending[0]}. Run: wirksam migrate"
        )
    from wirksam.foundation.duties.working import work, work_once

    parent = os.getppid() if _keeps_to_itself() else 0
    if once:
        done = work_once()
        click.echo(f"Done: {', '.join(dict.fromkeys(done)) or 'nothing was due'}.")
        return
    click.echo("The worker runs. Stop: Ctrl-C")
    work(going_on=lambda: not parent or os.getppid() == parent)


def _keeps_to_itself() -> bool:
    """In the demonstration no mail leaves the machine: letters become files in its folder."""
    from django.conf import settings

    if settings.DEMO:
        settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
        settings.EMAIL_FILE_PATH = settings.DATA_DIR / "letters"
    return bool(settings.DEMO)
