"""A text with edits in it: paragraphs come, go and are split where the edits say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wirksam.engine.diff import Edit

from .texts import BREAK, Paragraph, explicit_length, read_paragraph

EMPTY = Paragraph("paragraph", 0, "")
"""What stands at position 0 of a text without paragraphs, so that something can be put there."""

Edits = Mapping[int, Sequence[Edit]]


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of those an edited paragraph became; ``start`` is its offset among them.

    ``own``: it is the old paragraph, with its kind; the others are new. ``lead``: characters at
    its beginning that are not in its text, as a mark of its kind and blanks.
    """

    start: int
    written: str
    own: bool
    lead: int
    paragraph: Paragraph

    @property
    def end(self) -> int:
        """Where it ends; one further stands the break before the next."""
        return self.start + len(self.written)


@dataclass(slots=True)
class _Draft:
    """A part while it is read: how it begins, and whether something of the old text is in it.

    Words in the place of old ones count as old: it is that paragraph, said otherwise.
    """

    runs: list[str] = field(default_factory=list)
    came: int = 0
    kept: bool = False

    def add(self, text: str, *, kept: bool) -> None:
        if not kept and not self.kept:
            self.came += len(text)
        self.kept = self.kept or (kept and bool(text))
        self.runs.append(text)


def parts_of(base: Paragraph, edits: Sequence[Edit]) -> list[Part]:
    """What ``base`` becomes; parts that are empty are among them.

    Raises :class:`ValueError` for edits outside the text or out of order.
    """
    drafts, before = _drafts(base.text, edits)
    own = next((at for at, one in enumerate(drafts) if one.kept), min(before, len(drafts) - 1))
    parts, start = [], 0
    for at, one in enumerate(drafts):
        parts.append(_part(base, one, start, own=at == own))
        start = parts[-1].end + 1
    return parts


def _drafts(text: str, edits: Sequence[Edit]) -> tuple[list[_Draft], int]:
    """The parts, and how many of them edits put before the paragraph."""
    drafts, at, before = [_Draft()], 0, 0
    leading = True
    for edit in edits:
        if edit.start < at or edit.end < edit.start or edit.end > len(text):
            raise ValueError(f"edit {edit.start}-{edit.end} does not fit behind {at}")
        drafts[-1].add(text[at : edit.start], kept=True)
        first, *further = edit.new.split(BREAK)
        drafts[-1].add(first, kept=False)
        if first and not further and not edit.is_insertion:
            drafts[-1].kept = True
        for one in further:
            drafts.append(_Draft())
            drafts[-1].add(one, kept=False)
        leading = leading and edit.start == 0 and comes_before(edit)
        before = len(drafts) - 1 if leading else before
        at = edit.end
    drafts[-1].add(text[at:], kept=True)
    return drafts, before


def _part(base: Paragraph, draft: _Draft, start: int, *, own: bool) -> Part:
    written = "".join(draft.runs)
    if own and not 0 < explicit_length(written) <= draft.came:
        read = Paragraph(base.kind, base.level, written)
    else:
        read = read_paragraph(written)
    lead = len(written) - len(read.text.lstrip())
    return Part(start, written, own, lead, read.trimmed())


def comes_before(edit: Edit) -> bool:
    """It puts whole paragraphs before the place, as one does at the beginning of a paragraph."""
    return edit.is_insertion and edit.new.endswith(BREAK) and not edit.new.startswith(BREAK)


def comes_after(edit: Edit) -> bool:
    """It puts whole paragraphs behind the place, as one does at the end of a paragraph."""
    return edit.is_insertion and edit.new.startswith(BREAK)


def says_kind(edit: Edit) -> bool:
    """It only gives the paragraph another kind."""
    return edit.is_insertion and 0 < explicit_length(edit.new) == len(edit.new)


def places(base: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs edits can speak about: those of ``base``, or :data:`EMPTY` where are none."""
    return base or (EMPTY,)


def layout(base: Sequence[Paragraph], edits: Edits) -> Iterator[tuple[int, list[Part]]]:
    """For each place of ``base`` the parts it becomes.

    Raises :class:`LookupError` for edits of a paragraph that is not there.
    """
    known = places(base)
    for at in edits:
        if not 0 <= at < len(known):
            raise LookupError(f"there is no paragraph {at}")
    for at, paragraph in enumerate(known):
        yield at, parts_of(paragraph, edits.get(at, ()))


def composed(base: Sequence[Paragraph], edits: Edits) -> tuple[Paragraph, ...]:
    """``base`` with ``edits``; paragraphs in which nothing is left are dropped."""
    return tuple(
        part.paragraph
        for _, parts in layout(base, edits)
        for part in parts
        if not part.paragraph.is_empty
    )
