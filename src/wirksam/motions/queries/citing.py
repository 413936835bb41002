"""Cited lines of a motion, at an address that holds, and where their words are today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wirksam.engine.whereabouts import Numbered, Trail
from wirksam.motions.choices import Becomes, State
from wirksam.motions.models import Motion, MotionVersion, Wording
from wirksam.motions.queries.reading import PrintedLine, element_of, printed
from wirksam.motions.queries.signs import lines_label
from wirksam.motions.queries.texts import lines_of
from wirksam.programme.choices import Fate
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.queries.whereabouts import numbered as numbered_programme
from wirksam.programme.queries.whereabouts import where_now

AROUND = 3
MOST_LINES = 1_000_000
_SIGNS = {
    "same": ("ok", "check"),
    "moved": ("ok", "arrow_right"),
    "changed": ("warn", "edit"),
    "dropped": ("danger", "cross"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where cited words stand in a later text."""

    title: str
    url: str
    lines: str
    fate: str

    @property
    def fate_word(self) -> str:
        """In a word."""
        return str(Fate(self.fate).label)

    @property
    def tone(self) -> str:
        """The colour of that."""
        return _SIGNS[self.fate][0]

    @property
    def icon(self) -> str:
        """The sign of that."""
        return _SIGNS[self.fate][1]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some lines of one paragraph."""

    lines: tuple[PrintedLine, ...]
    is_heading: bool


@dataclass(frozen=True, slots=True)
class MotionCitation:
    """Cited lines, with some around them."""

    version: MotionVersion
    first: int
    last: int
    lines: tuple[PrintedLine, ...]
    around: tuple[Stretch, ...]
    places: tuple[Place, ...]

    @property
    def label(self) -> str:
        """``160`` or ``160–164``."""
        return lines_label(self.first, self.last)

    @property
    def page_url(self) -> str:
        """The page of the whole text."""
        return version_url(self.version)


def version_url(version: MotionVersion) -> str:
    """The page of a version; the newest one's is the motion's own."""
    return reverse("motion_version", args=[version.motion.slug, version.number])


def citation(version: MotionVersion, first: int, last: int) -> MotionCitation | None:
    """Lines ``first`` to ``last`` of a version; None where there are none such."""
    if not 0 < first <= last < MOST_LINES:
        return None
    rows = version.wording.paragraphs.filter(
        first_line__lte=last + AROUND, last_line__gte=first - AROUND
    )
    around = []
    for row in rows:
        near = [
            line
            for line in printed(row, range(first, last + 1))
            if first - AROUND <= line.number <= last + AROUND
        ]
        around.append(Stretch(tuple(near), element_of(row) != "p"))
    cited = tuple(line for part in around for line in part.lines if line.marked)
    if len(cited) != last - first + 1:
        return None
    places = tuple(_places(version, first, last))
    return MotionCitation(version, first, last, cited, tuple(around), places)


def numbered(wording: Wording) -> Numbered:
    """A wording as the engine follows words through; one query."""
    rows = list(wording.paragraphs.all())
    lines = [(line.number, at, line.start) for at, row in enumerate(rows) for line in lines_of(row)]
    return Numbered([row.text for row in rows], lines)


def _places(version: MotionVersion, first: int, last: int) -> Iterator[Place]:
    motion = version.motion
    later = _newest(motion)
    adopted = _adopted_programme(motion)
    resolution = getattr(motion, "resolution", None)
    statute = getattr(motion, "statute_version", None)
    if not (later.pk != version.pk or adopted or resolution or statute):
        return
    old = numbered(version.wording)
    if later.pk != version.pk:
        title = _("Version %(number)s of the motion") % {"number": later.number}
        found = _follow(old, numbered(later.wording), first, last)
        yield Place(title, version_url(later), *found)
    for one in (resolution, statute):
        if one is not None:
            found = _follow(old, numbered(one.wording), first, last)
            yield Place(str(one), one.get_absolute_url(), *found)
    if adopted is not None:
        yield _in_programme(old, adopted, first, last)


def _in_programme(old: Numbered, adopted: ProgrammeVersion, first: int, last: int) -> Place:
    """In the adopted programme, and from there in the text of today."""
    new = numbered_programme(adopted)
    found = Trail(old, new).follow(old.stretches(first, last))
    lines = new.lines(found.stretches)
    now = where_now(adopted, *lines) if found.fate != "dropped" else None
    if now is None:
        url = adopted.lines_url(*lines)
        return Place(str(adopted.programme), url, lines_label(*lines), found.fate)
    fate = found.fate if now.fate == "same" else str(now.fate)
    return Place(str(now.version.programme), now.url, now.lines, fate)


def _follow(old: Numbered, new: Numbered, first: int, last: int) -> tuple[str, str]:
    found = Trail(old, new).follow(old.stretches(first, last))
    return lines_label(*new.lines(found.stretches)), found.fate


def _newest(motion: Motion) -> MotionVersion:
    rows = motion.versions.select_related("wording").order_by("-number")
    shown = rows.filter(published_at__isnull=False).first() if motion.is_public else rows.first()
    newest = shown or rows[0]
    newest.motion = motion
    return newest


def _adopted_programme(motion: Motion) -> ProgrammeVersion | None:
    """The text of a work programme that it has become."""
    if motion.becomes != Becomes.PROGRAMME or motion.state not in {State.ADOPTED, State.MODIFIED}:
        return None
    slug = motion.programme.slug if motion.programme else motion.programme_slug
    rows = ProgrammeVersion.objects.filter(
        ProgrammeVersion.visible_to_all(), programme__slug=slug, identifier=motion.identifier
    )
    return rows.select_related("programme").order_by("-number").first()
