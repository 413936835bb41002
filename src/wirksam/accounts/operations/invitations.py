"""Inviting people to open their account.

A link holds a random token; the table holds its digest. Opening the link changes nothing, since
mail scanners open links too; only the button on the page uses it up, once.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Literal

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from wirksam.accounts.linking import CannotLinkError, link
from wirksam.accounts.models import Invitation, User
from wirksam.accounts.operations.limits import INVITATIONS, take
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.mail.fitness import UnfitLetterError
from wirksam.foundation.mail.operations import post, withdraw
from wirksam.foundation.registry import branding

VALID_FOR = timedelta(days=14)
LinkTo = Callable[[str], str]
Refusal = Literal["unknown", "used", "replaced", "revoked", "expired", "closed", "taken"]


class InvitationError(Exception):
    """This link opens nothing; ``reason`` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason: Refusal = reason


@transaction.atomic
def invite_person(  # noqa: PLR0913 (who asks whom in, where to, how, for which unit)
    *,
    actor: Actor,
    person_key: str,
    email: str,
    link_to: LinkTo,
    language: str = "de",
    unit_key: str = "",
) -> Invitation:
    """Invite somebody to open her account, by a mail with one link; an older open one is replaced.

    The caller checks that ``actor`` may invite this person. ``link_to`` turns a token into a full
    address; ``unit_key`` names the unit in whose journal it stands.
    """
    if not take(INVITATIONS, email.strip()):
        raise RefusedError(_("This address has had many invitations today. Try again tomorrow."))
    made, token = _make(actor=actor, person_key=person_key, email=email, language=language)
    older = Invitation.objects.filter(person_key=person_key, used_at=None, revoked_at=None)
    for one in older.exclude(pk=made.pk):
        withdraw(key=_letter(one))
    older.exclude(pk=made.pk).update(revoked_at=timezone.now(), replaced_by=made)
    record(actor=actor, verb="invitation.sent", subject=made, unit_key=unit_key, person=person_key)
    _post(made, link_to(token))
    return made


@transaction.atomic
def revoke_invitation(*, actor: Actor, invitation: Invitation, unit_key: str = "") -> None:
    """Take an invitation back before it is used."""
    now = timezone.now()
    open_one = Invitation.objects.filter(pk=invitation.pk, used_at=None, revoked_at=None)
    if not open_one.update(revoked_at=now):
        raise InvitationError("used")
    withdraw(key=_letter(invitation))
    key = invitation.person_key
    record(
        actor=actor, verb="invitation.revoked", subject=invitation, unit_key=unit_key, person=key
    )


def find_invitation(token: str) -> Invitation | None:
    """The invitation a link belongs to."""
    return Invitation.objects.filter(token_hash=digest_of(token)).first()


@transaction.atomic
def accept_invitation(*, token: str) -> User:
    """Use an invitation up and open the account; of two clicks at once one succeeds."""
    invitation = find_invitation(token)
    if invitation is None:
        raise InvitationError("unknown")
    now = timezone.now()
    unused = Invitation.objects.filter(
        pk=invitation.pk, used_at=None, revoked_at=None, expires_at__gt=now
    )
    if not unused.update(used_at=now):
        invitation.refresh_from_db()
        state = invitation.state(now)
        raise InvitationError("used" if state == "open" else state)
    user = _account(invitation)
    record(
        actor=Actor(invitation.person_key), verb="account.opened", subject=user, by=invitation.pk
    )
    return user


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _make(*, actor: Actor, person_key: str, email: str, language: str) -> tuple[Invitation, str]:
    token = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        token_hash=digest_of(token),
        email=email.strip().casefold(),
        person_key=person_key,
        invited_by=actor.key,
        language=language,
        expires_at=timezone.now() + VALID_FOR,
    )
    return made, token


def _account(invitation: Invitation) -> User:
    """The account with the invited address, made if there is none, joined to the person."""
    user = User.objects.filter(email=invitation.email).first()
    if user is None:
        user = User.objects.create_user(invitation.email)
    if not user.is_active:
        raise InvitationError("closed")
    try:
        link(invitation.person_key, user)
    except CannotLinkError as error:
        raise InvitationError("taken") from error
    return user


def _post(invitation: Invitation, address: str) -> None:
    """The letter with the link. Its text is wiped as soon as it is on its way."""
    context = {"link": address, "until": invitation.expires_at, "name": branding().name}
    with translation.override(invitation.language):
        subject = render_to_string("accounts/mail/invitation_subject.txt", context)
        text = render_to_string("accounts/mail/invitation_message.txt", context)
        try:
            post(
                key=_letter(invitation),
                to=invitation.email,
                subject=" ".join(subject.split()),
                text=text.strip(),
                person_key=invitation.person_key,
                language=invitation.language,
                rather_twice=True,
            )
        except UnfitLetterError as error:
            raise RefusedError(
                _("No letter can be sent to this address. Look at it once more.")
            ) from error


def _letter(invitation: Invitation) -> str:
    return f"invitation:{invitation.pk}"
