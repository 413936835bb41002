"""Founding occasions, moving them, and noting that they have taken place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirksam.association.choices import OccasionKind
from wirksam.association.models import Occasion, OccasionMove, OccasionSynonym, Unit
from wirksam.association.queries.actors import today
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.i18n.days import day
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch

Hook = Callable[[Actor, OccasionMove], None]
_hooks: list[Hook] = []
LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class NewOccasion:
    """What an occasion begins with; ``wordings`` are what texts call it."""

    name: str
    kind: str = OccasionKind.OTHER
    happens_on: date | None = None
    unit: Unit | None = None
    wordings: tuple[str, ...] = ()


def when_moved(hook: Hook) -> None:
    """Let a higher floor do its part of a move, in the same transaction."""
    if hook not in _hooks:
        _hooks.append(hook)


@transaction.atomic
def found_occasion(*, actor: Actor, new: NewOccasion) -> Occasion:
    """A new occasion, on which deadlines can be put."""
    name = new.name.strip()
    if not name:
        raise RefusedError(_("Give it a name."))
    occasion = Occasion.objects.create(
        key=_free_key(name),
        kind=new.kind,
        name=name[:120],
        happens_on=new.happens_on,
        unit=new.unit,
    )
    OccasionSynonym.objects.bulk_create(
        OccasionSynonym(occasion=occasion, wording=wording[:120]) for wording in new.wordings
    )
    _settle(actor, "found_occasion", occasion)
    return occasion


@transaction.atomic
def move_occasion(
    *, actor: Actor, occasion: Occasion, to: date | None, reason: str, revision: int
) -> OccasionMove:
    """Give it another date, or none for now; whatever hangs on it moves along, with a note.

    Refused where it has changed since ``revision`` was shown; the message says to what.
    """
    occasion = _held(occasion, revision)
    if occasion.happened:
        raise RefusedError(_("It has taken place. Its date can no longer be moved."))
    if not reason.strip():
        raise RefusedError(_("Say in a few words why it moves."))
    if to == occasion.happens_on:
        raise RefusedError(_("This is its date already."))
    move = _move(actor, occasion, to, reason)
    _settle(actor, "move_occasion", occasion, reason=reason)
    return move


@transaction.atomic
def mark_happened(*, actor: Actor, occasion: Occasion, on: date) -> Occasion:
    """It took place ``on`` that day; also to correct the day noted before."""
    occasion = _held(occasion, None)
    if on > today():
        raise RefusedError(_("This is recorded once it has happened. Come back on that day."))
    occasion.happened = True
    if on == occasion.happens_on:
        occasion.revision += 1
        occasion.save()
    else:
        _move(actor, occasion, on, "")
    _settle(actor, "mark_occasion_happened", occasion)
    return occasion


def _held(occasion: Occasion, revision: int | None) -> Occasion:
    now = Occasion.objects.select_for_update(of=("self",)).get(pk=occasion.pk)
    if revision is not None and now.revision != revision:
        told = {"name": now.name, "day": day(now.happens_on) if now.happens_on else _("no date")}
        raise RefusedError(
            _("Somebody else has just changed “%(name)s”. It is now: %(day)s. Look, then decide.")
            % told
        )
    return now


def _move(actor: Actor, occasion: Occasion, to: date | None, reason: str) -> OccasionMove:
    move = OccasionMove.objects.create(
        occasion=occasion,
        before=occasion.happens_on,
        after=to,
        reason=reason.strip()[:300],
        moved_by=actor.key,
    )
    occasion.happens_on = to
    occasion.revision += 1
    occasion.save()
    for hook in _hooks:
        hook(actor, move)
    return move


def _settle(actor: Actor, verb: str, occasion: Occasion, reason: str = "") -> None:
    to = occasion.happens_on.isoformat() if occasion.happens_on else ""
    record(actor=actor, verb=verb, subject=occasion, occasion=occasion.key, to=to, reason=reason)
    touch("association")


def _free_key(name: str) -> str:
    stem = slugify(name)[: LONGEST_KEY - 4] or "anlass"
    taken = set(Occasion.objects.filter(key__startswith=stem).values_list("key", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (stem, *numbered) if key not in taken)
