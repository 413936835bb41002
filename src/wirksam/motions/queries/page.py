"""What the pages of motions and of amendments have in common: where it stands, who, what came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import BooleanField, Case, Q, Value, When
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, allowed, visible
from wirksam.motions.choices import OPEN, UNSEEN, Answer, State, SubmitterRole
from wirksam.motions.models import (
    Amendment,
    Comment,
    Motion,
    PrivateNote,
    Procedure,
    Step,
    Submission,
    Submitter,
)
from wirksam.motions.queries.changes import Pieces
from wirksam.motions.queries.signs import (
    Sign,
    movers,
    recommendation_sign,
    state_sign,
)

_ICONS = {
    State.DRAFT: "edit",
    State.COLLECTING: "people",
    State.SUBMITTED: "upload",
    State.RETURNED: "arrow_left",
    State.PUBLISHED: "eyes",
    State.ADOPTED: "seal",
    State.MODIFIED: "seal",
    State.REJECTED: "cross",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A link from a submission to a page of a higher floor: its item, its desk, its room."""

    label: str
    href: str
    note: str = ""


WaySource = Callable[[Submission, Actor], Sequence[Way]]
_way_sources: dict[str, WaySource] = {}


def add_way_source(source: WaySource) -> None:
    """Let a higher floor show ways on the pages of motions and amendments."""
    _way_sources[f"{source.__module__}.{source.__qualname__}"] = source


def ways_of(submission: Submission, actor: Actor) -> list[Way]:
    """All ways from here."""
    return [way for source in _way_sources.values() for way in source(submission, actor)]


@dataclass(frozen=True, slots=True)
class Rights:
    """What this person may do here."""

    write: bool = False
    represent: bool = False
    prepare: bool = False
    answer: bool = False
    support: bool = False
    comment: bool = False
    note: bool = False
    amend: bool = False

    @property
    def inside(self) -> bool:
        """Sees what is not public about it."""
        return self.represent or self.prepare


@dataclass(frozen=True, slots=True)
class Knot:
    """Something that happened to it, or will."""

    title: str
    icon: str
    on: date | datetime | None
    text: str = ""
    href: str = ""
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a submission stands, as its page says it."""

    submission: Submission
    actor: Actor
    may: Rights
    submitters: tuple[Submitter, ...]
    procedures: tuple[Procedure, ...]
    steps: tuple[Step, ...]
    remarks: tuple[Comment, ...] = ()
    own_notes: tuple[PrivateNote, ...] = ()
    proposed_changes: tuple[Pieces, ...] = field(default=())

    @property
    def sign(self) -> Sign:
        """How far it has come."""
        return state_sign(self.submission)

    @property
    def movers(self) -> str:
        """Who moves it, with the days of their resolutions."""
        return movers(self.submitters, dated=True)

    @property
    def asked(self) -> list[Submitter]:
        """People who have not answered yet; only for those who may see drafts."""
        if not self.may.inside:
            return []
        return [one for one in self.submitters if one.person_id and not one.agreed_at]

    @property
    def supporters(self) -> list[str]:
        """Names of those who support it."""
        rows = (one for one in self.submitters if one.role == SubmitterRole.SUPPORTER)
        return [one.printed_name for one in rows if one.agreed_at or not one.person_id]

    @property
    def procedure(self) -> Procedure | None:
        """What is proposed to the assembly, in its newest published version."""
        shown = [one for one in self.procedures if one.published_at]
        return shown[-1] if shown else None

    @property
    def proposal(self) -> Sign | None:
        """The sign of that."""
        shown = self.procedure
        return recommendation_sign(shown.recommendation) if shown else None

    @property
    def sent_back(self) -> str:
        """What to change, where it was sent back."""
        if self.submission.state != State.RETURNED or not self.may.represent:
            return ""
        return self.steps[-1].note if self.steps else ""

    @property
    def story(self) -> list[Knot]:
        """One line from the draft to the decision."""
        knots = [*self._stepped(), *self._proposed()]
        knots.sort(key=lambda knot: knot.on.isoformat() if knot.on else "")
        return [*knots, *self._ahead()]

    def _stepped(self) -> Iterator[Knot]:
        inside = self.may.inside
        for step in self.steps:
            if not inside and step.after in UNSEEN - {State.SUBMITTED}:
                continue
            note = step.note if inside or step.after not in UNSEEN else ""
            label = str(State(step.after).label)
            title = label[:1].upper() + label[1:]
            yield Knot(title, _ICONS.get(State(step.after), "knot"), step.taken_at, note)

    def _proposed(self) -> Iterator[Knot]:
        for one in self.procedures:
            if not one.published_at:
                continue
            sign = recommendation_sign(one.recommendation)
            yield Knot(str(sign.label), sign.icon, one.published_at)
            if one.answer != Answer.NONE:
                told = _("The movers: %(answer)s") % {"answer": one.get_answer_display()}
                yield Knot(told, "quote", one.answered_at, one.answer_text)

    def _ahead(self) -> Iterator[Knot]:
        occasion = self.submission.occasion
        if occasion is None or self.submission.state not in UNSEEN | OPEN:
            return
        told = _("The assembly decides: %(occasion)s") % {"occasion": occasion.name}
        yield Knot(told, "association", occasion.happens_on, ahead=True)


def standing(submission: Submission, actor: Actor) -> Standing:
    """Everything of that in a constant number of queries."""
    return Standing(
        submission,
        actor,
        rights(submission, actor),
        tuple(submission.submitters.order_by("role", "position", "pk")),
        tuple(submission.procedures.select_related("settled_by")),
        tuple(submission.steps.all()),
        tuple(general_remarks(submission)),
        tuple(own_notes(submission, actor)),
    )


_ON_ALL = ("write", "represent", "prepare", "answer", "support", "comment", "note")


def rights(submission: Submission, actor: Actor) -> Rights:
    """Two queries, with the conditions of the lists."""
    conditions = {f"may_{name}": _whether(allowed(actor, Submission, name)) for name in _ON_ALL}
    row = Submission.objects.filter(pk=submission.pk).annotate(**conditions)
    may = row.values(*conditions).get()
    motion = submission.motion_id if isinstance(submission, Amendment) else submission.pk
    amend = visible(actor, Motion, "amend").filter(pk=motion).exists()
    return Rights(**{name: may[f"may_{name}"] for name in _ON_ALL}, amend=amend)


def general_remarks(submission: Submission) -> list[Comment]:
    """Remarks on the whole of it, with their answers."""
    rows = submission.comments.filter(parent=None, first_line=0)
    return list(rows.prefetch_related("answers").order_by("pk"))


def own_notes(submission: Submission, actor: Actor) -> list[PrivateNote]:
    """What only she sees."""
    if not actor.key:
        return []
    return list(submission.private_notes.filter(person_key=actor.key))


def _whether(condition: Q) -> Case | Value:
    if not condition:
        return Value(value=True)
    return Case(
        When(condition, then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )
