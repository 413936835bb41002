"""Where the words of an older text stand in the text of today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from wirksam.engine.whereabouts import Fate as FateTerm
from wirksam.engine.whereabouts import Found, Numbered, Stretch, Trail
from wirksam.programme.choices import Fate
from wirksam.programme.models import ProgrammeVersion

_GRAVER: tuple[FateTerm, ...] = ("same", "moved", "changed", "dropped")


@dataclass(frozen=True, slots=True)
class Now:
    """What became of cited lines: where they stand in ``version``, the text of today.

    Where they were dropped, ``first`` is the line behind which they would stand.
    """

    fate: Fate
    version: ProgrammeVersion
    first: int
    last: int

    @property
    def lines(self) -> str:
        """``160`` or ``160–164``."""
        if self.first == self.last:
            return str(self.first)
        return f"{self.first}\N{EN DASH}{self.last}"

    @property
    def url(self) -> str:
        """The permanent address of these lines."""
        return self.version.lines_url(self.first, self.last)

    @property
    def sign(self) -> str:
        """The icon of what became of them."""
        return {Fate.CHANGED: "edit", Fate.DROPPED: "cross"}.get(self.fate, "check")

    @property
    def tone(self) -> str:
        """The tone of what became of them."""
        return {Fate.CHANGED: "warn", Fate.DROPPED: "muted"}.get(self.fate, "ok")

    def get_fate_display(self) -> str:
        """What became of them, in words."""
        return str(self.fate.label)

    @property
    def is_dropped(self) -> bool:
        """The words are gone."""
        return self.fate == Fate.DROPPED


def numbered(version: ProgrammeVersion) -> Numbered:
    """A stored text with its lines; two queries."""
    passages = list(version.passages.values_list("pk", "text"))
    at_of = {pk: at for at, (pk, _text) in enumerate(passages)}
    texts = [text for _pk, text in passages]
    reached: dict[int, int] = defaultdict(int)
    rows = []
    for number, line, passage in version.lines.values_list("number", "text", "passage"):
        at = at_of[passage]
        start = max(texts[at].find(line, reached[at]), reached[at])
        reached[at] = start + len(line)
        rows.append((number, at, start))
    return Numbered(texts, rows)


def later_texts(version: ProgrammeVersion) -> list[ProgrammeVersion]:
    """The texts that followed one another after ``version``, up to the one of today."""
    found: list[ProgrammeVersion] = []
    at: ProgrammeVersion | None = version
    while at is not None:
        at = (
            ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all(), follows=at)
            .select_related("programme")
            .order_by("-frozen_at", "-pk")
            .first()
        )
        if at is not None:
            found.append(at)
    return found


def where_now(version: ProgrammeVersion, first: int, last: int) -> Now | None:
    """Where lines ``first`` to ``last`` of ``version`` stand today.

    None where ``version`` is the text of today itself, or has no such lines.
    """
    later = later_texts(version)
    if not later:
        return None
    here = numbered(version)
    stretches = here.stretches(first, last)
    if not stretches:
        return None
    found, newest = _followed(here, stretches, later)
    lines = newest.lines(found.stretches)
    return Now(Fate(found.fate), later[-1], *lines)


def _followed(
    origin: Numbered, stretches: tuple[Stretch, ...], later: list[ProgrammeVersion]
) -> tuple[Found, Numbered]:
    """Through all texts in between; words that went and came back are found again."""
    at, found = origin, Found("same", stretches)
    for version in later:
        behind = numbered(version)
        step = Trail(at, behind).follow(found.stretches)
        found, at = Found(graver(found.fate, step.fate), step.stretches), behind
    if found.fate in {"changed", "dropped"}:
        again = Trail(origin, at).follow(stretches)
        if again.fate in {"same", "moved"}:
            return again, at
    return found, at


def graver(one: FateTerm, other: FateTerm) -> FateTerm:
    """The graver of the two."""
    return max(one, other, key=_GRAVER.index)
