"""Meetings for tests: an assembly with an agenda that somebody runs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.factories.assembly import assembly
from tests.factories.association import actor, body, person
from wirksam.assembly.models import AgendaItem, Assembly, Election
from wirksam.assembly.operations import electing, meeting, voting
from wirksam.assembly.operations.electing import ElectionPlan
from wirksam.assembly.operations.voting import NewVote
from wirksam.association.models import Membership, Office, OfficeCapability, Person, Unit
from wirksam.engine.statutes import MajorityRule, QuorumRule, Rule, RuleSet
from wirksam.foundation.access import Actor

RULES = RuleSet(
    name="Satzung der Jugend Beispielland",
    version="2026",
    valid_from=date(2020, 1, 1),
    majorities=(
        MajorityRule(Rule("simple", "Mehr Ja als Nein.", "§ 9 Abs. 2"), Fraction(1, 2)),
        MajorityRule(
            Rule("absolute", "Mehr als die Hälfte der Anwesenden.", "§ 9 Abs. 3", assumed=True),
            Fraction(1, 2),
            base="present",
        ),
    ),
    quorum=QuorumRule(Rule("quorum", "Ein Viertel muss da sein.", "§ 8"), Fraction(1, 4)),
)


def runner(name: str = "Petra") -> Actor:
    """Somebody of the presidium; the same for the same name."""
    known = Person.objects.filter(name=name).first()
    return actor(known or person(name, "assembly.run", "occasion.move"))


def member(name: str, unit: Unit) -> Person:
    """A member with an account."""
    someone = person(name)
    Membership.objects.create(person=someone, unit=unit)
    return someone


def item(title: str = "Anträge", of: Assembly | None = None, **fields: object) -> AgendaItem:
    """An item of an assembly that begins today."""
    one = of or Assembly.objects.first() or assembly()
    told = {"number": str(one.agenda.count() + 1), "kind": "motion"}
    return AgendaItem.objects.create(
        assembly=one, title=title, position=one.agenda.count() + 1, **(told | fields)
    )


def called(title: str = "Anträge", of: Assembly | None = None) -> AgendaItem:
    """An item that is being dealt with."""
    one = item(title, of)
    return meeting.call_item(actor=runner(), item=one, revision=one.revision)


def vote(of: AgendaItem, by: Actor | None = None, **fields: object) -> voting.Vote:
    """A vote of today: stated as carried unless told otherwise."""
    told: dict[str, object] = {"question": "Sollen wir?", "decided_on": of.assembly.first_day}
    if "yes" not in fields and "names" not in fields:
        told["stated"] = "carried"
    return voting.record_vote(actor=by or runner(), item=of, new=NewVote(**(told | fields)))  # type: ignore[arg-type]  # fields of the vote


def office(name: str = "Sprecher*in", seats: int = 2, *capabilities: str) -> Office:
    """An office of a team of the state unit."""
    team = body("bildung", "Bildungsteam", "team")
    made, _new = Office.objects.get_or_create(body=team, name=name, defaults={"seats": seats})
    for one in capabilities:
        OfficeCapability.objects.create(office=made, capability=one)
    return made


def election(of: AgendaItem, by: Actor | None = None, **fields: object) -> Election:
    """An election of two seats for a year from today."""
    today = of.assembly.first_day
    told = {"title": "Wahl ins Bildungsteam", "seats": 2, "starts_on": today}
    where = fields.pop("office", None) or office()
    plan = ElectionPlan(office=where, **(told | fields))  # type: ignore[arg-type]  # fields of the plan
    return electing.open_election(actor=by or runner(), item=of, plan=plan)
