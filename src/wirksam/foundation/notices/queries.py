"""Reads about notices."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, QuerySet, Subquery, When
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor
from wirksam.foundation.notices.kinds import kind_of, sentence, urgent_codes
from wirksam.foundation.notices.models import NOBODY_KEY, Follow, MailChoice, Notice, Rhythm
from wirksam.foundation.notices.subjects import Followed, find_followed

DONE_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as its person reads it."""

    notice: Notice
    icon: str
    text: str
    urgent: bool

    @property
    def put_aside(self) -> str:
        """What the button beside it does, for screen readers."""
        return _("Done: %(text)s") % {"text": self.text}

    @property
    def is_new(self) -> bool:
        """She has not seen it yet."""
        return self.notice.seen_at is None


def told(notice: Notice) -> Told:
    """The notice with its sentence in the language of the moment."""
    kind = kind_of(notice.kind)
    return Told(notice, kind.icon, sentence(notice.kind, notice.values), kind.urgent)


def in_order(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Urgent ones first, then the latest."""
    first = Case(When(kind__in=urgent_codes(), then=0), default=1, output_field=IntegerField())
    return notices.order_by(first, "-created_at", "-pk")


def open_notices(actor: Actor) -> QuerySet[Notice]:
    """What is not done yet."""
    return in_order(Notice.objects.filter(person_key=actor.key or NOBODY_KEY, done_at=None))


def done_notices(actor: Actor) -> QuerySet[Notice]:
    """The latest twenty that are done."""
    mine = Notice.objects.filter(person_key=actor.key or NOBODY_KEY, done_at__isnull=False)
    return mine.order_by("-done_at", "-pk")[:DONE_SHOWN]


def unseen_count(person: Combinable) -> Subquery:
    """How many notices a person has not seen, as part of another query that knows her key."""
    unseen = Notice.objects.filter(person_key=person, seen_at=None, done_at=None)
    counted = unseen.order_by().values("person_key").annotate(many=Count("*"))
    return Subquery(counted.values("many"), output_field=IntegerField())


def rhythm_of(person_key: str) -> Rhythm:
    """How often she wants mail; weekly until she says otherwise."""
    chosen = MailChoice.objects.filter(person_key=person_key).first()
    return Rhythm(chosen.rhythm) if chosen else Rhythm.WEEKLY


def is_following(actor: Actor, subject_type: str, subject_key: str) -> bool:
    """Does she follow this? One query, none for a guest."""
    mine = Follow.objects.filter(person_key=actor.key or NOBODY_KEY)
    return (
        actor.is_known and mine.filter(subject_type=subject_type, subject_key=subject_key).exists()
    )


def followers(subject_type: str, subject_key: str) -> list[str]:
    """The keys of all who follow this."""
    rows = Follow.objects.filter(subject_type=subject_type, subject_key=subject_key)
    return [str(key) for key in rows.values_list("person_key", flat=True)]


def followed_by(actor: Actor) -> list[tuple[Follow, Followed]]:
    """What she follows and may see, the latest first; one query for each type of thing."""
    rows = list(Follow.objects.filter(person_key=actor.key or NOBODY_KEY).order_by("-since", "-pk"))
    found = {
        kind: find_followed(actor, kind, [row.subject_key for row in rows])
        for kind in {row.subject_type for row in rows}
    }
    seen = [(row, found[row.subject_type].get(row.subject_key)) for row in rows]
    return [(row, thing) for row, thing in seen if thing is not None]
