"""Is the house in order? And a key for its door."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator

import click


@click.command()
def secret() -> None:
    """Print a new value for WIRKSAM_SECRET_KEY."""
    click.echo(secrets.token_urlsafe(48))


@click.command()
def check() -> None:
    """Check settings, database and data of this installation."""
    from wirksam.cli.house import open_house

    open_house()
    failed = False
    for title, examine in _CHECKS:
        findings = list(examine())
        click.echo(f"{'ok  ' if not findings else 'FAIL'}  {title}")
        for finding in findings:
            click.echo(f"      {finding}")
        failed = failed or bool(findings)
    if failed:
        raise SystemExit(1)


def _settings() -> Iterator[str]:
    from django.core import checks

    for message in checks.run_checks(include_deployment_checks=True):
        if message.level >= checks.WARNING and not message.is_silenced():
            hint = f" {message.hint}" if message.hint else ""
            yield f"{message.id}: {message.msg}{hint}"


def _migrations() -> Iterator[str]:
    from django.db import DatabaseError

    from wirksam.cli.house import pending_migrations

    try:
        pending = pending_migrations()
    except DatabaseError as error:
        yield f"the database does not answer: {str(error).strip()}"
        return
    if pending:
        yield f"{len(pending)} change(s) are due, first {pending[0]}. Run: wirksam migrate"


def _journal() -> Iterator[str]:
    from wirksam.foundation.journal.queries import findings

    if _is_up_to_date():
        yield from findings()


def _files() -> Iterator[str]:
    from wirksam.foundation.files.queries import missing

    if _is_up_to_date():
        yield from missing()


def _erasures() -> Iterator[str]:
    from wirksam.foundation.privacy.operations import returned

    count = sum(1 for _ in returned()) if _is_up_to_date() else 0
    if count:
        yield f"{count} people are here who had been deleted. Run: wirksam privacy forget"


def _standings() -> Iterator[str]:
    from wirksam.programme.operations.standing import rebuild

    if _is_up_to_date():
        for difference in rebuild(check=True):
            yield f"{difference}. Run: wirksam rebuild"


def _post() -> Iterator[str]:
    from wirksam.foundation.mail.queries import findings

    if _is_up_to_date():
        yield from findings()


def _worker() -> Iterator[str]:
    from wirksam.foundation.duties.queries import findings

    if _is_up_to_date():
        yield from findings()


def _is_up_to_date() -> bool:
    """Whether more can be asked of the database; if not, that was said already."""
    from django.db import DatabaseError

    from wirksam.cli.house import pending_migrations

    try:
        return not pending_migrations()
    except DatabaseError:
        return False


_CHECKS: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
    ("settings are safe for a public server", _settings),
    ("database answers and is up to date", _migrations),
    ("journal is complete and unchanged", _journal),
    ("photos and documents are all there", _files),
    ("deleted people are gone", _erasures),
    ("letters get through", _post),
    ("a worker does its duties", _worker),
    ("where commitments stand is what their entries say", _standings),
)
