"""Motions and amendments for tests, made by the operations people use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from tests.factories.association import actor, occasion, person, state_unit
from wirksam.association.models import Person
from wirksam.engine.amend import Paragraph
from wirksam.foundation.access import Actor
from wirksam.motions.models import Amendment, Motion
from wirksam.motions.operations import drafting, screening, submitting
from wirksam.motions.operations.drafting import AmendmentPlan, MotionPlan

_numbers = count(1)

TEXT = (
    ("heading", 2, "Unterwegs sein"),
    (
        "paragraph",
        0,
        "Die Jugend Beispielland setzt sich dafür ein, dass der letzte Bus erst um Mitternacht"
        " fährt. Dazu spricht der Landesvorstand mit allen Landkreisen.",
    ),
    (
        "paragraph",
        0,
        "Bis zum Herbst legt der Landesvorstand einen Bericht vor. Er sagt darin, was er erreicht"
        " hat und was nicht.",
    ),
    ("item", 1, "- In jedem Kreis gibt es einen Aktionstag."),
    ("item", 1, "- Alle Termine sind barrierefrei."),
)
"""A heading in line 1, paragraphs in lines 2–3 and 4–5, items in lines 6 and 7."""


def paragraphs(rows: Sequence[tuple[str, int, str]] = TEXT) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(kind, level, text) for kind, level, text in rows)


def presidium(name: str = "Petra") -> Actor:
    """Somebody who prepares assemblies of the state unit; the same for the same name."""
    known = Person.objects.filter(name=name).first()
    return actor(known or person(name, "assembly.run", "motion.move"))


def mover(name: str = "Mira") -> Actor:
    """A member with an office that carries no right over motions."""
    known = Person.objects.filter(name=name).first()
    return actor(known or person(name, "programme.report"))


def make_motion(
    *,
    published: bool = True,
    text: Sequence[Paragraph] | None = None,
    by: Actor | None = None,
    identifier: str = "",
    **fields: object,
) -> Motion:
    """A motion to the assembly in spring; ``fields`` are those of :class:`MotionPlan`."""
    someone = by or mover()
    told: dict[str, object] = {
        "unit": state_unit(),
        "title": f"Antrag {next(_numbers)}",
        "paragraphs": text if text is not None else paragraphs(),
        "occasion": occasion(),
        "urgency": "Der Fahrplan wird jetzt gemacht.",
    }
    motion = drafting.draft_motion(actor=someone, plan=MotionPlan(**(told | fields)))  # type: ignore[arg-type]  # fields of the plan
    return _published(motion, someone, identifier) if published else motion


def make_amendment(
    motion: Motion,
    texts: Mapping[int, str] | None = None,
    *,
    published: bool = True,
    by: Actor | None = None,
    identifier: str = "",
    **fields: object,
) -> Amendment:
    """An amendment that gives paragraphs, by position, other words."""
    someone = by or mover("Anton")
    told: dict[str, object] = {"texts": texts or {}, "urgency": "Es ist mir gerade eingefallen."}
    plan = AmendmentPlan(motion, **(told | fields))  # type: ignore[arg-type]  # fields of the plan
    amendment = drafting.draft_amendment(actor=someone, plan=plan)
    return _published(amendment, someone, identifier) if published else amendment


def _published(one: Motion | Amendment, by: Actor, identifier: str):
    submitting.hand_in(actor=by, submission=one)
    return screening.publish(actor=presidium(), submission=one, identifier=identifier)
