"""How invitations of a unit's people stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.utils import timezone

from wirksam.accounts.models import Invitation
from wirksam.accounts.rules import InvitationState
from wirksam.association.models import Membership, Unit, running, today

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody without an account, and her latest invitation if there is one."""

    membership: Membership
    invitation: Invitation | None
    state: InvitationState | None

    @property
    def is_open(self) -> bool:
        """Her link still opens the door."""
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One page of the people of a unit who have no account."""

    page: Page[Membership]
    rows: list[Invited]


def invitation_of(person_key: str, now: datetime | None = None) -> Invited | None:
    """The latest invitation of a person, whatever became of it."""
    found = Invitation.objects.filter(person_key=person_key).order_by("-pk").first()
    return None if found is None else Invited(Membership(), found, found.state(now))


def without_account(unit: Unit, page: str = "1") -> Waiting:
    """People of ``unit`` who have no account today, by name; three queries."""
    rows = (
        Membership.objects.filter(running(today()), unit=unit, person__user=None)
        .select_related("person")
        .order_by("person__name", "pk")
    )
    shown = Paginator(rows, PER_PAGE).get_page(page)
    memberships = list(shown)
    latest = _latest({str(one.person.key) for one in memberships})
    now = timezone.now()
    return Waiting(
        shown,
        [
            Invited(one, found, found.state(now) if found else None)
            for one in memberships
            for found in [latest.get(str(one.person.key))]
        ],
    )


def _latest(keys: set[str]) -> dict[str, Invitation]:
    found = Invitation.objects.filter(person_key__in=keys).order_by("pk")
    return {one.person_key: one for one in found}
