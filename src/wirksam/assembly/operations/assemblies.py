"""Entering assemblies, moving them with everything that hangs on them, and their agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirksam.assembly.choices import ItemState
from wirksam.assembly.models import AgendaItem, Assembly, ReportEdition
from wirksam.assembly.rules import CHANGED_MEANWHILE, scope_of
from wirksam.association.choices import OccasionKind
from wirksam.association.models import Body, Occasion, Unit
from wirksam.association.operations.occasions import NewOccasion, found_occasion
from wirksam.engine.document.characters import plain
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.i18n.days import day
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.models import DeadlineShift
from wirksam.programme.operations import moving

_LONGEST_SLUG = 60
_TAKEN = frozenset({"neu"})
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True, slots=True)
class Where:
    """What can change without moving it. ``ends_on`` is its last day."""

    name: str
    body: Body
    ends_on: date
    place: str = ""
    online_url: str = ""
    access_info: str = ""
    invited_on: date | None = None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item of an agenda, in the order it is dealt with; ``item`` is the one it was before."""

    title: str
    number: str = ""
    kind: str = "other"
    report: ReportEdition | None = None
    item: int = 0


@transaction.atomic
def convene_assembly(
    *, actor: Actor, unit: Unit, where: Where, starts_on: date, occasion: Occasion | None = None
) -> Assembly:
    """Enter an assembly. It takes an occasion that deadlines hang on, or founds one."""
    if where.ends_on < starts_on:
        raise RefusedError(_("The last day cannot be before the first."))
    if occasion is None:
        new = NewOccasion(
            name=where.name, kind=OccasionKind.ASSEMBLY, happens_on=starts_on, unit=unit
        )
        occasion = found_occasion(actor=actor, new=new)
    else:
        occasion = _taken(actor, occasion, starts_on)
    assembly = Assembly(slug=_free_slug(where.name), unit=unit, starts_on=starts_on)
    assembly.occasion = occasion
    _write(assembly, where)
    assembly.save()
    _settle(actor, "convene_assembly", assembly)
    return assembly


def _taken(actor: Actor, occasion: Occasion, starts_on: date) -> Occasion:
    """The occasion, held for this assembly; put on its day where it has none."""
    held = Occasion.objects.select_for_update(of=("self",)).get(pk=occasion.pk)
    if Assembly.objects.filter(occasion=held).exists():
        raise RefusedError(_("Another assembly has this date already. Choose another one."))
    if held.happens_on is None:
        moving.move_occasion(
            actor=actor,
            occasion=held,
            to=starts_on,
            reason=_("The assembly was convened."),
            revision=held.revision,
        )
        held.refresh_from_db()
    if held.happens_on != starts_on:
        raise RefusedError(
            _("“%(name)s” is on %(day)s. Enter that day, then move the assembly.")
            % {"name": held.name, "day": day(held.happens_on)}
        )
    return held


@transaction.atomic
def edit_assembly(*, actor: Actor, assembly: Assembly, where: Where, revision: int) -> Assembly:
    """Change everything but its first day; that moves with its occasion."""
    assembly = held(assembly, revision)
    first = assembly.first_day or assembly.starts_on
    if where.ends_on < first:
        raise RefusedError(_("The last day cannot be before the first."))
    assembly.starts_on = first
    _write(assembly, where)
    _settle(actor, "edit_assembly", _saved(assembly))
    return assembly


@transaction.atomic
def move_assembly(
    *, actor: Actor, assembly: Assembly, to: date, reason: str, revision: int
) -> list[DeadlineShift]:
    """Move it with its occasion; the notes left on every deadline that moves along.

    ``revision`` is the occasion's; refused where somebody else has moved it since.
    """
    assembly = held(assembly, None)
    if assembly.occasion is None:
        raise RefusedError(_("No date hangs on this assembly. Enter it anew."))
    lasts = assembly.ends_on - assembly.starts_on
    shifts = moving.move_occasion(
        actor=actor, occasion=assembly.occasion, to=to, reason=reason, revision=revision
    )
    assembly.starts_on, assembly.ends_on = to, to + lasts
    assembly.occasion.refresh_from_db()
    _settle(actor, "move_assembly", _saved(assembly))
    return shifts


@transaction.atomic
def set_agenda(
    *, actor: Actor, assembly: Assembly, rows: Sequence[AgendaRow], revision: int
) -> list[AgendaItem]:
    """Put these items in this order. Those left out go, if nothing has happened under them."""
    assembly = held(assembly, revision)
    before = {item.pk: item for item in assembly.agenda.all()}
    items = []
    for position, row in enumerate(rows, start=1):
        item = before.pop(row.item, None) or AgendaItem(assembly=assembly)
        item.position, item.number, item.title = position, row.number, plain(row.title)
        item.kind, item.report = row.kind, row.report
        item.save()
        items.append(item)
    for left in before.values():
        _take_off(left)
    _settle(actor, "set_agenda", _saved(assembly))
    return items


def _take_off(item: AgendaItem) -> None:
    told = {"item": str(item)}
    if item.state != ItemState.OPEN or item.called_at is not None:
        raise RefusedError(_("“%(item)s” has been called already. It stays on the agenda.") % told)
    try:
        with transaction.atomic():
            item.delete()
    except ProtectedError:
        raise RefusedError(
            _("Something has been recorded under “%(item)s”. It stays on the agenda.") % told
        ) from None


def held(assembly: Assembly, revision: int | None) -> Assembly:
    """The row as it is now, held; refused where it has changed since ``revision`` was shown."""
    now = (
        Assembly.objects.select_for_update(of=("self",))
        .select_related("unit", "body", "occasion")
        .get(pk=assembly.pk)
    )
    if revision is not None and now.revision != revision:
        raise RefusedError(CHANGED_MEANWHILE)
    return now


def _write(assembly: Assembly, where: Where) -> None:
    names = ("name", "body", "ends_on", "place", "online_url", "access_info", "invited_on")
    for name in names:
        setattr(assembly, name, getattr(where, name))


def _saved(assembly: Assembly) -> Assembly:
    assembly.revision += 1
    assembly.save()
    return assembly


def _settle(actor: Actor, verb: str, assembly: Assembly) -> None:
    record(actor=actor, verb=verb, subject=assembly, unit_key=assembly.unit.slug)
    touch("assemblies", scope_of(assembly.slug))


def _free_slug(name: str) -> str:
    stem = slugify(name.casefold().translate(_SPELLED))[: _LONGEST_SLUG - 4] or "versammlung"
    taken = set(Assembly.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    taken |= _TAKEN
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)
