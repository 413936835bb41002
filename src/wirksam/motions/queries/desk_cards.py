"""A place at the merge desk as people see it: cards, what meets there, and how to settle it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wirksam.engine.amend import compose
from wirksam.engine.diff import word_edits
from wirksam.motions.choices import Choice, State
from wirksam.motions.queries.changes import Pieces, excerpt, pieces_of
from wirksam.motions.queries.desk import Desk, Entry, Place
from wirksam.motions.queries.desk_ways import (
    Group,
    Question,
    Way,
    card_ways,
    meetings_at,
    names,
    questions_of,
    rivals_of,
)
from wirksam.motions.queries.signs import Sign, lines_label, recommendation_sign

_SIGNS: Mapping[str, tuple[str, str]] = {
    Choice.OPEN: ("neutral", "empty"),
    Choice.TAKEN: ("ok", "check"),
    Choice.LEFT: ("danger", "cross"),
    Choice.SETTLED: ("muted", "stop"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One amendment, or several that want exactly the same, at one place.

    ``is_main``: it is decided about here; elsewhere it only says so. ``pk`` names it on the page.
    """

    entries: Group
    pieces: Pieces
    lines: str
    sign: Sign
    recommended: Sign | None
    ways: tuple[Way, ...]
    notes: tuple[str, ...] = ()
    below: tuple[Card, ...] = ()
    is_main: bool = True
    at: int = 0

    @property
    def pk(self) -> int:
        """The first of its amendments."""
        return self.entries[0].pk

    @property
    def name(self) -> str:
        """What people call it: ``Ä3`` or ``Ä3, Ä7``."""
        return names(self.entries)

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"ae-{self.pk}" if self.is_main else f"ae-{self.pk}-{self.at}"

    @property
    def movers(self) -> str:
        """Who wants it."""
        return ", ".join(dict.fromkeys(one.movers for one in self.entries if one.movers))

    @property
    def is_open(self) -> bool:
        """Nobody has dealt with it."""
        return self.entries[0].is_open

    @property
    def is_voted(self) -> bool:
        """The assembly has decided about it."""
        return self.entries[0].is_voted


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A paragraph at the desk with everything beside it."""

    place: Place
    pieces: Pieces
    sign: Sign | None
    cards: tuple[Card, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def position(self) -> int:
        """Its place in the motion, from 0."""
        return self.place.row.position

    @property
    def lines(self) -> str:
        """Its printed lines."""
        return lines_label(self.place.row.first_line, self.place.row.last_line)

    @property
    def element(self) -> str:
        """The HTML element of its text; one rank of headings, for a desk may show parts alone."""
        return "h2" if self.place.row.kind == "heading" else "p"

    @property
    def is_gone(self) -> bool:
        """Nothing is left of it."""
        return not self.place.reads.strip()

    @property
    def is_busy(self) -> bool:
        """There is something beside it."""
        return self.place.is_busy or bool(self.questions)


def choice_sign(entry: Entry) -> Sign:
    """What the desk does with it, or what the assembly decided."""
    if entry.is_voted:
        told = _("voted: %(state)s") % {"state": State(entry.state).label}
        return Sign(told, _SIGNS[entry.choice][0], "seal")
    return Sign(Choice(entry.choice).label, *_SIGNS[entry.choice])


def place_view(desk: Desk, at: int, *, may_run: bool) -> PlaceView:
    """One paragraph; the ways to act only for those who may."""
    place = desk.place(at)
    groups = _grouped(place)
    cards = tuple(_card(desk, place, group, may_run=may_run) for group in groups)
    questions = tuple(questions_of(place, groups, may_run=may_run))
    return PlaceView(
        place,
        _pieces(place),
        _place_sign(place, questions),
        cards,
        questions,
    )


def _pieces(place: Place) -> Pieces:
    """How it reads, marked; what was worded by hand is compared word by word."""
    if place.hand is None:
        return pieces_of(place.row.text, place.edits)
    return pieces_of(place.row.text, word_edits(place.row.text, place.hand.text))


def whole_cards(desk: Desk, *, may_run: bool) -> list[Card]:
    """Global alternatives, and what is about an older wording: they have no place in the text."""
    return [
        Card(
            (one,),
            (),
            "",
            choice_sign(one),
            _recommended(one),
            card_ways((one,), ()) if may_run else (),
            (_about(one),),
        )
        for one in desk.roots
        if one.whole or not one.fits
    ]


def _about(one: Entry) -> str:
    if one.fits:
        return _("It wants another text in place of the whole motion.")
    return _(
        "It was written for an older wording of the motion and cannot be put in by itself."
        " Word the paragraph by hand, then take it over or leave it out here."
    )


def _grouped(place: Place) -> list[Group]:
    """Those that want exactly the same and stand the same, together."""
    groups: dict[str, list[Entry]] = {}
    for one in place.entries:
        wish = repr((sorted(one.edits.items()), one.choice, one.is_voted, one.whole))
        groups.setdefault(wish, []).append(one)
    return [tuple(group) for group in groups.values()]


def _card(desk: Desk, place: Place, group: Group, *, may_run: bool) -> Card:
    first = group[0]
    at = place.row.position
    is_main = min(first.edits) == at and not first.whole
    rivals = rivals_of(place, group)
    notes = list(_notes(place, group))
    if first.clashing:
        told = names(desk.by_key[key] for key in first.clashing)
        notes.append(
            _("%(names)s stand against each other: only one can be taken over.") % {"names": told}
        )
    below = [one for entry in group for one in desk.children.get(entry.pk, ())]
    return Card(
        group,
        excerpt(place.row.text, first.edits[at]),
        lines_label(*first.lines),
        choice_sign(first),
        _recommended(first),
        card_ways(group, rivals) if may_run and is_main else (),
        tuple(notes),
        tuple(_child(desk, one, may_run=may_run) for one in below) if is_main else (),
        is_main,
        at,
    )


def _child(desk: Desk, one: Entry, *, may_run: bool) -> Card:
    """An amendment to an amendment, shown against what that one wants."""
    parent = desk.by_key[one.parent or 0]
    text = compose(desk.paragraphs, parent.own) if parent.parent is None else ()
    at = min(one.own, default=-1)
    shown = excerpt(text[at].text, one.own[at]) if 0 <= at < len(text) else ()
    below = tuple(_child(desk, it, may_run=may_run) for it in desk.children.get(one.pk, ()))
    note = _("Changes what %(name)s wants.") % {"name": parent.identifier}
    ways = card_ways((one,), ()) if may_run else ()
    return Card(
        (one,),
        shown,
        lines_label(*one.lines),
        choice_sign(one),
        _recommended(one),
        ways,
        (note,),
        below,
    )


def _recommended(one: Entry) -> Sign | None:
    return recommendation_sign(one.recommended) if one.recommended else None


def _notes(place: Place, group: Group) -> Iterator[str]:
    if len(group) > 1:
        yield _("%(names)s want exactly the same. They are decided together.") % {
            "names": names(group)
        }
    if group[0].whole:
        yield _("It replaces the whole text.")
    rivals = [one for one in rivals_of(place, group) if one.pk not in {it.pk for it in group}]
    if rivals:
        yield _("Wants the same words as %(names)s, but otherwise.") % {"names": names(rivals)}
    own = {one.pk for one in group}
    alike = {one.second if one.first in own else one.first for one in meetings_at(place, "same")
             if (one.first in own) != (one.second in own)}  # fmt: skip
    if alike:
        told = names(one for one in place.entries if one.pk in alike)
        yield _("%(names)s want the same here, and something else elsewhere.") % {"names": told}


def _place_sign(place: Place, questions: Sequence[Question]) -> Sign | None:
    if place.collisions:
        return Sign(pgettext("desk", "collision"), "danger", "warning")
    if place.is_outdated:
        return Sign(pgettext("desk", "look again"), "warn", "eye")
    if any(one.is_open for one in place.entries):
        return Sign(pgettext("desk", "to be decided"), "info", "question")
    if questions:
        return Sign(pgettext("desk", "in order"), "neutral", "list")
    return Sign(pgettext("desk", "dealt with"), "ok", "check") if place.is_busy else None
