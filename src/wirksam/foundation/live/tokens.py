"""The signed token by which a page proves who wants to hear what no guest may hear.

It names an account and a session by their numbers, never by anything that opens a door, because
addresses end up in logs. It is a claim, not a right: rights are asked when the stream opens and
while it is open.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing

SECONDS = 8 * 60 * 60
_SALT = "wirksam.live"


@dataclass(frozen=True, slots=True)
class Claim:
    """Who listens: account, session (both by number) and whether offices' rights were left out.

    ``bare``: this session has not shown its second factor, so its offices give it nothing.
    """

    user: int
    session: int
    bare: bool
    scopes: frozenset[str]


def sign(claim: Claim) -> str:
    """The claim as text that only this house can write; good for SECONDS."""
    values = [claim.user, claim.session, int(claim.bare), *sorted(claim.scopes)]
    return signing.dumps(values, salt=_SALT)


def read(token: str) -> Claim | None:
    """The claim in a token, or nothing where it is forged or too old."""
    try:
        user, session, bare, *scopes = signing.loads(token, salt=_SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    return Claim(user, session, bool(bare), frozenset(scopes))
