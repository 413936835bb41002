"""What follows when an account's factors change."""

from __future__ import annotations

from typing import cast

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation

from wirksam.accounts.models import User
from wirksam.accounts.operations.sessions import end_sessions
from wirksam.foundation.access import Actor
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.journal.operations import record
from wirksam.foundation.mail.operations import post


@transaction.atomic
def note_added(*, request: HttpRequest, kind: str) -> None:
    """A factor was just shown and added: this session has proven it, all others end."""
    user = cast(User, request.user)
    record_authentication(request, user, "mfa", type=kind, reauthenticated=True)
    end_sessions(user=user, keep=request.session.session_key)
    _journal(request, "account.factor_added", user, kind)


@transaction.atomic
def note_removed(*, request: HttpRequest, kind: str) -> None:
    """A factor was removed by its owner."""
    _journal(request, "account.factor_removed", cast(User, request.user), kind)


@transaction.atomic
def set_second_step(*, request: HttpRequest, wanted: bool) -> None:
    """Whether the owner wants the second step although no office demands it."""
    user = cast(User, request.user)
    user.second_step = wanted
    user.save(update_fields=["second_step"])
    _journal(request, "account.second_step", user, "on" if wanted else "off")


@transaction.atomic
def clear_factors(
    *, actor: Actor, user: User, reason: str, unit_key: str = "", person_key: str = ""
) -> JournalEntry:
    """Take all factors of somebody who has lost hers; she is told, and signed out everywhere.

    The caller checks that ``actor`` may do this. ``reason`` goes into the journal.
    """
    removed = sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)
    entry = record(
        actor=actor,
        verb="account.factors_cleared",
        subject=user,
        unit_key=unit_key,
        kinds=removed,
        reason=reason,
    )
    with translation.override(settings.LANGUAGE_CODE):
        subject = render_to_string("accounts/mail/factors_cleared_subject.txt")
        text = render_to_string("accounts/mail/factors_cleared_message.txt")
    post(
        key=f"factors-cleared:{entry.pk}",
        to=user.email,
        subject=" ".join(subject.split()),
        text=text.strip(),
        person_key=person_key,
    )
    return entry


def _journal(request: HttpRequest, verb: str, user: User, kind: str) -> None:
    record(actor=cast(ActorRequest, request).actor, verb=verb, subject=user, kind=kind)
