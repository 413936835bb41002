"""A merge desk as the page of an assembly shows it: how far it is, what is new, who did what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wirksam.assembly.models import Assembly
from wirksam.association.models import Person
from wirksam.foundation.access import Actor, can
from wirksam.motions.choices import Choice, DeskVerb
from wirksam.motions.models import Amendment, MergeDeed, MergeDraft, Motion
from wirksam.motions.queries.desk import Desk, Place
from wirksam.motions.queries.merging import draft_of
from wirksam.motions.queries.reading import visible_motions
from wirksam.motions.queries.signs import Sign, lines_label


@dataclass(frozen=True, slots=True)
class Count:
    """How many amendments stand so."""

    number: int
    sign: Sign

    @property
    def told(self) -> str:
        """Number and word."""
        return f"{self.number} {self.sign.label}"


@dataclass(frozen=True, slots=True)
class Spot:
    """Somewhere on the page that somebody must look at."""

    lines: str
    position: int
    sign: Sign


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text."""

    dealt_with: int
    total: int
    counts: tuple[Count, ...]
    spots: tuple[Spot, ...]
    first_open: int | None
    is_closed: bool

    @property
    def most(self) -> int:
        """The full length of the bar."""
        return max(self.total, 1)

    @property
    def text(self) -> str:
        """How far, in words."""
        told = {"done": self.dealt_with, "total": self.total}
        return _("%(done)d of %(total)d dealt with") % told

    @property
    def is_done(self) -> bool:
        """Nothing is left to decide here."""
        return self.dealt_with == self.total and not self.spots


@dataclass(frozen=True, slots=True)
class Last:
    """A deed in words."""

    number: int
    words: str
    at: datetime

    @property
    def value(self) -> str:
        """What the button that takes it back sends."""
        return f"undo={self.number}"


_ORDER = (
    (Choice.OPEN, "neutral", "empty"),
    (Choice.TAKEN, "ok", "check"),
    (Choice.LEFT, "danger", "cross"),
    (Choice.SETTLED, "muted", "stop"),
)


def head_of(desk: Desk) -> Head:
    """Counts and what needs somebody's eye."""
    found = Counter(one.choice for one in desk.entries)
    spots = [
        Spot(lines_label(place.row.first_line, place.row.last_line), place.row.position, sign)
        for place in desk.places
        if (sign := _trouble(place))
    ]
    open_at = [min(one.edits) for one in desk.roots if one.is_open and one.edits and not one.whole]
    return Head(
        desk.dealt_with,
        len(desk.entries),
        tuple(
            Count(found[choice], Sign(str(choice.label), tone, icon))
            for choice, tone, icon in _ORDER
            if found[choice]
        ),
        tuple(spots),
        min(open_at, default=None),
        desk.draft.closed_at is not None,
    )


def _trouble(place: Place) -> Sign | None:
    if place.collisions:
        return Sign(pgettext("desk", "collision"), "danger", "warning")
    return Sign(pgettext("desk", "look again"), "warn", "eye") if place.is_outdated else None


def changed_since(desk: Desk, revision: int) -> list[int]:
    """Paragraphs that changed after a revision; all that are busy where that is unknown."""
    if not 0 < revision <= desk.draft.revision:
        return [place.row.position for place in desk.places if place.is_busy]
    deeds = MergeDeed.objects.filter(draft=desk.draft, number__gt=revision)
    told = deeds.values_list("positions", flat=True)
    return sorted({at for positions in told for at in positions if at < len(desk.rows)})


def last_of(draft: MergeDraft) -> Last | None:
    """What was done last, with its person, for those who work here. Two queries."""
    deed = MergeDeed.objects.filter(draft=draft).order_by("-number").first()
    return None if deed is None else told(deed, _names([deed.done_by]).get(deed.done_by, ""))


def newest_position(draft: MergeDraft) -> int | None:
    """Where something changed last."""
    deed = MergeDeed.objects.filter(draft=draft).order_by("-number").first()
    return min(deed.positions, default=None) if deed else None


def told(deed: MergeDeed, name: str = "") -> Last:
    """A deed as a short sentence: who, what, about which amendments or lines."""
    verb = DeskVerb(deed.verb)
    keys = deed.amendments
    found = Amendment.objects.filter(pk__in=keys).order_by("first_line", "pk") if keys else []
    about = ", ".join(str(one) for one in found)
    chosen = {told[0] for told in deed.after.get("choices", {}).values()}
    word = str(verb.label)
    if verb == DeskVerb.CHOOSE and len(chosen) == 1:
        word = str(Choice(chosen.pop()).label)
    words = ": ".join(part for part in (name, f"{about} {word}".strip()) if part)
    return Last(deed.number, words, deed.done_at)


def _names(keys: Iterable[str]) -> dict[str, str]:
    rows = Person.objects.filter(key__in=list(keys)).values_list("key", "name")
    return {str(key): name for key, name in rows}


def motion_of(actor: Actor, assembly: Assembly, slug: str, action: str = "view") -> Motion | None:
    """A motion that goes to this assembly, if the actor may do that with it."""
    if assembly.occasion_id is None:
        return None
    rows = visible_motions(actor, action).filter(occasion=assembly.occasion_id)
    return rows.filter(slug=slug).first()


def desk_for(actor: Actor, motion: Motion, *, may_run: bool) -> MergeDraft | None:
    """The desk of a motion as far as the actor may see it."""
    draft = draft_of(motion)
    if draft is None or draft.is_public or may_run or actor.belongs:
        return draft
    return None


def may_prepare(actor: Actor, motion: Motion) -> bool:
    """May work at its desk."""
    return bool(actor.grants) and can(actor, motion, "prepare")


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A motion of an assembly with its desk."""

    motion: Motion
    draft: MergeDraft | None
    done: int
    total: int

    @property
    def text(self) -> str:
        """How far, in words."""
        return _("%(done)d of %(total)d dealt with") % {"done": self.done, "total": self.total}


def desks_of(actor: Actor, assembly: Assembly) -> list[DeskRow]:
    """The motions that go to an assembly, with how far their desks are. Four queries."""
    if assembly.occasion_id is None:
        return []
    motions = list(
        visible_motions(actor).filter(occasion=assembly.occasion_id, published_at__isnull=False)
    )
    drafts = {one.motion_id: one for one in MergeDraft.objects.filter(motion__in=motions)}
    totals: Counter[int] = Counter()
    done: Counter[int] = Counter()
    rows = Amendment.objects.filter(motion__in=motions, published_at__isnull=False)
    chosen = dict(
        rows.filter(merge_choices__isnull=False).values_list("pk", "merge_choices__choice")
    )
    for pk, motion, state in rows.exclude(state__in=("withdrawn", "refused")).values_list(
        "pk", "motion", "state"
    ):
        totals[motion] += 1
        done[motion] += state != "published" or chosen.get(pk, Choice.OPEN) != Choice.OPEN
    return [DeskRow(one, drafts.get(one.pk), done[one.pk], totals[one.pk]) for one in motions]
