"""Who fits whom: those who teach what I want to learn, those who want to learn what I can show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When

from wirksam.association.models import Body
from wirksam.foundation.access import NOTHING, Actor, visible
from wirksam.teams.choices import SkillKind
from wirksam.teams.models import Mentor, Skill, SkillRequest

MOST = 60

_ANSWERS: dict[str, tuple[SkillKind, ...]] = {
    SkillKind.LEARN: (SkillKind.TEACH, SkillKind.CAN, SkillKind.LEARN),
    SkillKind.TEACH: (SkillKind.LEARN,),
    SkillKind.CAN: (SkillKind.LEARN,),
}
"""What answers what: who wants to learn finds teachers first, then others who want to learn it."""


@dataclass(frozen=True, slots=True)
class Match:
    """``other`` answers to ``mine``; ``asked`` where she was asked already."""

    mine: Skill
    other: Skill
    asked: SkillRequest | None


@dataclass(frozen=True, slots=True)
class Learning:
    """The page of skills: hers, who fits, what was asked."""

    mine: Sequence[Skill]
    matches: Sequence[Match]
    received: Sequence[SkillRequest]
    sent: Sequence[SkillRequest]


def learning(actor: Actor) -> Learning:
    """Everything for her page; four queries however many there are."""
    mine = list(Skill.objects.filter(person=actor.person_id).order_by("kind", "word", "pk"))
    requests = visible(actor, SkillRequest).select_related("skill__person", "person")
    asked = list(requests)
    sent = [one for one in asked if one.person_id == actor.person_id]
    return Learning(
        mine=mine,
        matches=_matches(actor, mine, sent),
        received=[one for one in asked if one.person_id != actor.person_id],
        sent=sent,
    )


def _matches(actor: Actor, mine: Iterable[Skill], sent: Iterable[SkillRequest]) -> list[Match]:
    wanted = NOTHING
    for skill in mine:
        for word in _words(skill):
            kinds = _ANSWERS[skill.kind]
            wanted |= Q(kind__in=kinds, stems__contains=f" {word} ")
    rank = Case(
        When(kind=SkillKind.TEACH, then=Value(0)),
        When(kind=SkillKind.LEARN, then=Value(2)),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = visible(actor, Skill).filter(wanted).exclude(person=actor.person_id)
    asked = {one.skill_id: one for one in sent}
    return [
        Match(fits, other, asked.get(other.pk))
        for other in rows.select_related("person").order_by(rank, "word", "pk")[:MOST]
        if (fits := _fitting(other, mine))
    ]


def _fitting(other: Skill, mine: Iterable[Skill]) -> Skill | None:
    words = set(_words(other))
    return next(
        (one for one in mine if other.kind in _ANSWERS[one.kind] and words & set(_words(one))), None
    )


def _words(skill: Skill) -> list[str]:
    return skill.stems.split()


def mentors_of(actor: Actor, body: Body) -> list[Mentor]:
    """Former members of a team whom this person may ask, and her own offer."""
    rows = visible(actor, Mentor).filter(body=body)
    return list(rows.select_related("person").order_by("ends_on", "pk"))
