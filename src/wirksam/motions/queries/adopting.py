"""What adopting a motion would mean, and what still stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from wirksam.engine.amend import Paragraph
from wirksam.motions.choices import Choice, State
from wirksam.motions.models import MergeDraft, Motion, MotionVersion
from wirksam.motions.queries.amending import current_version
from wirksam.motions.queries.desk import Desk, Entry, Place
from wirksam.motions.queries.merging import desk_of, draft_of


@dataclass(frozen=True)
class Outlook:
    """A motion as it would be adopted now; ``desk`` as it stands, opened or not."""

    motion: Motion
    version: MotionVersion
    desk: Desk

    @property
    def text(self) -> tuple[Paragraph, ...]:
        """The words."""
        return self.desk.text

    @cached_property
    def is_changed(self) -> bool:
        """They are not those of the motion."""
        return self.text != self.desk.paragraphs

    @property
    def waiting(self) -> list[Entry]:
        """Amendments nobody has dealt with."""
        return [one for one in self.desk.entries if one.is_open]

    @property
    def colliding(self) -> list[Place]:
        """Paragraphs where two that are taken over want the same words."""
        return [place for place in self.desk.places if place.collisions]

    @property
    def outdated(self) -> list[Place]:
        """Paragraphs worded by hand before something else was decided there."""
        return [place for place in self.desk.places if place.is_outdated]

    @property
    def clashing(self) -> list[Entry]:
        """Amendments into which two were taken over that stand against each other."""
        return [one for one in self.desk.entries if one.clashing and one.is_taken]

    @property
    def replaced(self) -> Sequence[Entry]:
        """What is taken over beside another text for the whole."""
        return self.desk.replacing[1] if self.desk.replacing else ()

    @property
    def is_empty(self) -> bool:
        """Nothing is left of the text."""
        return not self.text

    def state_of(self, entry: Entry) -> State:
        """What adopting makes of an amendment that the assembly has not voted on by itself."""
        if entry.choice != Choice.TAKEN:
            return State.REJECTED if entry.choice == Choice.LEFT else State.SETTLED
        inside = any(one.is_taken for one in self.desk.children.get(entry.pk, ()))
        by_hand = any(at in self.desk.hands for at in entry.edits)
        return State.MODIFIED if inside or by_hand or not entry.fits else State.ADOPTED


def outlook_of(motion: Motion) -> Outlook:
    """How things stand; as many queries as reading a desk, and two."""
    draft = draft_of(motion)
    if draft is None:
        version = current_version(motion)
        draft = MergeDraft(motion=motion, version=version)
    return Outlook(motion, draft.version, desk_of(draft))
