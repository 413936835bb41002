"""The parts of an assembly folder."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirksam.assembly.choices import AgendaKind, EditionState, ItemState
from wirksam.assembly.models import AgendaItem, Assembly, ReportEdition, Room
from wirksam.motions.choices import Verdict
from wirksam.motions.models import Amendment, Motion
from wirksam.motions.queries.signs import Sign, lines_label


@dataclass(frozen=True, slots=True)
class Mark:
    """How she wants to vote and what she noted; only she sees it."""

    verdict: str = ""
    text: str = ""

    @property
    def word(self) -> str:
        """The verdict as a word."""
        return str(Verdict(self.verdict).label) if self.verdict in Verdict.values else ""

    @property
    def told(self) -> str:
        """The verdict as a sentence of hers."""
        return _("I: %(verdict)s") % {"verdict": self.word} if self.word else ""

    @property
    def pressed(self) -> dict[str, str]:
        """Which of the buttons is pressed, as the markup says it."""
        return {one: "true" if self.verdict == one else "false" for one in Verdict.values}

    @property
    def icon(self) -> str:
        """The sign beside it."""
        return {"yes": "check", "no": "cross", "abs": "pause"}.get(self.verdict, "empty")


@dataclass(frozen=True, slots=True)
class Wish:
    """An amendment the assembly still decides about."""

    amendment: Amendment
    movers: str
    proposal: Sign | None
    mark: Mark

    @property
    def lines(self) -> str:
        """The lines it is about."""
        return lines_label(self.amendment.first_line, self.amendment.last_line)


@dataclass(frozen=True, slots=True)
class Brief:
    """A motion in the folder. ``questions``: how many wait, how many were asked."""

    motion: Motion
    movers: str
    proposal: Sign | None
    mark: Mark
    wishes: tuple[Wish, ...]
    questions: tuple[int, int] = (0, 0)
    meetings: int = 0

    @property
    def open_wishes(self) -> int:
        """On how many amendments she has not yet said how she wants to vote."""
        return sum(not wish.mark.verdict for wish in self.wishes)

    @property
    def unmarked(self) -> int:
        """The same, with the motion itself."""
        return self.open_wishes + (not self.mark.verdict)


@dataclass(frozen=True, slots=True)
class FolderItem:
    """An item with what is decided under it; ``item`` is nothing for motions not placed yet."""

    item: AgendaItem | None
    briefs: tuple[Brief, ...] = ()
    rooms: tuple[Room, ...] = ()

    @property
    def report(self) -> ReportEdition | None:
        """The frozen account that the assembly decides about."""
        edition = self.item.report if self.item else None
        return edition if edition and edition.state == EditionState.FROZEN else None

    @property
    def unmarked(self) -> int:
        """How much of it has no mark of hers yet."""
        return sum(brief.unmarked for brief in self.briefs)

    @property
    def is_election(self) -> bool:
        """Somebody is elected here."""
        return self.item is not None and self.item.kind == AgendaKind.ELECTION

    @property
    def decides(self) -> bool:
        """Something is decided here, and it has not been yet."""
        if self.item is None:
            return bool(self.briefs)
        if self.item.state == ItemState.DONE:
            return False
        return bool(self.briefs or self.report or self.is_election)


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything to be decided at an assembly, as one member has prepared it."""

    assembly: Assembly
    items: tuple[FolderItem, ...]
    only_open: bool = False

    @property
    def unmarked(self) -> int:
        """How many votes she has not prepared yet."""
        return sum(item.unmarked for item in self.items)

    @property
    def total(self) -> int:
        """How many votes on motions and amendments there will be."""
        return sum(1 + len(brief.wishes) for item in self.items for brief in item.briefs)

    @property
    def shown(self) -> list[FolderItem]:
        """The items to show: all, or those with something she has not prepared."""
        return [one for one in self.items if one.unmarked] if self.only_open else list(self.items)

    @property
    def motions(self) -> list[Motion]:
        """All motions, in the order of the agenda."""
        return [brief.motion for item in self.items for brief in item.briefs]
