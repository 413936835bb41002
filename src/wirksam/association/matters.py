"""What offices and contacts leave open for a person."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability, RequestState
from wirksam.association.models import ContactChange, GrantRequest, Office
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.registry import Matter

MOST = 20


def association_matters(actor: Actor) -> Iterator[Matter]:
    """Contact data somebody proposed to her, and grants that wait for a second person."""
    proposed = ContactChange.objects.filter(person=actor.person_id, state=RequestState.OPEN)
    for change in proposed[:MOST]:
        yield Matter(
            _("Somebody proposes new contact data of yours"),
            reverse("me"),
            "person",
            detail=change.get_kind_display(),
            minutes=1,
        )
    if actor.can(Capability.OFFICE_GRANT):
        yield from _grants(actor)


def _grants(actor: Actor) -> Iterator[Matter]:
    offices = visible(actor, Office, "grant").values("pk")
    rows = GrantRequest.objects.filter(state=RequestState.OPEN, office__in=offices)
    for one in rows.select_related("office__body__unit")[:MOST]:
        own = one.asked_by == actor.key
        yield Matter(
            _("Second person for an office: %(office)s") % {"office": one.office},
            reverse("offices", args=[one.office.body.unit.slug]),
            "seal",
            side="asked" if own else "mine",
            detail=_("Somebody else must confirm it.") if own else _("Confirm or refuse."),
            minutes=None if own else 2,
        )
