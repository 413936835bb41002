"""How a new account finds its person, told by the floor that knows people.

Accounts know no people. The association says once, when the apps are ready, how an account is
joined to a person by her key; accepting an invitation calls that within its own transaction.
"""

from __future__ import annotations

from collections.abc import Callable

from wirksam.accounts.models import User

Linker = Callable[[str, User], None]


class CannotLinkError(Exception):
    """There is no such person, or she has another account already."""


_linker: Linker | None = None


def link_people_with(linker: Linker) -> None:
    """Let a higher floor join accounts to people; it raises :class:`CannotLinkError`."""
    global _linker  # noqa: PLW0603 (set once, when the apps are ready)
    _linker = linker


def link(person_key: str, user: User) -> None:
    """Join ``user`` to the person with this key."""
    if _linker is None:
        raise CannotLinkError("no floor above knows people")
    _linker(person_key, user)
