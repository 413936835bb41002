"""Codes and days of an account in words of the present language, the same on whatever day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.assembly.account.values import AccountEntry, AccountItem
from wirksam.programme.choices import Completion, Modality, StatusCode


def full_day(text: str) -> str:
    """``14. März 2026`` of an ISO day; empty for none."""
    return str(formats.date_format(date.fromisoformat(text), "j. F Y")) if text else ""


def full_time(text: str) -> str:
    """``14. März 2026, 18:00`` of an ISO time, as clocks show it here."""
    if not text:
        return ""
    moment = timezone.localtime(datetime.fromisoformat(text))
    return str(formats.date_format(moment, "j. F Y, H:i"))


def days(first: str, last: str) -> str:
    """One day, or from one to another."""
    if not last or first == last:
        return full_day(first)
    return f"{full_day(first)} \N{EN DASH} {full_day(last)}"


def flag_words(code: str, number: int) -> str:
    """A warning in words."""
    if code == "overdue":
        told = ngettext("overdue for %(n)d day", "overdue for %(n)d days", number)
        return told % {"n": number}
    if code == "silent":
        return ngettext("silent for %(n)d day", "silent for %(n)d days", number) % {"n": number}
    known = {"nobody": _("no one responsible"), "unproven": _("without evidence")}
    return known.get(code, code)


def status_word(code: str) -> str:
    """The word of a status."""
    return str(StatusCode(code).label)


def item_facts(item: AccountItem) -> Iterator[tuple[str, str]]:
    """What is known of a commitment, as pairs of label and words; empty words are left out."""
    yield _("Lines"), item.lines
    yield _("In charge"), item.lead or _("nobody")
    yield _("By when"), deadline_words(item)
    yield _("How binding"), _joined(str(Modality(item.modality).label), item.limits)
    yield _("Done means"), _joined(str(Completion(item.completion).label), item.done_when)
    yield _("Stands there since"), full_day(item.since)
    yield _("Last heard"), full_day(item.last_heard)


def deadline_words(item: AccountItem) -> str:
    """The last day and the text's own wording."""
    when = full_day(item.due_on)
    wording = f"\N{DOUBLE LOW-9 QUOTATION MARK}{item.deadline}\N{LEFT DOUBLE QUOTATION MARK}"
    if not item.deadline:
        return when
    return f"{when} ({wording})" if when else wording


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def entry_head(entry: AccountEntry) -> str:
    """Day, who spoke, and the status if it changed."""
    who = _("The assembly") if entry.basis == "assembly" else entry.by
    parts = [full_day(entry.happened_on), who, status_word(entry.state) if entry.state else ""]
    if entry.corrects:
        parts.append(_("corrects an earlier entry"))
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)
