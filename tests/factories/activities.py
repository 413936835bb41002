"""Activities, their hosts and what they contribute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from django.utils import timezone

from tests.factories.people import acting, board, human, office, seat, unit
from wirksam.activities.models import Activity, CoHost, Contribution, Meeting, Participation
from wirksam.association.models import Body, Person, Unit
from wirksam.foundation.access import Actor
from wirksam.programme.models import Commitment

_numbers = count(1)
HOST = "activity.host"


def chapter(slug: str = "kv-eins", parent: Unit | None = None) -> Unit:
    return Unit.objects.filter(slug=slug).first() or unit(slug, parent)


def host_body(slug: str = "kv-eins", parent: Unit | None = None) -> Body:
    """The board of a chapter."""
    where = chapter(slug, parent)
    return where.bodies.order_by("pk").first() or board(where)


def host(body: Body, name: str = "Hanna", *rights: str) -> Person:
    """Somebody who plans for ``body`` and belongs to its unit."""
    someone = human(name, body.unit)
    seat(someone, office(body, *(rights or (f"{HOST}/body",))))
    return someone


def hosting(body: Body, name: str = "Hanna") -> Actor:
    return acting(host(body, name))


def activity(of: Body, **fields: object) -> Activity:
    """A meeting tomorrow at 18:00, open to join, public."""
    start = (timezone.localtime() + timedelta(days=1)).replace(
        hour=18, minute=0, second=0, microsecond=0
    )
    values = {
        "kind": "meeting",
        "title": f"Treffen {next(_numbers)}",
        "starts_at": start,
        "state": "open",
        "visibility": "public",
        "created_by": "someone",
    }
    return Meeting.objects.create(host=of, **(values | fields)).activity_ptr


def cohosted(what: Activity, body: Body, state: str = "agreed") -> CoHost:
    answered = None if state == "asked" else datetime(2026, 1, 1, tzinfo=UTC)
    return CoHost.objects.create(
        activity=what, body=body, state=state, asked_by="someone", answered_at=answered
    )


def contribution(what: Activity, to: Commitment, **fields: object) -> Contribution:
    return Contribution.objects.create(activity=what, commitment=to, **fields)


def going(what: Activity, who: Person, state: str = "going") -> Participation:
    return Participation.objects.create(activity=what, person=who, state=state)
