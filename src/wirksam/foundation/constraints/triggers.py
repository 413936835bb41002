"""Triggers that refuse a change, written once for SQLite and PostgreSQL.

Table, column and condition names come from migrations, never from a request.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from wirksam.foundation.constraints.statements import RunStatements

Event = Literal["INSERT", "UPDATE", "DELETE"]


def forbid(
    name: str, table: str, events: tuple[Event, ...], *, when: str = "", message: str
) -> RunStatements:
    """Refuse ``events`` on ``table`` where ``when`` holds (SQL over OLD and NEW; empty: always)."""

    def create(vendor: str) -> Iterator[str]:
        for event in events:
            yield from _statements(vendor, _label(name, event), (table, event), when, message)

    def drop(vendor: str) -> Iterator[str]:
        on = f" ON {table}" if vendor == "postgresql" else ""
        for event in events:
            yield f"DROP TRIGGER IF EXISTS {_label(name, event)}{on}"

    return RunStatements(create, drop)


def no_overlap(name: str, table: str, *, group: str, only: str, message: str) -> RunStatements:
    """Allow one row of a ``group`` column per day among rows where ``only`` holds.

    Rows have ``starts_on`` and ``ends_on`` (empty: open end); both days count. ``only`` is SQL over
    a row named ``r``.
    """
    in_new = only.replace("r.", "NEW.")
    when = (
        f"{in_new} AND EXISTS (SELECT 1 FROM {table} r WHERE r.{group} = NEW.{group}"  # noqa: S608
        f" AND r.id <> COALESCE(NEW.id, -1) AND {only}"
        " AND (NEW.ends_on IS NULL OR r.starts_on <= NEW.ends_on)"
        " AND (r.ends_on IS NULL OR r.ends_on >= NEW.starts_on))"
    )
    return forbid(name, table, ("INSERT", "UPDATE"), when=when, message=message)


def _label(name: str, event: str) -> str:
    return f"{name}_{event.lower()}"


def _statements(
    vendor: str, label: str, on: tuple[str, str], when: str, message: str
) -> tuple[str, ...]:
    table, event = on
    if vendor == "sqlite":
        condition = f"WHEN {when} " if when else ""
        return (
            f"CREATE TRIGGER {label} BEFORE {event} ON {table} FOR EACH ROW {condition}"
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END",
        )
    back = "OLD" if event == "DELETE" else "NEW"
    body = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"
    if when:
        body = f"IF {when} THEN {body} END IF;"
    return (
        f"CREATE OR REPLACE FUNCTION {label}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$body$ BEGIN {body} RETURN {back}; END $body$",
        f"CREATE TRIGGER {label} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {label}()",
    )
