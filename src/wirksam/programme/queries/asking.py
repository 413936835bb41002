"""What members said and asked, with the clock that everyone sees. Never who it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, running
from wirksam.foundation.access import Actor, visible
from wirksam.programme.models import Commitment, Objection, Question
from wirksam.programme.queries.cards import lead_on


@dataclass(frozen=True, slots=True)
class Voice:
    """Words of a member, as one reader sees them.

    ``late``: days since the answer was due; ``mine``: the reader's own; ``answerable``: she may
    answer.
    """

    owed: Objection | Question
    late: int
    mine: bool
    answerable: bool

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        kind = "frage" if isinstance(self.owed, Question) else "einwand"
        return f"{kind}-{self.owed.pk}"

    @property
    def body(self) -> Body | None:
        """Who is asked, where it is a question."""
        return self.owed.body if isinstance(self.owed, Question) else None

    @property
    def on(self) -> date:
        """When it was said."""
        at = self.owed.asked_at if isinstance(self.owed, Question) else self.owed.raised_at
        return timezone.localdate(at)


def objections(said: Iterable[Objection], actor: Actor, *, may_answer: bool) -> tuple[Voice, ...]:
    """What members see differently in one report."""
    return tuple(_voice(one, actor, answerable=may_answer and one.is_open) for one in said)


def questions(commitment: Commitment, actor: Actor) -> list[Voice]:
    """Questions on a commitment: those that wait first, then those that were answered last."""
    asked = commitment.questions.filter(withdrawn_at=None).select_related("body")
    hers = set(visible(actor, asked, "answer").values_list("pk", flat=True))
    found = [_voice(one, actor, answerable=one.pk in hers) for one in asked]
    waiting = [one for one in found if one.owed.is_open]
    return waiting + [one for one in reversed(found) if not one.owed.is_open]


def _voice(one: Objection | Question, actor: Actor, *, answerable: bool) -> Voice:
    mine = actor.is_known and one.by == actor.key
    return Voice(one, one.days_late(timezone.localdate()), mine, answerable)


def asked_body(commitment: Commitment) -> Body | None:
    """Who is asked: whoever is in charge today, else the board of the programme's unit."""
    today = timezone.localdate()
    charge = lead_on(commitment.responsibilities.select_related("body"), today)
    if charge is not None:
        return charge.body
    boards = Body.objects.filter(kind=BodyKind.BOARD, unit=commitment.version.programme.unit_id)
    return boards.filter(running(today)).order_by("pk").first()
