"""What happens to units: they are founded, renamed, moved, merged, split and dissolved.

Every deed that changes the tree first locks all of it, so that two people at once cannot make a
unit lie below itself; a trigger refuses that in any case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirksam.association.choices import Capability, ChangeKind
from wirksam.association.models import (
    Mandate,
    Membership,
    Unit,
    UnitChange,
    Validity,
    running,
    today,
)
from wirksam.association.operations import guards
from wirksam.engine.document.characters import clean_words
from wirksam.foundation.access import Actor, RefusedError, Spot
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch

RESERVED = frozenset({"rechte", "runden", "notfall", "mandate"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The decision behind a change: from which day on, and by whom."""

    on: date
    decision: str = ""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """What a unit begins with."""

    kind: str
    name: str
    slug: str
    starts_on: date


def _locked(*units: Unit) -> list[Unit]:
    """The whole tree held, and these units as they are now."""
    tree = {unit.pk: unit for unit in Unit.objects.select_for_update().order_by("pk")}
    return [tree[unit.pk] for unit in units]


def _may_edit(actor: Actor, *units: Unit | None) -> None:
    for unit in units:
        spot = Spot(unit.pk, unit.path) if unit else None
        if spot is None or not actor.can(Capability.STRUCTURE_EDIT, spot, reach="unit"):
            raise RefusedError(_("Your offices do not allow changing this unit."))


def _noted(
    actor: Actor, unit: Unit, kind: ChangeKind, resolved: Resolved, **what: object
) -> UnitChange:
    change = UnitChange.objects.create(
        unit=unit, kind=kind, happened_on=resolved.on, decision=resolved.decision, **what
    )
    record(actor=actor, verb=f"unit_{kind}", subject=unit, unit_key=unit.slug)
    touch("association")
    return change


def by_today(resolved: Resolved) -> None:
    """Refuse what lies in the future: it would be half done until then."""
    if resolved.on > today():
        raise RefusedError(_("This is recorded once it has happened. Come back on that day."))


@transaction.atomic
def found_unit(*, actor: Actor, parent: Unit, new: NewUnit, decision: str = "") -> Unit:
    """A new unit below ``parent``."""
    (parent,) = _locked(parent)
    _may_edit(actor, parent)
    _stands(parent, new.starts_on)
    unit = _create(parent=parent, **asdict(new))
    UnitChange.objects.create(
        unit=unit, kind=ChangeKind.FOUND, happened_on=new.starts_on, decision=decision
    )
    record(actor=actor, verb="found_unit", subject=unit, unit_key=unit.slug)
    touch("association")
    return unit


def _create(**fields: Any) -> Unit:  # noqa: ANN401 (fields of a unit)
    if fields["slug"] in RESERVED or Unit.objects.filter(slug=fields["slug"]).exists():
        raise RefusedError(_("The address “%(slug)s” is taken. Choose another one.")
                           % {"slug": fields["slug"]})  # fmt: skip
    return Unit.objects.create(**fields)


@transaction.atomic
def rename_unit(
    *, actor: Actor, unit: Unit, name: str, short_name: str, resolved: Resolved
) -> Unit:
    """A new name; the address stays, so that no link breaks."""
    (unit,) = _locked(unit)
    _may_edit(actor, unit)
    by_today(resolved)
    before, unit.name, unit.short_name = unit.name, clean_words(name), clean_words(short_name)
    if not unit.name:
        raise RefusedError(_("Something must stand here."))
    unit.save()
    _noted(actor, unit, ChangeKind.RENAME, resolved, before=before, after=name)
    return unit


@transaction.atomic
def move_unit(*, actor: Actor, unit: Unit, parent: Unit, resolved: Resolved) -> Unit:
    """Hang a unit, with everything below it, under another one."""
    unit, parent = _locked(unit, parent)
    _may_edit(actor, unit.parent, parent)
    by_today(resolved)
    _stands(parent, resolved.on)
    if parent.pk == unit.parent_id:
        raise RefusedError(_("It lies there already."))
    if parent.path.startswith(unit.path):
        raise RefusedError(
            _("“%(parent)s” lies below “%(unit)s” itself.")
            % {"parent": parent.name, "unit": unit.name}
        )
    before, looked_after = unit.path, guards.someone_administers(unit, today())
    _hang(unit, parent)
    if looked_after:
        guards.still_administered(unit, today())
    _noted(actor, unit, ChangeKind.MOVE, resolved, before=before, after=unit.path)
    return unit


