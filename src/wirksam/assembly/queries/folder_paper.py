"""The folder as a document to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from wirksam.assembly.models import Assembly
from wirksam.assembly.queries.asking import AskedView
from wirksam.assembly.queries.folder_parts import Mark, Wish
from wirksam.assembly.queries.folder_texts import (
    BriefText,
    ItemText,
    RoomText,
    TextPart,
    WishText,
)
from wirksam.foundation.i18n.days import day
from wirksam.foundation.print import (
    Bullets,
    Facts,
    Heading,
    Lines,
    Paper,
    Par,
    Part,
    PrintedLine,
    Quote,
    Run,
    printable,
    words,
)
from wirksam.motions.queries.changes import ChangedLine

_STYLES = {"same": "", "del": "gone", "ins": "new"}


def paper_of(assembly: Assembly, items: Sequence[ItemText], made_at: datetime) -> Paper:
    """The whole folder, with what its member noted."""
    name = printable(assembly.name)
    facts = [
        (pgettext("assembly", "On"), day(assembly.first_day)),
        (_("Where"), printable(assembly.place)),
        (_("As of"), f"{day(made_at)}, {made_at:%H:%M}"),
    ]
    return Paper(
        lang=get_language() or "de",
        made_at=made_at.isoformat(),
        title=_("Folder for the assembly"),
        author=printable(assembly.body.name),
        overline=name,
        body=tuple(part for item in items for part in _item(item)),
        footer=name,
        page=_("Page"),
        of=pgettext("page of pages", "of"),
        facts=tuple((label, told) for label, told in facts if told),
    )


def _item(text: ItemText) -> Iterator[Part]:
    item = text.item.item
    title = str(item) if item else _("Not on the agenda yet")
    yield Heading(2, printable(title))
    if item and item.summary:
        yield Par(words(printable(item.summary), "strong"))
    if item and item.detail:
        yield from _paragraphs(item.detail)
    if text.item.report:
        told = _("The account is printed by itself: %(title)s")
        yield Par(words(printable(told % {"title": text.item.report.title})))
    for brief in text.briefs:
        yield from _brief(brief)
    for room in text.rooms:
        yield from _room(room)


def _brief(text: BriefText) -> Iterator[Part]:
    brief = text.brief
    yield Heading(3, printable(str(brief.motion)))
    if brief.motion.summary:
        yield Par(words(printable(brief.motion.summary), "strong"))
    yield Facts(tuple(_facts(brief.movers, brief.proposal, brief.mark)))
    yield Lines((_("Line"), _("Wording")), tuple(_lines(text.parts)))
    aids = [part for part in text.parts if part.aid]
    if aids:
        yield Heading(4, _("Short and simple"))
        yield Bullets(tuple(words(printable(part.aid.text)) for part in aids if part.aid))
    if brief.motion.reasons:
        yield Heading(4, _("Why"))
        yield from _paragraphs(brief.motion.reasons)
    for wish in text.wishes:
        yield from _wish(wish)
    if text.sessions:
        yield Heading(4, _("What chapters talked about"))
        for one in text.sessions:
            who = f"{one.session.unit.name}, {day(one.session.held_on)}"
            yield Par((Run(printable(who), "strong"),))
            yield from _paragraphs(one.session.summary)
    if text.questions:
        yield Heading(4, _("Questions and answers"))
        yield from _questions(text.questions)


def _facts(movers: str, proposal: object, mark: Mark) -> Iterator[tuple[str, str]]:
    if movers:
        yield _("Moved by"), printable(movers)
    label = getattr(proposal, "label", "")
    if label:
        yield _("Recommended"), printable(str(label))
    yield _("My mark"), mark.word or "____________"
    if mark.text:
        yield _("My note"), printable(mark.text)


def _lines(parts: Iterable[TextPart]) -> Iterator[PrintedLine]:
    for part in parts:
        style = "strong" if part.row.kind == "heading" else ""
        for line in part.lines:
            opens = line is part.lines[0]
            yield PrintedLine(line.number, (Run(printable(line.text), style),), opens=opens)  # type: ignore[arg-type] # one of the styles


def _wish(text: WishText) -> Iterator[Part]:
    yield Heading(4, printable(_wish_title(text.wish)))
    yield Facts(tuple(_facts("", text.wish.proposal, text.wish.mark)))
    if text.lines:
        yield Lines((_("Line"), _("Wording")), tuple(map(_changed, text.lines)))
    else:
        yield Par(words(_("Read it on its page: it is about another wording."), "soft"))
    if text.wish.amendment.reasons:
        yield from _paragraphs(text.wish.amendment.reasons)


def _wish_title(wish: Wish) -> str:
    lines = _("lines %(lines)s") % {"lines": wish.lines} if wish.lines else ""
    return ", ".join(part for part in (str(wish.amendment), wish.movers, lines) if part)


def _changed(line: ChangedLine) -> PrintedLine:
    runs = []
    for kind, text in line.pieces:
        if kind == "break":
            runs.append(Run("\n"))
        elif text:
            runs.append(Run(printable(text), _STYLES.get(kind, "")))  # type: ignore[arg-type] # one of the styles
    return PrintedLine(line.number, tuple(runs))


def _questions(asked: Iterable[AskedView]) -> Iterator[Part]:
    for one in asked:
        if one.question.is_hidden:
            continue
        yield Par(words(printable(one.question.text), "strong"))
        yield Quote(words(printable(one.question.answer or one.clock)))


def _room(room: RoomText) -> Iterator[Part]:
    yield Heading(3, printable(room.question))
    for side in room.sides:
        yield Heading(4, str(side.side.label))
        told = [one.text for one in (*side.granted, *side.own) if not one.argument.is_hidden]
        if told:
            yield Bullets(tuple(words(printable(text)) for text in told))
        else:
            yield Par(words(_("Nobody has given a reason yet."), "soft"))


def _paragraphs(text: str) -> Iterator[Part]:
    for part in text.split("\n"):
        if part.strip():
            yield Par(words(printable(part.strip())))
