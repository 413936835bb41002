"""*Who can see me?* The rules of access, read backwards: from a person to those who see her."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wirksam.association.access import open_to_units, working_at
from wirksam.association.choices import Audience, Capability, Reach, UnitKind
from wirksam.association.models import Mandate, Membership, Person, Unit, running, still_there
from wirksam.association.queries.actors import in_force, today
from wirksam.foundation.access import Actor, ancestry, visible

MOST_NAMES = 12
_FAR = (Capability.CONTACTS_VIEW, Capability.OFFICE_GRANT)


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground on which others see a person: who they are, what they see, and why."""

    who: str
    what: str
    why: str
    viewers: QuerySet[Person]
    can_change: bool = False


@dataclass(frozen=True, slots=True)
class Watchers:
    """A reason as the person herself reads it: a number, and the names she may know."""

    reason: Reason
    number: int
    names: list[str]


def who_sees(actor: Actor, person: Person) -> list[Watchers]:
    """Every ground with at least one person behind it."""
    found = []
    for reason in reasons(person):
        viewers = reason.viewers.exclude(pk=person.pk)
        number = viewers.count()
        if number:
            names = visible(actor, viewers).order_by("name").values_list("name", flat=True)
            found.append(Watchers(reason, number, list(names[:MOST_NAMES])))
    return found


def reasons(person: Person) -> Iterator[Reason]:
    """All grounds on which somebody may know of ``person``, in the order of their reach."""
    homes = list(_homes().filter(person=person).select_related("unit"))
    mandates = list(
        person.mandates.filter(still_there()).select_related(
            "office__body__unit", "acting_for__unit"
        )
    )
    yield from _keepers(homes)
    yield from _ladder(person, homes, mandates)
    for mandate in mandates:
        yield from _office(mandate)
    yield from _directory(person)


def _directory(person: Person) -> Iterator[Reason]:
    """What she put into the directory of public seats."""
    seats = person.public_mandates.filter(running(today()), in_directory=True)
    if seats.exists():
        yield Reason(
            who=_("Everyone in the association, in the directory of public seats"),
            what=_("your name and the seat"),
            why=_("You chose this yourself."),
            viewers=_people(_standing(), Mandate.objects.filter(in_force())),
            can_change=True,
        )


def _homes() -> QuerySet[Membership]:
    return Membership.objects.filter(running(today()))


def _standing() -> QuerySet[Membership]:
    return _homes().filter(running(today(), "unit"))


def _people(*sources: QuerySet[Membership] | QuerySet[Mandate]) -> QuerySet[Person]:
    found = Q(pk__in=())
    for rows in sources:
        found |= Q(pk__in=rows.values("person"))
    return Person.objects.filter(found)


def _holding(*capabilities: str, reach: Iterable[str] = Reach.values) -> QuerySet[Mandate]:
    return Mandate.objects.filter(
        in_force(),
        office__capabilities__capability__in=capabilities,
        office__capabilities__reach__in=reach,
    )


def _keepers(homes: list[Membership]) -> Iterator[Reason]:
    for home in homes:
        unit = home.unit
        yield Reason(
            who=_("Those who keep the list of %(unit)s") % {"unit": unit.name},
            what=_("that you belong there, and contacts that you do not keep to yourself"),
            why=_("They invite you and count the members. Their office allows it."),
            viewers=_people(
                _holding(Capability.PEOPLE_VIEW, reach=(Reach.UNIT, Reach.BELOW)).filter(
                    working_at("__unit", unit.pk)
                )
            ),
        )
        for opening in open_to_units({unit.pk}).select_related("reader"):
            yield Reason(
                who=opening.reader.name,
                what=_("that you belong to %(unit)s") % {"unit": unit.name},
                why=_("%(unit)s has opened its list until %(day)s: %(purpose)s")
                % {
                    "unit": unit.name,
                    "day": f"{opening.ends_on:%d.%m.%Y}",
                    "purpose": opening.purpose,
                },
                viewers=_people(
                    _holding(Capability.PEOPLE_VIEW).filter(working_at("", opening.reader_id))
                ),
            )


def _ladder(person: Person, homes: list[Membership], mandates: list[Mandate]) -> Iterator[Reason]:
    """What she chose herself, rung by rung."""
    rung = Audience(person.visible_to)
    if rung == Audience.ME:
        return
    bodies = {one.body.pk for one in mandates if one.runs_on(today())}
    sources: list[QuerySet[Membership] | QuerySet[Mandate]] = [_in_bodies(bodies)]
    if rung != Audience.BODY:
        sources.append(_standing().filter(unit__in={home.unit_id for home in homes}))
    if rung in {Audience.STATE, Audience.ALL}:
        sources.extend(
            _standing().filter(unit__path__startswith=state)
            for state in _states(home.unit for home in homes)
        )
    if rung == Audience.ALL and homes:
        sources += [_standing(), Mandate.objects.filter(in_force())]
    yield Reason(
        who=str(rung.label),
        what=_("your name, and contacts that you show as far"),
        why=_("You chose this yourself."),
        viewers=_people(*sources),
        can_change=True,
    )


def _in_bodies(bodies: set[int]) -> QuerySet[Mandate]:
    return Mandate.objects.filter(in_force(), working_at("__in", bodies))


def _states(units: Iterable[Unit]) -> list[str]:
    above = {path for unit in units for path in ancestry(unit.path)}
    return list(
        Unit.objects.filter(kind=UnitKind.STATE, path__in=above).values_list("path", flat=True)
    )


def _office(mandate: Mandate) -> Iterator[Reason]:
    """Everyone who may know that she holds an office."""
    body, unit = mandate.body, mandate.body.unit
    what = _("that you hold the office “%(office)s”, and contacts you lend to it") % {
        "office": mandate.office.name
    }
    looks = (
        _holding(*_FAR, reach=[Reach.BELOW]).filter(
            working_at("__unit__path__in", ancestry(unit.path))
        ),
        _holding(*_FAR, reach=[Reach.UNIT]).filter(working_at("__unit", unit.pk)),
        _in_bodies({body.pk}),
    )
    yield Reason(
        who=_("Offices that look after %(body)s, and those who work there") % {"body": body.name},
        what=what,
        why=_("Their office allows it, or they work with you."),
        viewers=_people(*looks),
    )
    rung = Audience(mandate.shown_to)
    if rung == Audience.BODY:
        return
    yield Reason(
        who=_("%(who)s, for the office “%(office)s”")
        % {"who": rung.label, "office": mandate.office.name},
        what=what,
        why=_("You can choose who may know this."),
        viewers=_people(*_shown(rung, unit)),
        can_change=True,
    )


def _shown(rung: Audience, unit: Unit) -> Iterator[QuerySet[Membership] | QuerySet[Mandate]]:
    yield _standing().filter(unit__path__startswith=unit.path)
    yield Mandate.objects.filter(in_force(), working_at("__unit__path__startswith", unit.path))
    if rung in {Audience.STATE, Audience.ALL}:
        for state in _states([unit]):
            yield _standing().filter(unit__path__startswith=state)
    if rung == Audience.ALL:
        yield _standing()
        yield Mandate.objects.filter(in_force())
