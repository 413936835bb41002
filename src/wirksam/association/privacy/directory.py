"""What is stored about people, units and offices, and how somebody leaves."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.association.models import Mandate, Person
from wirksam.association.operations.guards import person_may_leave
from wirksam.foundation.access import RefusedError
from wirksam.foundation.pages import touch
from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.operations import Result, hinders_leaving, on_leaving
from wirksam.foundation.privacy.subjects import Subject, know_people_with
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome

_MEMBERS = _("Members and people in contact")
_OFFICES = _("Offices and who holds them")
_STRUCTURE = _("The structure of the association")
_PURPOSE = _("Say what the association is made of")


def _structure(model: str, plain: str) -> Table:
    return Table(model, _STRUCTURE, _PURPOSE, plain=plain)


declare(
    _structure("association.unit", "id starts_on ends_on kind name short_name slug parent path"),
    _structure(
        "association.unitchange",
        "id unit kind other happened_on before after decision recorded_at",
    ),
    _structure("association.look", "id unit brand accent"),
    _structure(
        "association.body",
        "id starts_on ends_on unit kind key name short_name explanation own contact",
    ),
    _structure("association.bodysynonym", "id body wording"),
    _structure("association.round", "id body host function unit purpose"),
    _structure("association.officealias", "id unit function title"),
    _structure("association.officecapability", "id office capability reach"),
    _structure(
        "association.office",
        "id body name function seats seat_group reserved_seats mail emergency ends_on",
    ),
    Table(
        "association.person",
        _MEMBERS,
        _("Know who takes part"),
        title=_("You"),
        plain="id user",
        about={
            "key": About(_("Key that stands for you"), audience=Audience.OFFICE),
            "name": _("Name"),
            "visible_to": About(_("Who may know that you belong"), audience=Audience.SELF),
        },
        basis=Basis.MEMBERS,
        audience=Audience.CHOSEN,
        keep=Keep.PERSON,
        person="key",
        leaving=Outcome.ANONYMISED,
        because=_(
            "If you have held an office, minutes keep the seat without your name."
            " Else nothing stays."
        ),
    ),
    Table(
        "association.membership",
        _MEMBERS,
        _("Know who belongs to which chapter, since when and until when"),
        title=_("Your memberships"),
        plain="id person",
        about={
            "unit": _("Chapter"),
            "kind": _("Kind of membership"),
            "starts_on": _("Since"),
            "ends_on": _("Until"),
            "eligible_until": About(
                _("Last day on which you can belong"),
                purpose=_("Know when somebody grows out of the association, without a birth date"),
            ),
            "source": _("Where we have it from"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "association.contactpoint",
        _MEMBERS,
        _("Reach somebody, as she wants to be reached"),
        title=_("How you can be reached"),
        plain="id person",
        about={
            "kind": _("Kind"),
            "value": _("Address or number"),
            "visible_to": About(_("Who may see it"), audience=Audience.SELF),
            "for_office": _("Lent to your office"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.CHOSEN,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "association.contactchange",
        _MEMBERS,
        _("Let the person decide when somebody else wants to change how she is reached"),
        title=_("Proposed changes of how you can be reached"),
        plain="id person contact_point",
        about={
            "kind": _("Kind"),
            "value": _("Address or number"),
            "state": _("Decision"),
            "proposed_at": _("When"),
            "proposed_by": key(_("Proposed a change for somebody"), at="proposed_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "association.publicmandate",
        _MEMBERS,
        _("Know who sits in which council"),
        title=_("Your seats in councils"),
        plain="id person",
        about={
            "council": _("Council"),
            "municipality": _("Municipality"),
            "municipality_key": _("Its official key"),
            "list_name": _("List"),
            "topics": _("Topics"),
            "in_directory": _("Stands in the directory"),
            "starts_on": _("Since"),
            "ends_on": _("Until"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.CHOSEN,
        keep=Keep.PERSON,
        person="person__key",
    ),
    Table(
        "association.mandate",
        _OFFICES,
        _("Know who holds an office, and give rights only for its term"),
        title=_("Your offices"),
        plain="id person",
        about={
            "office": _("Office held"),
            "seat": _("Seat"),
            "starts_on": _("Since"),
            "ends_on": _("Until"),
            "acting_for": _("Acts for"),
            "decision": _("Decision it rests on"),
            "ended_reason": About(_("Why it ended early"), audience=Audience.OFFICE),
            "expires_at": _("Ends to the minute"),
            "shown_to": About(_("Who may know it"), audience=Audience.SELF),
        },
        basis=Basis.MEMBERS,
        audience=Audience.CHOSEN,
        keep=Keep.MINUTES,
        person="person__key",
        leaving=Outcome.KEPT,
        because=_("Who held an office when is part of the minutes. Your name is taken away."),
    ),
    Table(
        "association.grantrequest",
        _OFFICES,
        _("Have a second person confirm what a body grants itself"),
        title=_("Offices that were to be given to you"),
        plain="id person capability reach asked_at decided_at",
        about={
            "office": _("Office held"),
            "acting_for": _("Acts for"),
            "starts_on": _("Since"),
            "ends_on": _("Until"),
            "decision": _("Decision it rests on"),
            "state": _("State of the request"),
            "asked_by": key(_("Asked for a grant"), at="asked_at"),
            "decided_by": key(_("Decided on a grant"), at="decided_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.MINUTES,
        person="person__key",
    ),
    Table(
        "association.opening",
        _MEMBERS,
        _("Say to whom a chapter has opened its list, for what and how long"),
        title=_("Lists that were opened to others"),
        plain="id starts_on ends_on unit reader purpose revoked_at",
        about={"opened_by": key(_("Opened a list to others"), at="starts_on")},
        basis=Basis.MEMBERS,
        audience=Audience.UNIT,
        keep=Keep.MINUTES,
    ),
    Table(
        "association.roompost",
        _MEMBERS,
        _("Talk among those who hold the same office"),
        title=_("What you wrote in rounds of exchange"),
        plain="id round seat_unit",
        about={"author": _("Who wrote it"), "text": _("Text"), "written_at": _("When")},
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.PERSON,
        person="author__key",
    ),
)


def _subject(person: Person) -> Subject:
    marks = (person.user.email,) if person.user else ()
    return Subject(str(person.key), person.user_id, marks)


def _find(wanted: str) -> Subject | None:
    try:
        name = uuid.UUID(wanted)
    except ValueError:
        return None
    person = Person.objects.select_related("user").filter(key=name).first()
    return _subject(person) if person else None


def _everyone() -> Iterator[Subject]:
    return map(_subject, Person.objects.select_related("user").iterator(2000))


know_people_with(_find, _everyone)


@hinders_leaving("association")
def _last_one(subject: Subject) -> Iterable[StrOrPromise]:
    """Whoever alone fills the offices of a unit hands that over first."""
    person = Person.objects.filter(key=subject.key).first()
    if person is None:
        return
    try:
        person_may_leave(person)
    except RefusedError as refused:
        yield refused.message


@on_leaving("association", "association.person", "association.mandate")
def _leave(subject: Subject) -> Iterable[Result]:
    """End what runs. Whoever has held an office leaves the seat; else nothing stays."""
    person = Person.objects.filter(key=subject.key).first()
    if person is None:
        return
    today = timezone.localdate()
    mandates = Mandate.objects.filter(person=person)
    mandates.filter(starts_on__gt=today).delete()
    held = mandates.count()
    mandates.exclude(ends_on__lt=today).update(
        ends_on=Greatest(F("starts_on"), today - timedelta(days=1))
    )
    touch("association")
    if not held:
        person.delete()
        yield Result(_("You"), Outcome.DELETED, 1)
        return
    person.name, person.key, person.user = gettext("Deleted person"), uuid.uuid4(), None
    person.save()
    yield Result(
        _("You"),
        Outcome.ANONYMISED,
        1,
        _("You have held an office. Minutes keep the seat; your name is taken away."),
    )
    yield Result(
        _("Your offices"),
        Outcome.KEPT,
        held,
        _("Who held an office when is part of the minutes. Your name is taken away."),
    )
