"""People who would like to join a team, for tests."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.engine.uploads import sounds
from tests.factories.association import actor
from tests.factories.teams import called, member
from wirksam.association.models import Person
from wirksam.foundation.access import Actor
from wirksam.teams.models import Application, TeamCycle
from wirksam.teams.operations.applying import Voice, Words, declare_seat, send_application

CANARY = "Kanarienvogel"
WORDS = Words(
    why=f"{CANARY} will mitmachen",
    brings=f"{CANARY} bringt Ruhe mit",
    wants_to_learn=f"{CANARY} lernt gern",
    helps_me=f"{CANARY} braucht Pausen",
    support=f"{CANARY} Tante",
)


def voice() -> Voice:
    return Voice(upload=SimpleUploadedFile("Mira.wav", sounds.wav()))


def applied(
    who: str | Person = "Mira",
    cycle: TeamCycle | None = None,
    *,
    words: Words = WORDS,
    declared: bool = False,
    **more: Any,
) -> Application:
    """A sent application, by somebody who may declare that a reserved seat is hers."""
    someone = member(who) if isinstance(who, str) else who
    found = send_application(actor=actor(someone), cycle=cycle or called(), words=words, **more)
    if declared:
        declare_seat(actor=actor(someone), application=found, declared=True)
    return found


def her(application: Application) -> Actor:
    """The applicant as she may act now."""
    return actor(application.person)
