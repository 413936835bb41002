"""Joining an account to the person whose it is."""

from __future__ import annotations

import uuid

from wirksam.accounts.linking import CannotLinkError
from wirksam.accounts.models import User
from wirksam.association.models import Person


def link_account(person_key: str, user: User) -> None:
    """Join ``user`` to the person with this key, in the caller's transaction.

    Neither may be joined to another; joining the same two again changes nothing.
    """
    try:
        key = uuid.UUID(person_key)
    except ValueError as error:
        raise CannotLinkError(person_key) from error
    person = Person.objects.select_for_update().filter(key=key).first()
    if person is None:
        raise CannotLinkError(person_key)
    if person.user_id == user.pk:
        return
    if person.user_id is not None or Person.objects.filter(user=user).exists():
        raise CannotLinkError(person_key)
    person.user = user
    person.save(update_fields=["user"])
