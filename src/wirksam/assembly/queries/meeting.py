"""The meeting as those who run it and those who follow it see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from wirksam.assembly.choices import ITEM_SIGNS, ITEM_TONES, ItemState
from wirksam.assembly.models import AgendaItem, AgendaSubmission, Assembly, Election, Presence, Vote
from wirksam.assembly.queries import ruling
from wirksam.assembly.queries.minutes import MinuteLine, newest
from wirksam.association.queries.findings import Said
from wirksam.foundation.access import Actor, visible
from wirksam.motions.choices import OPEN, UNSEEN
from wirksam.motions.models import Amendment, Motion, Submission
from wirksam.motions.queries.signs import Sign, state_sign

_LINES = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A motion or amendment to be decided, with the last vote on it."""

    one: Motion | Amendment
    vote: Vote | None = None
    amendments: tuple[Row, ...] = ()

    @property
    def is_open(self) -> bool:
        """The assembly can still decide about it."""
        return self.one.is_open

    @property
    def title(self) -> str:
        """What people call it."""
        return name_of(self.one)

    @property
    def sign(self) -> Sign:
        """Word, colour and icon of how far it has come."""
        return state_sign(self.one)

    @property
    def is_motion(self) -> bool:
        """It is a text of its own."""
        return isinstance(self.one, Motion)

    @property
    def awaits_adoption(self) -> bool:
        """The vote carried; the text is still to be adopted."""
        return self.is_motion and self.is_open and _carried(self.vote)

    @property
    def undecided(self) -> int:
        """Amendments to it that nobody has decided about."""
        return sum(row.is_open for row in self.amendments)


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of the agenda for the eye."""

    item: AgendaItem
    rows: tuple[Row, ...] = ()

    @property
    def sign(self) -> str:
        """The icon of its state."""
        return ITEM_SIGNS[ItemState(self.item.state)]

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return ITEM_TONES[ItemState(self.item.state)]

    @property
    def is_called(self) -> bool:
        """It is being dealt with."""
        return self.item.state == ItemState.CALLED


@dataclass(frozen=True, slots=True)
class There:
    """How many are there, by the last count, and what the rules say to it."""

    presence: Presence | None = None
    findings: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class RunView:
    """All that whoever runs the meeting needs on one page."""

    items: tuple[ItemView, ...]
    current: ItemView | None
    following: ItemView | None
    there: There
    lines: tuple[MinuteLine, ...]
    elections: tuple[Election, ...] = ()
    has_rules: bool = False


def run_view(actor: Actor, assembly: Assembly) -> RunView:
    """The meeting as it stands."""
    items = list(assembly.agenda.order_by("position", "pk"))
    for one in items:
        one.assembly = assembly
    called = next((one for one in items if one.state == ItemState.CALLED), None)
    rows = rows_on(actor, [called] if called else [])
    views = [ItemView(one, tuple(rows.get(one.pk, ()))) for one in items]
    current = next((one for one in views if one.is_called), None)
    return RunView(
        tuple(views),
        current,
        _following(views, current),
        there(assembly),
        tuple(newest(actor, assembly, _LINES)),
        tuple(_elections(called)),
        ruling.rules_of(assembly) is not None,
    )


def there(assembly: Assembly) -> There:
    """The last count of those present; one query."""
    last = assembly.presences.order_by("-pk").first()
    return There(last, tuple(ruling.said(last.findings))) if last else There()


def item_view(actor: Actor, item: AgendaItem) -> ItemView:
    """One item with what is to be decided under it."""
    return ItemView(item, tuple(rows_on(actor, [item]).get(item.pk, ())))


def rows_on(actor: Actor, items: Sequence[AgendaItem]) -> dict[int, list[Row]]:
    """Motions on items, by item, with their amendments and the last votes; four queries."""
    seen = visible(actor, Submission).exclude(state__in=UNSEEN)
    places = list(
        AgendaSubmission.objects.filter(item__in=items, submission__in=seen)
        .order_by("item", "position", "pk")
        .values_list("item", "submission")
    )
    wanted = [submission for _item, submission in places]
    motions = Motion.objects.in_bulk(wanted)
    amendments: dict[int, list[Amendment]] = defaultdict(list)
    public = Amendment.objects.exclude(state__in=UNSEEN).select_related("motion")
    for one in public.filter(motion__in=motions).order_by("first_line", "last_line", "pk"):
        amendments[one.motion_id].append(one)
    votes = last_votes([*wanted, *(a.pk for of in amendments.values() for a in of)])
    found: dict[int, list[Row]] = defaultdict(list)
    for item, submission in places:
        if submission in motions:
            below = tuple(Row(one, votes.get(one.pk)) for one in amendments[submission])
            found[item].append(Row(motions[submission], votes.get(submission), below))
    return found


def last_votes(submissions: Iterable[int]) -> dict[int, Vote]:
    """The vote that holds on each; one query."""
    rows = Vote.objects.filter(submission__in=list(submissions), corrected_by=None)
    return {row.submission_id or 0: row for row in rows.order_by("pk")}


def name_of(one: Motion | Amendment) -> str:
    """What people call it: its identifier and what it is about."""
    if isinstance(one, Motion):
        return str(one)
    told = {"amendment": one.identifier or f"#{one.pk}", "motion": one.motion.identifier}
    return _("%(amendment)s to %(motion)s") % told if one.motion.identifier else str(one)


def placeable(actor: Actor, item: AgendaItem) -> list[Motion]:
    """Motions that can be put on an item: public ones to this assembly, and those on it."""
    on_it = Q(pk__in=item.agenda_submissions.values("submission"))
    here = Q(occasion=item.assembly.occasion_id) if item.assembly.occasion_id else Q(pk__in=())
    seen = visible(actor, Submission).values("pk")
    rows = Motion.objects.filter(on_it | (here & Q(state__in=OPEN)), pk__in=seen)
    return list(rows.order_by("identifier", "pk"))


def _elections(item: AgendaItem | None) -> list[Election]:
    if item is None:
        return []
    return list(item.elections.select_related("assembly").order_by("pk"))


def _following(views: Sequence[ItemView], current: ItemView | None) -> ItemView | None:
    """The item to be called next: the first open one after the present one, else any open one."""
    waiting = [one for one in views if one.item.state == ItemState.OPEN]
    if current is not None:
        later = [one for one in waiting if one.item.position > current.item.position]
        waiting = later or waiting
    adjourned = [one for one in views if one.item.state == ItemState.ADJOURNED]
    return next(iter([*waiting, *adjourned]), None)


def _carried(vote: Vote | None) -> bool:
    return vote is not None and vote.result == "carried"
