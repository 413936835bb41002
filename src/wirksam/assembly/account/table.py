"""The account as rows of a table: one commitment a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from wirksam.assembly.account.values import Account, AccountItem
from wirksam.assembly.account.wording import entry_head, flag_words, status_word
from wirksam.foundation.tables.writing import Cell


def rows(account: Account) -> Iterator[Sequence[Cell]]:
    """A row of column names, then one row for each commitment."""
    yield (
        _("Code"), _("Lines"), _("Commitment"), _("Status"), _("Since"), _("In charge"),
        _("By when"), _("Wording of the deadline"), _("Warnings"), _("Last report"),
        _("What we say about it"),
    )  # fmt: skip
    for item in account.items:
        yield _row(item)


def _row(item: AccountItem) -> Sequence[Cell]:
    last = item.entries[-1] if item.entries else None
    return (
        item.code,
        item.lines,
        item.title or item.quote,
        status_word(item.state),
        _day(item.since),
        item.lead,
        _day(item.due_on),
        item.deadline,
        ", ".join(flag_words(code, number) for code, number in item.flags),
        f"{entry_head(last)}: {last.said}" if last else "",
        item.statement,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
