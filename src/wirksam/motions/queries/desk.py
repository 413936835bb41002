"""A merge desk as a value: what everyone wants, what is decided, how the text reads with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from wirksam.engine.amend import Paragraph, compose
from wirksam.engine.diff import Edit, apply_edits
from wirksam.motions.choices import Choice, State
from wirksam.motions.models import MergeDraft, MergeParagraph, WordingParagraph
from wirksam.motions.queries.weaving import Meeting, Wishes, Woven, meetings, weave

Edits = Mapping[int, tuple[Edit, ...]]

AFTER_VOTE: Mapping[str, Choice] = {
    State.ADOPTED: Choice.TAKEN,
    State.MODIFIED: Choice.TAKEN,
    State.REJECTED: Choice.LEFT,
    State.REFERRED: Choice.SETTLED,
    State.SETTLED: Choice.SETTLED,
}
"""What follows at the desk from what the assembly has decided."""

LAST = 1 << 30
"""The order of what nobody has put in order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An amendment at the desk.

    ``own`` are its edits of the text it is about: of the motion, or of its ``parent``'s. ``edits``
    are those of the motion, with what was taken over into it; empty where it does not ``fit``
    because it is about an older wording. ``revision`` is the desk's when its choice was last made.
    """

    pk: int
    identifier: str
    state: str
    movers: str
    parent: int | None
    whole: bool
    fits: bool
    lines: tuple[int, int]
    own: Edits
    edits: Edits
    recommended: str = ""
    choice: Choice = Choice.OPEN
    order: int = LAST
    revision: int = 0
    decided_by: str = ""
    clashing: tuple[int, ...] = ()

    @property
    def is_voted(self) -> bool:
        """The assembly has decided: the desk only follows."""
        return self.state in AFTER_VOTE

    @property
    def is_open(self) -> bool:
        """Nobody has dealt with it yet."""
        return self.choice == Choice.OPEN

    @property
    def is_taken(self) -> bool:
        """It is in the text."""
        return self.choice == Choice.TAKEN


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of the motion, everything that is wanted of it, and how it reads so far.

    ``meetings`` are those among what is open or taken over. ``collisions`` stand between two that
    are both taken over, and nobody has worded the paragraph by hand: neither is in the text.
    """

    row: WordingParagraph
    entries: tuple[Entry, ...]
    meetings: tuple[Meeting, ...]
    woven: Woven
    hand: MergeParagraph | None

    @property
    def collisions(self) -> tuple[Meeting, ...]:
        """What must be settled before the text can be adopted."""
        if self.hand is not None:
            return ()
        out = self.woven.left_out
        return tuple(
            one for one in self.meetings if one.kind == "overlap" and {one.first, one.second} <= out
        )

    @property
    def taken(self) -> list[int]:
        """The amendments taken over here."""
        return sorted(one.pk for one in self.entries if one.is_taken)

    @property
    def is_outdated(self) -> bool:
        """Something was taken over or left out since the paragraph was worded by hand."""
        return self.hand is not None and sorted(self.hand.basis) != self.taken

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What turns the motion's paragraph into the one at the desk."""
        if self.hand is None:
            return self.woven.edits
        text = self.row.text
        return () if self.hand.text == text else (Edit(0, len(text), self.hand.text),)

    @property
    def reads(self) -> str:
        """How it reads at the desk; ``BREAK`` stands between paragraphs."""
        return apply_edits(self.row.text, self.edits)

    @property
    def is_busy(self) -> bool:
        """There is something to see beside the text."""
        return bool(self.entries) or self.hand is not None


@dataclass(frozen=True)
class Desk:
    """A merge desk, read at one moment; ``entries`` in the order in which they are woven in."""

    draft: MergeDraft
    rows: tuple[WordingParagraph, ...]
    entries: tuple[Entry, ...]
    hands: Mapping[int, MergeParagraph] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[int, Entry]:
        """Entries by their key."""
        return {one.pk: one for one in self.entries}

    @cached_property
    def roots(self) -> tuple[Entry, ...]:
        """Amendments to the motion itself."""
        return tuple(one for one in self.entries if one.parent not in self.by_key)

    @cached_property
    def children(self) -> dict[int, list[Entry]]:
        """Amendments to amendments, by what they want to change."""
        found: dict[int, list[Entry]] = defaultdict(list)
        for one in self.entries:
            if one.parent in self.by_key:
                found[one.parent or 0].append(one)
        return found

    @cached_property
    def _touching(self) -> dict[int, list[Entry]]:
        found: dict[int, list[Entry]] = defaultdict(list)
        for one in self.roots:
            if not one.whole or one.is_taken:
                for at in one.edits:
                    found[at].append(one)
        return found

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every paragraph of the motion."""
        return tuple(self.place(at) for at in range(len(self.rows)))

    def place(self, at: int) -> Place:
        """One paragraph. Raises :class:`LookupError` where there is none."""
        if not 0 <= at < len(self.rows):
            raise LookupError(at)
        row, entries = self.rows[at], tuple(self._touching.get(at, ()))
        live: Wishes = [(one.pk, one.edits[at]) for one in entries if one.is_open or one.is_taken]
        taken: Wishes = [(one.pk, one.edits[at]) for one in entries if one.is_taken]
        return Place(
            row, entries, meetings(row.text, live), weave(row.text, taken), self.hands.get(at)
        )

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The motion's own wording."""
        return paragraphs_at(self.rows)

    @cached_property
    def text(self) -> tuple[Paragraph, ...]:
        """How it reads so far."""
        edits = {place.row.position: place.edits for place in self.places if place.edits}
        return compose(self.paragraphs, edits)

    @property
    def dealt_with(self) -> int:
        """How many amendments are."""
        return sum(not one.is_open for one in self.entries)

    @cached_property
    def replacing(self) -> tuple[Entry, Sequence[Entry]] | None:
        """A global alternative that is taken over, and what is taken over beside it."""
        first = next((one for one in self.roots if one.whole and one.is_taken), None)
        if first is None:
            return None
        return first, [one for one in self.roots if one.is_taken and one.pk != first.pk]


def paragraphs_at(rows: Sequence[WordingParagraph]) -> tuple[Paragraph, ...]:
    """Rows as values."""
    return tuple(Paragraph(row.kind, row.level, row.text) for row in rows)  # type: ignore[arg-type]