def _stands(unit: Unit, on: date) -> None:
    if unit.ends_on is not None and unit.ends_on < on:
        raise RefusedError(_("“%(name)s” does not exist any more then.") % {"name": unit.name})


def _hang(unit: Unit, parent: Unit) -> None:
    below = list(Unit.objects.filter(path__startswith=unit.path).exclude(pk=unit.pk))
    unit.parent = parent
    unit.save()
    for child in sorted(below, key=lambda one: one.depth):
        child.refresh_from_db(fields=["parent"])
        child.save()


@transaction.atomic
def merge_units(*, actor: Actor, units: Sequence[Unit], into: Unit, resolved: Resolved) -> Unit:
    """Let ``units`` end and go on in ``into``: members, and the units below, move there."""
    into, *parts = _locked(into, *units)
    by_today(resolved)
    _may_edit(actor, into, *(part.parent for part in parts))
    _stands(into, resolved.on)
    looked_after = any(guards.someone_administers(part, today()) for part in parts)
    for part in parts:
        _stands(part, resolved.on)
        if into.path.startswith(part.path):
            raise RefusedError(_("A unit cannot end in itself or in one below it."))
        for child in Unit.objects.filter(parent=part):
            _hang(child, into)
        _members_go_on(part, into, resolved.on)
        _end(part, resolved)
        _noted(actor, part, ChangeKind.MERGE, resolved, other=into)
    if looked_after:
        guards.still_administered(into, today())
    return into


@transaction.atomic
def split_unit(
    *, actor: Actor, unit: Unit, new: Sequence[tuple[str, str]], resolved: Resolved
) -> list[Unit]:
    """Make new units (name, address) beside ``unit``. Its members choose where they belong."""
    (unit,) = _locked(unit)
    by_today(resolved)
    _may_edit(actor, unit.parent)
    _stands(unit, resolved.on)
    made = []
    for name, slug in new:
        part = _create(
            parent=unit.parent, kind=unit.kind, name=name, slug=slug, starts_on=resolved.on
        )
        _noted(actor, unit, ChangeKind.SPLIT, resolved, other=part)
        made.append(part)
    return made


@transaction.atomic
def dissolve_unit(*, actor: Actor, unit: Unit, resolved: Resolved) -> Unit:
    """Let a unit end. Its members must have gone elsewhere, and nothing may stand below it."""
    (unit,) = _locked(unit)
    by_today(resolved)
    _may_edit(actor, unit.parent)
    _stands(unit, resolved.on)
    if Unit.objects.filter(running(resolved.on), parent=unit).exists():
        raise RefusedError(_("Other units still stand below this one. Move them first."))
    if Membership.objects.filter(running(resolved.on), unit=unit).exists():
        raise RefusedError(_("People still belong here. Merge the unit into another one instead."))
    _end(unit, resolved)
    _noted(actor, unit, ChangeKind.DISSOLVE, resolved)
    return unit


def _members_go_on(part: Unit, into: Unit, on: date) -> None:
    there = set(Membership.objects.filter(running(on), unit=into).values_list("person", flat=True))
    for old in Membership.objects.filter(running(on), unit=part):
        if old.person_id not in there:
            Membership.objects.create(
                person_id=old.person_id,
                unit=into,
                kind=old.kind,
                eligible_until=old.eligible_until,
                source=old.source,
                starts_on=on,
                ends_on=old.ends_on,
            )
        cut(old, on)
    Membership.objects.filter(unit=part, starts_on__gt=on).update(unit=into)


def _end(unit: Unit, resolved: Resolved) -> None:
    """Mandates and bodies end the day before, then the unit itself."""
    held = Q(office__body__unit=unit, acting_for=None) | Q(acting_for__unit=unit)
    for mandate in Mandate.objects.filter(held).exclude(ends_on__lt=resolved.on):
        mandate.ended_reason = _("The unit has ended.")
        cut(mandate, resolved.on)
    for thing in (*unit.bodies.exclude(ends_on__lt=resolved.on), unit):
        cut(thing, resolved.on)


def cut(thing: Validity, on: date) -> None:
    """Let it end the day before ``on``; what would begin only then, or on it, never was."""
    if thing.starts_on < on:
        thing.ends_on = on - timedelta(days=1)
        thing.save()
    elif isinstance(thing, Mandate | Membership):
        thing.delete()
    else:
        thing.ends_on = thing.starts_on
        thing.save()
