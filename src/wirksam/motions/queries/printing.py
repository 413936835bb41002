"""A motion, and what others want to change in it, as documents to be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from wirksam.engine.amend import Amendment as Wish
from wirksam.engine.amend import LineMap, Paragraph, compose
from wirksam.engine.diff import Edit
from wirksam.engine.document import Block, Piece
from wirksam.engine.exchange import AmendmentText, Bundle, MotionText, Party, Proposal
from wirksam.engine.lines import Line, number_lines
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
    Run,
    printable,
    words,
)
from wirksam.foundation.registry import branding
from wirksam.motions.choices import Recommendation, State
from wirksam.motions.models import Motion
from wirksam.motions.queries.changes import pieces_of
from wirksam.motions.queries.signs import lines_label

Pairs = tuple[tuple[str, str], ...]
_DEEPEST = 4
_ITEM = "item"


def motion_paper(motion: Motion, told: MotionText, width: int) -> Paper:
    """The text with its line numbers, who moves it, the reasons and the proposal."""
    body = [Heading(2, _("The text")), *_text(told.paragraphs, width)]
    if told.reasons:
        body += [Heading(2, _("Why")), *_prose(told.reasons)]
    if told.proposal is not None:
        body += [Heading(2, _("What is proposed to the assembly")), *_proposal(told.proposal)]
    facts = tuple(_facts(motion, told))
    return _paper(motion, told.title, str(motion.get_kind_display()), body, facts)


def synopsis_paper(motion: Motion, bundle: Bundle, width: int) -> Paper:
    """All amendments in the order of the lines, each with what goes and what comes."""
    text = bundle.motions[0].paragraphs
    place = LineMap(_lines(text, width))
    bases = {one.key: one.wanted for one in bundle.amendments}
    entries = [_entry(one, bases.get(one.parent, text), place) for one in bundle.amendments]
    body: list[Part] = [Par((
        Run(_("What goes is struck out"), "gone"),
        Run(", "),
        Run(_("what comes is underlined"), "new"),
        Run("."),
    ))]  # fmt: skip
    for _first, parts in sorted(entries, key=lambda entry: entry[0]):
        body += parts
    if not entries:
        body = [Par(words(_("Nobody wants to change anything yet.")))]
    title = _("Amendments to %(motion)s") % {"motion": motion}
    return _paper(motion, title, _("Amendments, by lines"), body, ())


def _paper(motion: Motion, title: str, overline: str, body: Sequence[Part], facts: Pairs) -> Paper:
    name = f"{motion.identifier} \N{MIDDLE DOT} " if motion.identifier else ""
    made_at: datetime = motion.changed_at
    return Paper(
        lang=get_language() or "de",
        made_at=made_at.isoformat(),
        title=printable(title),
        author=printable(motion.unit.name),
        overline=printable(name + overline),
        body=tuple(body),
        footer=printable(f"{branding().name} \N{MIDDLE DOT} {motion}"),
        page=_("Page"),
        of=pgettext("page of pages", "of"),
        notice="" if motion.is_public else _("This is a draft"),
        facts=facts,
    )


def _facts(motion: Motion, told: MotionText) -> Iterator[tuple[str, str]]:
    yield _("Moved by"), _names(told.movers)
    if told.supporters:
        yield _("Supported by"), _names(told.supporters)
    if motion.occasion is not None:
        when = motion.occasion.happens_on
        more = f", {day(when)}" if when else ""
        yield _("Goes to"), printable(f"{motion.occasion}{more}")
    yield _("Where it stands"), str(State(told.state).label)
    if motion.published_at is not None:
        yield _("Published"), day(timezone.localdate(motion.published_at))
    if told.resolved_on is not None:
        yield _("Resolved"), day(told.resolved_on)


def _names(parties: Sequence[Party]) -> str:
    told = []
    for one in parties:
        name = f"{one.name} ({one.organisation})" if one.organisation else one.name
        if one.resolved_on:
            told.append(
                _("%(body)s (resolved on %(day)s)") % {"body": name, "day": day(one.resolved_on)}
            )
        else:
            told.append(name)
    return printable(", ".join(told)) or _("nobody yet")


def _lines(text: Sequence[Paragraph], width: int) -> list[Line]:
    blocks = [Block(one.kind, (Piece(one.text, 0),), one.level) for one in text]
    return number_lines(blocks, width=width)


def _text(text: Sequence[Paragraph], width: int) -> Iterator[Part]:
    """Headings as headings, everything else line by line."""
    own: dict[int, list[Line]] = {}
    for line in _lines(text, width):
        own.setdefault(line.block, []).append(line)
    rows: list[PrintedLine] = []
    head: tuple[str, str] | None = (_("Line"), _("Wording"))
    above = 2
    for at, one in enumerate(text):
        if one.kind == "heading":
            if rows:
                yield Lines(head, tuple(rows))
                rows, head = [], None
            above = min(above + 1, 2 + max(one.level, 1), _DEEPEST)
            yield Heading(above, printable(one.text.replace("\n", " ")), own[at][0].number)
            continue
        depth = one.level if one.kind != "paragraph" else 0
        rows += [
            PrintedLine(line.number, words(printable(line.text)), line is own[at][0], depth)
            for line in own[at]
        ]
    if rows:
        yield Lines(head, tuple(rows))


def _prose(text: str) -> Iterator[Part]:
    for part in text.split("\n\n"):
        if part.strip():
            yield Par(words(printable(part.strip())))


def _proposal(told: Proposal) -> Iterator[Part]:
    yield Par(words(str(Recommendation(told.recommendation).label), "strong"))
    yield from _prose(told.explanation)


def _entry(
    one: AmendmentText, base: Sequence[Paragraph], place: LineMap
) -> tuple[tuple[int, int], list[Part]]:
    """Where it begins in the text, and its parts. One that amends another has no lines here."""
    wish = Wish.between("", base, one.wanted)
    spans = [] if one.parent else list(_spans(wish, base, place))
    first = min((span[0] for span in spans), default=0)
    label = lines_label(first, max((span[1] for span in spans), default=0))
    name = one.identifier or _("Draft")
    if one.whole:
        title = _("%(name)s: another text altogether") % {"name": name}
    elif label:
        title = _("%(name)s: line %(lines)s") % {"name": name, "lines": label}
    else:
        title = name
    parts: list[Part] = [Heading(2, printable(title)), Facts(tuple(_about(one)))]
    parts += _changes(wish, base, spans, whole=one.whole)
    if one.reasons:
        parts += [Heading(3, _("Why")), *_prose(one.reasons)]
    if one.proposal is not None:
        parts += [Heading(3, _("What is proposed to the assembly")), *_proposal(one.proposal)]
    return (first, 0), parts


def _about(one: AmendmentText) -> Iterator[tuple[str, str]]:
    yield _("Moved by"), _names(one.movers)
    yield _("Where it stands"), str(State(one.state).label)


def _spans(wish: Wish, base: Sequence[Paragraph], place: LineMap) -> Iterator[tuple[int, int]]:
    for at, edits in wish.edits.items():
        if at < len(base):
            found = [place.span(at, edit, base[at].text) for edit in edits]
            yield min(first for first, _last in found), max(last for _first, last in found)


def _changes(
    wish: Wish, base: Sequence[Paragraph], spans: Sequence[tuple[int, int]], *, whole: bool
) -> Iterator[Part]:
    if whole:
        for one in compose(base, wish):
            yield Par(words(printable(one.text)))
        return
    for order, (at, edits) in enumerate(wish.edits.items()):
        text = base[at].text if at < len(base) else ""
        if len(spans) > 1 and order < len(spans):
            told = _("Line %(lines)s") % {"lines": lines_label(*spans[order])}
            yield Par(words(told, "soft"))
        yield Par(tuple(_runs(text, edits)))
        yield Bullets(tuple(words(one) for one in _said(text, edits)))


def _runs(text: str, edits: Sequence[Edit]) -> Iterator[Run]:
    for kind, said in pieces_of(text, edits):
        if kind == "break":
            yield Run("\n\N{PILCROW SIGN} ", "new")
        elif said:
            yield Run(printable(said), {"ins": "new", "del": "gone"}.get(kind, ""))  # type: ignore[arg-type]  # styles of a run


def _said(text: str, edits: Sequence[Edit]) -> Iterator[str]:
    """The same in words, for whoever hears the page."""
    for edit in edits:
        gone = printable(text[edit.start : edit.end].strip())
        came = printable(" ".join(said for kind, said in pieces_of("", (Edit(0, 0, edit.new),))
                                  if kind == "ins").strip())  # fmt: skip
        told = {"old": gone, "new": came}
        if gone and came:
            yield _("“%(old)s” becomes “%(new)s”.") % told
        elif gone:
            yield _("“%(old)s” goes.") % told
        elif came:
            yield _("“%(new)s” comes in.") % told
