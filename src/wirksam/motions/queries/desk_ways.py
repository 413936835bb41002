"""What can be done at a place of the merge desk, in plain words and at one click."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wirksam.motions.choices import Choice
from wirksam.motions.queries.desk import Entry, Place
from wirksam.motions.queries.weaving import Kind, Meeting

Group = tuple[Entry, ...]
"""Amendments that want exactly the same and stand the same."""


@dataclass(frozen=True, slots=True)
class Way:
    """Something one can do at once: ``value`` is what the button sends (``forms.desk``)."""

    label: str
    value: str
    tone: str = "secondary"
    icon: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody must say, in plain words, with the ways to settle it at once."""

    title: str
    text: str
    ways: tuple[Way, ...]
    is_grave: bool = True


def names(entries: Iterable[Entry]) -> str:
    """``Ä3, Ä7``."""
    return ", ".join(one.identifier for one in entries)


def picks(*chosen: tuple[Iterable[Entry], Choice]) -> str:
    """What a button sends to decide about amendments: ``12:taken:3 15:settled:0``."""
    return " ".join(
        f"{one.pk}:{choice.value}:{one.revision}" for group, choice in chosen for one in group
    )


def card_ways(group: Sequence[Entry], rivals: Sequence[Entry]) -> tuple[Way, ...]:
    """What can be done with a card."""
    first = group[0]
    if first.is_voted:
        return ()
    if not first.is_open:
        back = picks((group, Choice.OPEN))
        return (Way(pgettext("desk", "Open again"), back, "quiet", "loop", "o"),)
    taken = [one for one in rivals if one.is_taken and not one.is_voted]
    take = Way(pgettext("desk", "Take over"), picks((group, Choice.TAKEN)), "primary", "check", "a")
    if taken:
        label = _("Instead of %(names)s") % {"names": names(taken)}
        value = picks((group, Choice.TAKEN), (taken, Choice.SETTLED))
        take = Way(label, value, "secondary", "check", "a")
    leave = Way(
        pgettext("desk", "Leave out"), picks((group, Choice.LEFT)), "secondary", "cross", "x"
    )
    settle = Way(pgettext("desk", "Settled"), picks((group, Choice.SETTLED)), "quiet", "stop", "e")
    return take, leave, settle


def meetings_at(place: Place, kind: Kind) -> Iterator[Meeting]:
    """Those of one kind."""
    return (one for one in place.meetings if one.kind == kind)


def rivals_of(place: Place, group: Sequence[Entry]) -> list[Entry]:
    """Those that want the same words otherwise."""
    own = {one.pk for one in group}
    met = {
        other
        for one in meetings_at(place, "overlap")
        for this, other in ((one.first, one.second), (one.second, one.first))
        if this in own
    }
    return [one for one in place.entries if one.pk in met - own]


def questions_of(place: Place, groups: Sequence[Group], *, may_run: bool) -> Iterator[Question]:
    """What is to be settled at a place; what must be before what may be."""
    if place.is_outdated:
        yield _look_again(place, may_run=may_run)
    for cluster in _clusters(place, groups):
        question = _collision(place, cluster, may_run=may_run)
        if not (place.hand is not None and question.is_grave):
            yield question
    of = {one.pk: group for group in groups for one in group}
    pairs = {
        (of[one.first][0].pk, of[one.second][0].pk): (of[one.first], of[one.second])
        for one in meetings_at(place, "order")
        if of[one.first] is not of[one.second]
    }
    if place.hand is None:
        yield from (_order(*pair, may_run=may_run) for pair in pairs.values())


def _clusters(place: Place, groups: Sequence[Group]) -> list[list[Group]]:
    """Groups that collide with each other, directly or by others between them."""
    of = {one.pk: at for at, group in enumerate(groups) for one in group}
    root = list(range(len(groups)))

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for one in meetings_at(place, "overlap"):
        a, b = top(of[one.first]), top(of[one.second])
        root[max(a, b)] = min(a, b)
    found: dict[int, list[Group]] = {}
    for at, group in enumerate(groups):
        found.setdefault(top(at), []).append(group)
    return [cluster for cluster in found.values() if len(cluster) > 1]


def _collision(place: Place, cluster: Sequence[Group], *, may_run: bool) -> Question:
    within = {one.pk for group in cluster for one in group}
    met = [one for one in meetings_at(place, "overlap") if one.first in within]
    taken = {one.pk for group in cluster for one in group if one.is_taken}
    if len(cluster) == len((1, 2)):
        told = {"first": names(cluster[0]), "second": names(cluster[1]), "words": met[0].words}
        title = _("%(first)s and %(second)s collide") % told
        text = (
            _("Both want to change “%(words)s”, each in another way. Only one can stand there.")
            if not met[0].inside
            else _("One takes “%(words)s” away, the other puts something in there.")
        ) % told
    else:
        title = _("%(names)s collide") % {"names": names(one for group in cluster for one in group)}
        text = _("They want the same words, each in another way. Whoever is left can stand there.")
    return Question(
        title,
        text,
        tuple(_collision_ways(place, cluster)) if may_run else (),
        any({one.first, one.second} <= taken for one in met),
    )


def _collision_ways(place: Place, cluster: Sequence[Group]) -> Iterator[Way]:
    for mine in cluster:
        rest = rivals_of(place, mine)
        if any(one.is_voted and one.is_taken for one in rest):
            continue
        own = (mine, Choice.TAKEN) if not mine[0].is_voted else ((), Choice.TAKEN)
        value = picks(own, ([one for one in rest if not one.is_voted], Choice.SETTLED))
        yield Way(_("Only %(names)s") % {"names": names(mine)}, value, icon="check")
    both = picks(*((one, Choice.TAKEN) for one in cluster if not one[0].is_voted))
    label = _("Both, worded by hand") if len(cluster) == len((1, 2)) else _("Word it by hand")
    yield Way(label, f"{both} hand={place.row.position}".strip(), icon="edit")


def _order(first: Group, second: Group, *, may_run: bool) -> Question:
    told = {"first": names(first), "second": names(second)}
    taken = first[0].is_taken and second[0].is_taken
    ways = []
    for here, there in ((first, second), (second, first)):
        if taken and here is first:
            continue
        open_ = picks(*((one, Choice.TAKEN) for one in (here, there) if not one[0].is_voted))
        label = _("First %(here)s, then %(there)s") % {"here": names(here), "there": names(there)}
        ways.append(Way(label, f"{open_} {here[0].pk}<{there[0].pk}".strip(), icon="list"))
    text = (
        _("%(first)s stands first. Nothing is lost either way.")
        if taken
        else _("Both fit, one after the other. Say which comes first.")
    )
    return Question(
        _("%(first)s and %(second)s put something in at the same point") % told,
        text % told,
        tuple(ways) if may_run else (),
        is_grave=False,
    )


def _look_again(place: Place, *, may_run: bool) -> Question:
    hand = place.hand
    assert hand is not None  # noqa: S101 (asked before)
    at, seen = place.row.position, hand.revision
    joined = names(one for one in place.entries if one.pk in set(place.taken) ^ set(hand.basis))
    ways = (
        Way(_("It is still right"), f"still={at}:{seen}", icon="check"),
        Way(_("Word it anew"), f"hand={at}", icon="edit"),
        Way(_("Drop the wording by hand"), f"drop={at}:{seen}", "quiet", "cross"),
    )
    return Question(
        _("Look at this paragraph again"),
        _("It was worded by hand. Since then something else was decided here: %(names)s.")
        % {"names": joined},
        ways if may_run else (),
    )
