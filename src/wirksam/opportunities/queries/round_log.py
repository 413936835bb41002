"""What a round says of itself, before and after it: numbers and sentences, never a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from wirksam.association.models import Body
from wirksam.engine.match import Reason
from wirksam.foundation.access import Actor, visible
from wirksam.opportunities.choices import OfferState
from wirksam.opportunities.models import Offer, OfferRound, Opportunity, SupportDecision
from wirksam.opportunities.queries.listing import unit_name
from wirksam.opportunities.queries.offer_tasks import in_reach
from wirksam.opportunities.queries.offer_words import (
    gap_sentence,
    names_of,
    sentence,
    times,
)
from wirksam.opportunities.queries.offering import Prepared
from wirksam.opportunities.queries.rooms import rooms_of

EXAMPLES = 12
FEW = 5
"""Where fewer are asked, an example of a reason would tell about one of them."""
MOST = 50


@dataclass(frozen=True, slots=True)
class Chapter:
    """What of one chapter was to be filled, and what stays open."""

    name: str
    tasks: int
    places: int
    asked: int

    @property
    def open(self) -> int:
        """Places for which nobody was asked."""
        return self.places - self.asked


@dataclass(frozen=True, slots=True)
class Gap:
    """Places of a task that stay open, and why; without a task where the reader does not see it."""

    task: Opportunity | None
    why: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A round as a page shows it."""

    said_yes: int
    asked: int
    filled: int
    places: int
    tasks: int
    chapters: list[Chapter]
    gaps: list[Gap]
    examples: list[str]
    decision: SupportDecision | None
    weights: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Need:
    """What a chapter misses now: tasks that lack people, how many, and how many are asked."""

    name: str
    tasks: int
    missing: int
    waiting: int


def log_of(found: Prepared) -> dict[str, Any]:
    """The log of a round: numbers, keys and codes; whoever is asked stands nowhere.

    What somebody said she likes is hers: of that the log has the code alone, and no example where
    few are asked.
    """
    asked = Counter(one.task for one in found.round.offers)
    first = [_without_words(found.reasons_of(one)[0]) for one in found.round.offers]
    examples = {(one["code"], one["values"].get("unit")): one for one in reversed(first)}
    return {
        "said_yes": found.said_yes,
        "places": found.round.places,
        "tasks": [
            {
                "task": one.task.pk,
                "unit": one.to_fill.unit,
                "places": one.to_fill.places,
                "asked": asked[key],
            }
            for key, one in found.tasks.items()
        ],
        "gaps": [
            {"task": int(one.task), "missing": one.missing, "reason": plain(one.reason)}
            for one in found.round.gaps
        ],
        "examples": sorted(examples.values(), key=str)[: EXAMPLES * (found.round.asked >= FEW)],
    }


def plain(reason: Reason) -> dict[str, Any]:
    """A reason as it is kept."""
    return {"code": reason.code, "values": dict(reason.values)}


def _without_words(reason: Reason) -> dict[str, Any]:
    told = plain(reason)
    told["values"].pop("topic", None)
    return told


def shown_before(actor: Actor, found: Prepared) -> Shown:
    """A round that has not been started."""
    return _shown(actor, log_of(found), found.decision, found.round.asked)


def shown_after(actor: Actor, run: OfferRound) -> Shown:
    """A round that was run, as it was then."""
    return _shown(actor, run.log, run.decision, run.asked)


def _shown(
    actor: Actor, log: Mapping[str, Any], decision: SupportDecision | None, asked: int
) -> Shown:
    rows, gaps = log["tasks"], log["gaps"]
    keys = [one["task"] for one in gaps]
    tasks = visible(actor, Opportunity).filter(pk__in=keys).in_bulk() if keys else {}
    weights = decision.weights if decision else {}
    near = {str(one["values"]["unit"]) for one in log["examples"] if "unit" in one["values"]}
    names = names_of({one["unit"] for one in rows} | set(weights) | near)
    return Shown(
        said_yes=log["said_yes"],
        asked=asked,
        filled=sum(one["asked"] for one in rows),
        places=sum(one["places"] for one in rows),
        tasks=sum(one["asked"] > 0 for one in rows),
        chapters=_chapters(rows, names),
        gaps=[Gap(tasks.get(one["task"]), gap_sentence(one["reason"])) for one in gaps],
        examples=list(dict.fromkeys(sentence(one, names) for one in log["examples"])),
        decision=decision,
        weights=weights_in_words(decision, names),
    )


def _chapters(rows: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> list[Chapter]:
    of: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in rows:
        of[one["unit"]].append(one)
    found = [
        Chapter(
            names.get(unit, "?"),
            len(those),
            sum(one["places"] for one in those),
            sum(one["asked"] for one in those),
        )
        for unit, those in of.items()
    ]
    return sorted(found, key=lambda one: one.name)


def weights_in_words(
    decision: SupportDecision | None, names: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """Chapters that count more, by name, and how many times they do."""
    if decision is None:
        return []
    known = names_of(decision.weights) if names is None else names
    rows = decision.weights.items()
    return sorted((known[unit], times(halves)) for unit, halves in rows if unit in known)


def rounds_of(actor: Actor) -> QuerySet[OfferRound]:
    """Rounds that this actor may read, the latest first."""
    return visible(actor, OfferRound).select_related("by_body", "unit", "decision__unit")[:MOST]


def needs_now(actor: Actor, body: Body, now: datetime) -> list[Need]:
    """By chapter: open tasks that miss people now, and how many were asked and may still answer."""
    tasks = in_reach(actor, body, now)
    rooms = rooms_of(tasks)
    open_offers = Offer.objects.filter(
        opportunity__in=[one.pk for one in tasks], state=OfferState.OPEN, expires_at__gt=now
    )
    asked = Counter(open_offers.values_list("opportunity", flat=True))
    of: dict[str, list[Opportunity]] = defaultdict(list)
    for one in tasks:
        if rooms[one.pk].missing:
            of[unit_name(one)].append(one)
    return [
        Need(
            name,
            len(those),
            sum(rooms[one.pk].missing for one in those),
            sum(asked[one.pk] for one in those),
        )
        for name, those in sorted(of.items())
    ]
