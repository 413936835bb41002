"""From the account to the sheet: codes become words of the present language, days become dates.

The same account and language give the same sheet, on whatever day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from wirksam.assembly.account.sheet import (
    Check,
    Count,
    Mark,
    Sheet,
    SheetEntry,
    SheetItem,
    SheetItems,
    SheetLine,
    SheetPart,
    SheetText,
    Tally,
)
from wirksam.assembly.account.values import Account, AccountEntry, AccountItem, Cover, Passage
from wirksam.assembly.account.wording import (
    days,
    entry_head,
    flag_words,
    full_day,
    full_time,
    item_facts,
    status_word,
)
from wirksam.foundation.print import printable
from wirksam.programme.choices import EvidenceKind, StatusCode

HEADING = "heading"


def sheet_of(account: Account, sha256: str = "") -> Sheet:
    """The account as it is set; without a digest it is marked as a draft."""
    cover = account.cover
    title = printable(cover.title)
    author = printable(cover.by)
    return Sheet(
        lang=get_language() or "de",
        made_at=cover.cut_off_at,
        title=title,
        author=author,
        overline=_("Account to the assembly"),
        draft="" if sha256 else _("Draft. It still changes until it is frozen."),
        facts=_told(_cover_facts(cover)),
        foreword=_paragraphs(cover.foreword),
        tally=_tally(account.items),
        items=SheetItems(
            title=_("Commitment by commitment"),
            entries=_("What was reported"),
            statement=_("What we say about it"),
            none=_("Nobody has reported on it yet."),
            all=tuple(map(_item, account.items)),
        ),
        text=SheetText(
            title=_("The programme, line by line"),
            note=_("The line numbers are those of the adopted text."),
            head=(_("Line"), _("Wording"), _("Commitment and status")),
            parts=tuple(_parts(account)),
        ),
        check=_check(sha256),
        footer=f"{printable(cover.association)} \N{MIDDLE DOT} {title}",
        page=_("Page"),
        of=pgettext("page of pages", "of"),
    )


def _told(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, printable(value)) for label, value in pairs if value)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(printable(part.strip()) for part in text.split("\n") if part.strip())


def _cover_facts(cover: Cover) -> Iterator[tuple[str, str]]:
    yield _("Given to"), cover.assembly
    yield pgettext("assembly", "On"), days(cover.starts_on, cover.ends_on)
    yield _("Where"), cover.place
    yield _("Given by"), cover.by
    yield _("As of"), full_time(cover.cut_off_at)
    yield _("Edition"), str(cover.number)
    programme = f"{cover.identifier} {cover.programme}".strip()
    yield _("Programme"), programme
    yield _("Adopted"), full_day(cover.resolved_on)


def _tally(items: tuple[AccountItem, ...]) -> Tally:
    numbers = Counter(item.state for item in items)
    rows = tuple(
        Count(code.value, str(code.label), str(numbers[code.value]))
        for code in StatusCode
        if numbers[code.value]
    )
    told = ngettext("%(n)d commitment in all.", "%(n)d commitments in all.", len(items))
    return Tally(
        _("At a glance"), (_("Status"), _("Number")), rows, told % {"n": len(items)}
    )  # fmt: skip


def _item(item: AccountItem) -> SheetItem:
    return SheetItem(
        heading=printable(f"{item.code} {item.title}".strip()),
        sign=item.state,
        word=status_word(item.state),
        flags=tuple(flag_words(code, number) for code, number in item.flags),
        facts=_told(item_facts(item)),
        quote=printable(item.quote),
        entries=tuple(map(_entry, item.entries)),
        statement=_paragraphs(item.statement),
    )


def _entry(entry: AccountEntry) -> SheetEntry:
    proofs = [
        (str(EvidenceKind(proof.kind).label), f"{proof.label} {proof.url}".strip())
        for proof in entry.proofs
    ]
    parts = [
        ("", entry.said),
        (_("Next"), entry.next_step),
        (_("In the way"), entry.obstacle),
        *proofs,
    ]
    return SheetEntry(printable(entry_head(entry)), _told(parts))


def _parts(account: Account) -> Iterator[SheetPart]:
    chips: dict[int, list[Mark]] = defaultdict(list)
    for item in account.items:
        word = f"{item.code} {status_word(item.state)}"
        chips[item.first_line].append(Mark(item.state, printable(word)))
    heading: Passage | None = None
    rows: list[SheetLine] = []
    for passage in account.passages:
        if passage.kind == HEADING:
            if heading or rows:
                yield SheetPart(_heading(heading), tuple(rows))
            heading, rows = passage, []
        else:
            rows += (
                SheetLine(
                    line.number,
                    printable(line.text),
                    opens=line is passage.lines[0],
                    chips=tuple(chips[line.number]),
                )
                for line in passage.lines
            )
    if heading or rows:
        yield SheetPart(_heading(heading), tuple(rows))


def _heading(passage: Passage | None) -> str:
    if passage is None:
        return ""
    first, last = passage.lines[0].number, passage.lines[-1].number
    numbers = str(first) if first == last else f"{first}\N{EN DASH}{last}"
    return printable(f"{numbers} {' '.join(line.text for line in passage.lines)}")


def _check(sha256: str) -> Check:
    if not sha256:
        return Check(_("How to check it"), (_("A draft has no checksum yet."),), "")
    return Check(
        _("How to check it"),
        (
            _("This account was frozen. Nobody can change it any more."),
            _(
                "Load the JSON file from the page of the account and compute its SHA-256. It must "
                "be the number below."
            ),
        ),
        sha256,
    )
