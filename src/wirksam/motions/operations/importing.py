"""Taking over motions from other systems: look first, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Occasion, Unit
from wirksam.engine.exchange import Bundle, ExchangeError
from wirksam.engine.exchange.codec import from_plain, to_plain
from wirksam.engine.exchange.sandbox import read_in_sandbox
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.foundation.search.operations import reindex
from wirksam.motions.models import WaitingImport
from wirksam.motions.operations.import_writing import Writer
from wirksam.motions.operations.movers import prepares
from wirksam.motions.queries.exchange_notes import problem_words
from wirksam.motions.rules import LIST_SCOPE, scope_of
from wirksam.motions.searching import AMENDMENTS, MOTIONS

PATIENCE = timedelta(days=1)
MOST = 2_000
"""Motions and amendments in one file."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many were written, and how many had been here before."""

    motions: int
    amendments: int
    known: int


@dataclass(frozen=True, slots=True)
class Target:
    """Where motions go: to a unit and its assembly; as drafts, or ``publish``ed as they are."""

    unit: Unit
    occasion: Occasion | None = None
    publish: bool = False


def read_bundle(data: bytes) -> Bundle:
    """What a file holds. RefusedError says what to do with one that cannot be read."""
    try:
        bundle = read_in_sandbox(data)
    except ExchangeError as problem:
        raise RefusedError(problem_words(problem)) from problem
    if len(bundle.motions) + len(bundle.amendments) > MOST:
        told = _("The file holds more than %(most)d motions and amendments. Split it.")
        raise RefusedError(told % {"most": MOST})
    return bundle


@transaction.atomic
def hand_in_bundle(*, actor: Actor, data: bytes, name: str, target: Target) -> WaitingImport:
    """Read a file and keep what it holds for a day. Nothing is written but that."""
    _check(actor, target.unit)
    bundle = read_bundle(data)
    WaitingImport.objects.filter(handed_in_by=actor.key).delete()
    WaitingImport.objects.filter(handed_in_at__lt=timezone.now() - PATIENCE).delete()
    return WaitingImport.objects.create(
        unit=target.unit,
        occasion=target.occasion,
        publish=target.publish,
        name=name[:200],
        bundle=to_plain(bundle),
        handed_in_by=actor.key,
    )


def throw_away(*, waiting: WaitingImport) -> None:
    """Forget a file that was read."""
    waiting.delete()


@transaction.atomic
def take_over(*, actor: Actor, waiting: WaitingImport) -> Taken:
    """Write all that was shown, and forget the file."""
    row = WaitingImport.objects.select_for_update(of=("self",)).filter(pk=waiting.pk).first()
    if row is None or row.handed_in_by != actor.key:
        raise RefusedError(_("This preview is gone. Hand the file in once more."))
    target = Target(row.unit, row.occasion, row.publish)
    taken = import_bundle(actor=actor, bundle=from_plain(row.bundle), target=target)
    row.delete()
    return taken


@transaction.atomic
def import_bundle(
    *,
    actor: Actor,
    bundle: Bundle,
    target: Target,
    progress: Callable[[], None] = lambda: None,
) -> Taken:
    """Write everything in ``bundle`` or nothing; what is here already is left as it is.

    ``progress`` is called after each motion and amendment. Raises RefusedError, which names the
    motion and what is wrong with it.
    """
    _check(actor, target.unit)
    writer = Writer(actor, target.unit, target.occasion, publish=target.publish)
    writer.wish("", (one.identifier for one in bundle.motions))
    for motion in bundle.motions:
        writer.motion(motion)
        progress()
    for motion in bundle.motions:
        own = (one.identifier for one in bundle.amendments if one.motion == motion.key)
        writer.wish(motion.key, own)
    for amendment in bundle.amendments:
        writer.amendment(amendment)
        progress()
    record(
        actor=actor,
        verb="import_motions",
        subject=target.unit,
        unit_key=target.unit.slug,
        motions=len(writer.motions),
        amendments=len(writer.amendments),
        source=bundle.source,
    )
    for one in writer.motions:
        reindex(MOTIONS, one.pk)
    for other in writer.amendments:
        reindex(AMENDMENTS, other.pk)
    touch(LIST_SCOPE, *(scope_of(slug) for slug in writer.slugs))
    return Taken(len(writer.motions), len(writer.amendments), writer.known)


def _check(actor: Actor, unit: Unit) -> None:
    if not prepares(actor, unit):
        told = _("Only who prepares assemblies of %(unit)s can take over motions.")
        raise RefusedError(told % {"unit": unit.name})
