"""The minutes as a document to be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import formats, timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from wirksam.assembly.models import Assembly
from wirksam.assembly.queries.minutes import MinuteLine, by_item
from wirksam.foundation.print import Heading, Paper, Par, Part, Run, Table, printable, words
from wirksam.foundation.registry import branding


def minutes_paper(assembly: Assembly, lines: Sequence[MinuteLine], *, whole: bool) -> Paper:
    """What ``lines`` tell, item by item. Without ``whole`` it says that notes are left out."""
    title = printable(_("Minutes: %(assembly)s") % {"assembly": assembly.name})
    last = lines[-1].at if lines else timezone.now()
    notice = "" if whole else _("The decisions only. Members can read the notes too.")
    return Paper(
        lang=get_language() or "de",
        made_at=last.isoformat(),
        title=title,
        author=printable(assembly.body.name),
        overline=_("Minutes, made of what was recorded at the meeting"),
        body=tuple(_parts(lines)),
        footer=f"{printable(branding().name)} \N{MIDDLE DOT} {title}",
        page=_("Page"),
        of=pgettext("page of pages", "of"),
        notice=notice,
        facts=tuple(_facts(assembly)),
    )


def _facts(assembly: Assembly) -> Iterator[tuple[str, str]]:
    first, last = assembly.first_day, assembly.last_day
    if first is not None and last is not None:
        days = [formats.date_format(one, "j. F Y") for one in sorted({first, last})]
        yield pgettext("assembly", "On"), " \N{EN DASH} ".join(days)
    if assembly.place:
        yield _("Where"), printable(assembly.place)
    yield _("Who meets"), printable(assembly.body.name)


def _parts(lines: Sequence[MinuteLine]) -> Iterator[Part]:
    if not lines:
        yield Par(words(_("Nothing has been recorded yet.")))
    for heading, own in by_item(lines):
        yield Heading(2, printable(heading))
        head = (pgettext("minutes", "Time"), _("What happened"))
        yield Table(head, tuple(_row(line) for line in own), (1, 9))


def _row(line: MinuteLine) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    at = formats.date_format(timezone.localtime(line.at), "H:i")
    title, text = printable(line.title), printable(line.text)
    runs = [Run(title, "gone" if line.later else "strong")] if title else []
    if text:
        runs.append(Run(f"\n{text}" if title else text, "gone" if line.later else ""))
    if line.later:
        runs.append(Run(f" {_('(corrected by a later entry)')}", "soft"))
    return words(at, "soft"), tuple(runs)
