"""What a team has promised, what it does next, and who looks after what."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from wirksam.activities.choices import State
from wirksam.activities.models import Activity
from wirksam.activities.queries.listing import known_to, of_body
from wirksam.activities.queries.shown import rows_of
from wirksam.activities.queries.words import when
from wirksam.association.models import Body, Mandate
from wirksam.foundation.access import Actor, visible
from wirksam.programme.choices import SETTLED
from wirksam.programme.models import Commitment
from wirksam.programme.queries.cards import Card, cards, commitments_of
from wirksam.teams.models import TeamRole
from wirksam.teams.queries.seats import seats_of

MOST = 60


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment of the team. ``reportable``: the reader may report on it, in one sentence.

    ``draft_key`` makes a sentence that is sent twice arrive once; ``next_due`` is the day by which
    the rhythm asks for the next one.
    """

    card: Card
    reportable: bool
    draft_key: str
    next_due: date | None

    @property
    def field_id(self) -> str:
        """What its field is called on the page."""
        return f"kurz-{self.card.commitment.pk}"

    @property
    def summary(self) -> str:
        """Who and until when; the team itself is not named on its own page."""
        if self.card.acting_for is None and self.card.deadline is not None:
            return self.card.summary.split(" \N{MIDDLE DOT} ", 1)[-1]
        return self.card.summary if self.card.acting_for else ""


def promises_of(actor: Actor, body: Body) -> list[Promise]:
    """What the team, or somebody in its stead, is in charge of today: what is open first."""
    today = timezone.localdate()
    found = commitments_of(body.pk, today).order_by(
        "-version__programme__term_starts_on", "code", "pk"
    )
    listed = cards(found[:MOST], today=today)
    mine: set[int] = set()
    if actor.can("programme.report"):
        mine = set(visible(actor, Commitment, "report").values_list("pk", flat=True))
    rows = [_promise(one, one.commitment.pk in mine, today) for one in listed]
    return sorted(rows, key=lambda row: _urgency(row.card))


def _promise(one: Card, reportable: bool, today: date) -> Promise:
    rhythm = one.commitment.rhythm_days
    due = today + timedelta(days=rhythm) if rhythm else None
    return Promise(one, reportable, str(uuid.uuid4()) if reportable else "", due)


def _urgency(one: Card) -> tuple[bool, bool, date]:
    due = (one.deadline and one.deadline.due_on) or date.max
    return one.standing.state in SETTLED, not one.standing.flags, due


@dataclass(frozen=True, slots=True)
class Doing:
    """An activity in a list; ``joined``: the reader takes part."""

    activity: Activity
    joined: bool

    @property
    def told(self) -> str:
        """When and where."""
        parts = (when(self.activity), self.activity.place)
        return " \N{MIDDLE DOT} ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Doings:
    """Activities of a team as this person may see them."""

    coming: list[Doing]
    past: list[Doing]


def doings_of(actor: Actor, body: Body, *, coming: int = 5, past: int = 3) -> Doings:
    """What comes next and what was last; three queries."""
    now = timezone.now()
    over = Q(ends_at__lt=now) | Q(ends_at=None, starts_at__lt=now)
    rows = known_to(actor).filter(of_body(body.pk), starts_at__isnull=False)
    rows = rows.exclude(state__in=(State.IDEA, State.CANCELLED))
    ahead = list(rows.exclude(over).order_by("starts_at", "pk")[:coming])
    was = list(rows.filter(over).order_by("-starts_at", "-pk")[:past])
    listed = [Doing(row.activity, row.joined) for row in rows_of(actor, [*ahead, *was])]
    return Doings(listed[: len(ahead)], listed[len(ahead) :])


@dataclass(frozen=True, slots=True)
class Place:
    """A seat of the team that is held today; no name where the reader may not know it."""

    mandate: Mandate
    name: str
    role: str

    @property
    def office(self) -> str:
        """What the seat is called."""
        return self.mandate.office.name


def places_of(actor: Actor, body: Body) -> list[Place]:
    """Who looks after what, as far as this person may know; three queries."""
    seats = list(seats_of(body).select_related("office").order_by("office__pk", "seat", "pk"))
    known = visible(actor, Mandate.objects.filter(pk__in=[one.pk for one in seats]))
    names = dict(known.values_list("pk", "person__name"))
    told = visible(actor, TeamRole.objects.filter(mandate__in=[one.pk for one in seats]))
    roles = dict(told.values_list("mandate_id", "text"))
    return [Place(one, names.get(one.pk, ""), roles.get(one.pk, "")) for one in seats]
