"""Asking people in: an account for somebody who has none yet."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.accounts.models import Invitation
from wirksam.accounts.operations.invitations import (
    InvitationError,
    invite_person,
    revoke_invitation,
)
from wirksam.association.models import Membership, Person, today
from wirksam.association.operations.guards import must_keep_list
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.i18n.days import day

LinkTo = Callable[[str], str]


@transaction.atomic
def invite_member(
    *, actor: Actor, membership: Membership, email: str, link_to: LinkTo
) -> Invitation:
    """Send a member of this unit a letter with which she opens her account.

    An older open invitation of hers is replaced, so that sending again is the same deed.
    """
    unit = membership.unit
    must_keep_list(actor, unit)
    person = Person.objects.select_for_update(of=("self",)).get(pk=membership.person_id)
    if person.user_id is not None:
        raise RefusedError(_("She has an account already. Nothing was sent."))
    if not membership.runs_on(today()):
        raise RefusedError(_("Only people who belong here today can be invited."))
    return invite_person(
        actor=actor,
        person_key=str(person.key),
        email=email,
        link_to=link_to,
        unit_key=unit.slug,
    )


@transaction.atomic
def take_invitation_back(*, actor: Actor, membership: Membership) -> Invitation:
    """Let the open invitation of a member open nothing any more."""
    must_keep_list(actor, membership.unit)
    key = str(membership.person.key)
    found = Invitation.objects.filter(person_key=key, used_at=None, revoked_at=None).first()
    if found is None:
        raise RefusedError(_("There is no open invitation."))
    try:
        revoke_invitation(actor=actor, invitation=found, unit_key=membership.unit.slug)
    except InvitationError as error:
        used = _("It has just been used on %(day)s.") % {"day": day(today())}
        raise RefusedError(used) from error
    return found
