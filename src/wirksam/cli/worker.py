"""What has to be done without anybody asking: mail, reminders, retention."""

from __future__ import annotations

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

    if once:
        done = work_once()
        click.echo(f"Done: {', '.join(dict.fromkeys(done)) or 'nothing was due'}.")
        return
    click.echo("The worker runs. Stop: Ctrl-C")
    work()
