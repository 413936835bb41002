"""Votes by calling names: everyone once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from wirksam.assembly.choices import RollCallChoice
from wirksam.assembly.models import RollCallVote, Vote
from wirksam.association.queries.naming import members_named
from wirksam.foundation.access import RefusedError

MOST_NAMES = 2000
LONGEST_NAME = 120


def tallied(names: Sequence[tuple[str, str]]) -> tuple[int, int, int]:
    """Yes, no and abstentions. Refused where a name stands there twice."""
    twice = [name for name, count in Counter(_key(one) for one, _c in names).items() if count > 1]
    if twice:
        shown = next(one for one, _c in names if _key(one) == twice[0])
        raise RefusedError(
            _("“%(name)s” stands there twice. If they are two people, say where each comes from.")
            % {"name": shown}
        )
    if len(names) > MOST_NAMES or any(len(one) > LONGEST_NAME for one, _c in names):
        raise RefusedError(_("That is no list of names: one name a line, please."))
    said = Counter(choice for _name, choice in names)
    return said[RollCallChoice.YES], said[RollCallChoice.NO], said[RollCallChoice.ABSTAIN]


def keep_roll_call(vote: Vote, names: Sequence[tuple[str, str]]) -> None:
    """Keep who said what, tied to the person where it is sure who that is."""
    known = members_named(vote.assembly.unit, (name for name, _c in names), vote.decided_on)
    RollCallVote.objects.bulk_create(
        RollCallVote(vote=vote, position=position, name=name, choice=choice, person=known.get(name))
        for position, (name, choice) in enumerate(names, start=1)
    )


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
