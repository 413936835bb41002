"""What a section of a team's page is: its name, its template and what that shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django_stubs_ext import StrOrPromise

from wirksam.association.models import Body
from wirksam.foundation.access import Actor
from wirksam.teams.models import TeamCycle


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a team's page: ``key`` is its anchor, ``context`` what ``template`` gets.

    The page writes the heading; the template begins below it. Besides ``context`` it gets ``team``,
    ``cycle`` and ``part``. Without ``title`` no heading is written.
    """

    key: str
    title: StrOrPromise
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


Source = Callable[[Actor, Body, TeamCycle | None], Part | None]
"""What a slice gives: its part for this person, or None where there is nothing to show."""
