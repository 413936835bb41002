"""Telling those who follow a commitment."""

from __future__ import annotations

from wirksam.foundation.access import Actor
from wirksam.foundation.notices.operations import settle, tell_followers
from wirksam.programme.models import Commitment, ProgressEntry
from wirksam.programme.rules import LONGEST_TITLE_TOLD

COMMITMENT = "commitment"
"""The type under which commitments are followed; their key is the code."""


def title_told(commitment: Commitment) -> str:
    """What a notice calls it: the title, else the beginning of the quote."""
    words = " ".join((commitment.title or commitment.quote).split())
    if len(words) <= LONGEST_TITLE_TOLD:
        return words
    return words[:LONGEST_TITLE_TOLD].rsplit(" ", 1)[0] + " \N{HORIZONTAL ELLIPSIS}"


def tell_of_entry(*, actor: Actor, entry: ProgressEntry) -> None:
    """Tell all who follow the commitment that there is a new entry; not the one who wrote it."""
    commitment = entry.commitment
    tell_followers(
        subject_type=COMMITMENT,
        subject_key=str(commitment.code),
        key=f"entry:{entry.pk}:",
        kind="new_entry",
        url=commitment.get_absolute_url(),
        values={"title": title_told(commitment)},
        besides=actor.key,
    )


def untell_of_entry(entry: ProgressEntry) -> None:
    """The entry was taken back: there is nothing to read any more."""
    settle(f"entry:{entry.pk}:")
