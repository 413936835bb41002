"""Taking somebody out of what assemblies store: one function, to which each part brings its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wirksam.assembly.privacy.meeting import take_names_out_of_minutes
from wirksam.assembly.privacy.preparing import take_names_off
from wirksam.foundation.privacy.operations import Result, on_leaving
from wirksam.foundation.privacy.subjects import Subject

_MODELS: tuple[str, ...] = (
    "assembly.moverquestion",
    "assembly.reservedclaim",
    "assembly.rollcallvote",
    "assembly.candidate",
)


@on_leaving("assembly", *_MODELS)
def leave_assemblies(subject: Subject) -> Iterator[Result]:
    """What an assembly decided stays; names go."""
    parts: tuple[Iterable[Result], ...] = (
        take_names_off(subject),
        take_names_out_of_minutes(subject),
    )
    for part in parts:
        yield from part
