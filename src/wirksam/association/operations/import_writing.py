"""Writing the rows of a list that was looked at, many at once, in the caller's transaction."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wirksam.association.choices import Audience, ContactKind, Source
from wirksam.association.models import (
    ContactChange,
    ContactPoint,
    Mandate,
    MemberNumber,
    Membership,
    Office,
    Person,
)
from wirksam.association.operations.offices import Term, appoint, end_mandate
from wirksam.association.queries.actors import today
from wirksam.association.queries.importing import Verdict
from wirksam.association.queries.standing import Known, Standing
from wirksam.foundation.access import Actor
from wirksam.foundation.tables.entries import Entry

AT_ONCE = 500
Pairs = list[tuple[Entry, Verdict]]


def write(actor: Actor, standing: Standing, pairs: Pairs) -> None:
    """Add new people, change known ones, then fill offices through their own rules."""
    made = _add(standing, [pair for pair in pairs if pair[1].kind == "new"])
    known = [pair for pair in pairs if pair[1].changes and pair[1].person]
    _change(actor, standing, known)
    wanted = [pair for pair in pairs if pair[1].office]
    people = Person.objects.in_bulk([verdict.person for _entry, verdict in wanted])
    for entry, verdict in wanted:
        person = people.get(verdict.person) or made[verdict.like or verdict.row]
        fill_office(actor, entry, verdict, person)


def fill_office(actor: Actor, entry: Entry, verdict: Verdict, person: Person) -> None:
    """Appoint, or end a mandate; all guards of offices hold, so a second person may be asked."""
    if verdict.office == "end":
        mandate = Mandate.objects.get(pk=verdict.mandate)
        ends_on = entry.day("until") or today()
        end_mandate(actor=actor, mandate=mandate, ends_on=ends_on, reason=_("From the unit's list"))
        return
    office = Office.objects.select_related("body__unit").get(pk=verdict.office_id)
    term = Term(entry.day("from") or today(), entry.day("until"))
    appoint(actor=actor, person=person, office=office, term=term)


def _add(standing: Standing, pairs: Pairs) -> dict[int, Person]:
    people = [Person(name=entry.values["name"]) for entry, _verdict in pairs]
    Person.objects.bulk_create(people, batch_size=AT_ONCE)
    told = [(entry, person) for (entry, _verdict), person in zip(pairs, people, strict=True)]
    Membership.objects.bulk_create(
        [_membership(standing, entry, person.pk) for entry, person in told], batch_size=AT_ONCE
    )
    MemberNumber.objects.bulk_create(
        [
            MemberNumber(unit=standing.unit, person=person, number=entry.values["number"])
            for entry, person in told
            if "number" in entry.values
        ],
        batch_size=AT_ONCE,
    )
    ContactPoint.objects.bulk_create(
        [_mail(person.pk, entry) for entry, person in told if "mail" in entry.values],
        batch_size=AT_ONCE,
    )
    return {entry.row: person for entry, person in told}


def _membership(standing: Standing, entry: Entry, person: int) -> Membership:
    return Membership(
        person_id=person,
        unit=standing.unit,
        starts_on=entry.day("since") or today(),
        eligible_until=entry.day("eligible"),
        source=Source.FILE,
    )


def _mail(person: int, entry: Entry) -> ContactPoint:
    """Seen by those who keep the list and by her own boards, until she says otherwise."""
    return ContactPoint(
        person_id=person,
        kind=ContactKind.MAIL,
        value=entry.values["mail"],
        visible_to=Audience.BODY,
    )


def _change(actor: Actor, standing: Standing, pairs: Pairs) -> None:
    _change_names(pairs)
    _change_terms(standing, pairs)
    _change_mails(actor, standing, pairs)
    MemberNumber.objects.bulk_create(
        [
            MemberNumber(
                unit=standing.unit, person_id=verdict.person, number=entry.values["number"]
            )
            for entry, verdict in _with(pairs, "number")
        ],
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["unit", "person"],
        update_fields=["number"],
    )


def _with(pairs: Pairs, *fields: str) -> Pairs:
    return [pair for pair in pairs if any(change[0] in fields for change in pair[1].changes)]


def _change_names(pairs: Pairs) -> None:
    people = [
        Person(pk=verdict.person, name=entry.values["name"])
        for entry, verdict in _with(pairs, "name")
    ]
    Person.objects.bulk_update(people, ["name"], batch_size=AT_ONCE)


def _change_terms(standing: Standing, pairs: Pairs) -> None:
    changed = []
    for entry, verdict in _with(pairs, "since", "eligible"):
        pk, starts, _ends, eligible = standing.people[verdict.person].terms[-1]
        since, until = entry.day("since") or starts, entry.day("eligible") or eligible
        changed.append(Membership(pk=pk, starts_on=since, eligible_until=until))
    Membership.objects.bulk_update(changed, ["starts_on", "eligible_until"], batch_size=AT_ONCE)
    again = [
        _membership(standing, entry, verdict.person) for entry, verdict in _with(pairs, "again")
    ]
    Membership.objects.bulk_create(again, batch_size=AT_ONCE)


def _change_mails(actor: Actor, standing: Standing, pairs: Pairs) -> None:
    """At once with the right in all her units; otherwise she is asked (``change_contact``)."""
    changed, added, asked = [], [], []
    for entry, verdict in _with(pairs, "mail"):
        known = standing.people[verdict.person]
        point = _only_mail(known)
        if not known.editable:
            asked.append(_question(actor, entry, verdict, point))
        elif point:
            changed.append(ContactPoint(pk=point, value=entry.values["mail"]))
        else:
            added.append(_mail(verdict.person, entry))
    ContactPoint.objects.bulk_update(changed, ["value"], batch_size=AT_ONCE)
    ContactPoint.objects.bulk_create(added, batch_size=AT_ONCE, ignore_conflicts=True)
    ContactChange.objects.bulk_create(asked, batch_size=AT_ONCE)


def _only_mail(known: Known) -> int | None:
    return next(iter(known.mails.values())) if len(known.mails) == 1 else None


def _question(actor: Actor, entry: Entry, verdict: Verdict, point: int | None) -> ContactChange:
    return ContactChange(
        person_id=verdict.person,
        contact_point_id=point,
        kind=ContactKind.MAIL,
        value=entry.values["mail"],
        proposed_by=actor.key,
    )
