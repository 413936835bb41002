"""Which lines hold a commitment, which deliberately none, and which nobody has looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wirksam.programme.choices import IN_FORCE, STANDS, RegisterState
from wirksam.programme.models import NoCommitment, Passage, ProgrammeVersion

_COUNTS = (RegisterState.PROPOSED, RegisterState.ACCEPTED, *IN_FORCE)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of lines. Headings need no decision and are not counted."""

    body: int
    committed: int
    deliberately_none: int
    open_passages: tuple[Passage, ...]

    @property
    def open(self) -> int:
        """Lines without a decision."""
        return self.body - self.committed - self.deliberately_none

    @property
    def decided_share(self) -> int:
        """Lines with a decision, of a hundred."""
        return 100 if not self.body else 100 * (self.body - self.open) // self.body


def numbers_in(spans: Iterable[tuple[int, int]]) -> set[int]:
    """All line numbers in ``spans``."""
    return {number for first, last in spans for number in range(first, last + 1)}


def _committed(version: ProgrammeVersion) -> list[tuple[int, int]]:
    """The lines of its commitments, and of those of older texts that stand in it; one query."""
    own = version.commitments.filter(state__in=_COUNTS).order_by()
    placed = version.places.filter(fate__in=STANDS).order_by()
    lines = ("first_line", "last_line")
    return list(own.values_list(*lines).union(placed.values_list(*lines)))


def coverage(version: ProgrammeVersion) -> Coverage:
    """Coverage of a version; three queries."""
    passages: Sequence[Passage] = list(version.passages.exclude(kind="heading"))
    body = numbers_in((p.first_line, p.last_line) for p in passages)
    committed = body & numbers_in(_committed(version))
    none = body & numbers_in(
        NoCommitment.objects.filter(version=version).values_list("first_line", "last_line")
    )
    decided = committed | none
    return Coverage(
        body=len(body),
        committed=len(committed),
        deliberately_none=len(none - committed),
        open_passages=tuple(
            passage
            for passage in passages
            if not decided.issuperset(range(passage.first_line, passage.last_line + 1))
        ),
    )


def undecided_spans(
    version: ProgrammeVersion, passages: Iterable[Passage]
) -> list[tuple[int, int]]:
    """The runs of undecided lines within ``passages``."""
    decided = numbers_in(_committed(version)) | numbers_in(
        NoCommitment.objects.filter(version=version).values_list("first_line", "last_line")
    )
    spans: list[tuple[int, int]] = []
    for passage in passages:
        for number in range(passage.first_line, passage.last_line + 1):
            if number in decided:
                continue
            if spans and spans[-1][1] == number - 1 and spans[-1][0] >= passage.first_line:
                spans[-1] = (spans[-1][0], number)
            else:
                spans.append((number, number))
    return spans
