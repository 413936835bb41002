"""Who reads, writes and prepares motions."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wirksam.association.choices import Capability
from wirksam.foundation.access import EVERYTHING, NOTHING, Actor, rule
from wirksam.motions.choices import OPEN, UNSEEN, State, SubmitterRole
from wirksam.motions.models import (
    Amendment,
    Comment,
    Motion,
    PrivateNote,
    Procedure,
    Resolution,
    Statute,
    Submission,
    Submitter,
)

_CHANGEABLE = (State.DRAFT, State.RETURNED, State.COLLECTING)
_PUBLIC = ~Q(state__in=sorted(UNSEEN))


@rule(Submission)
@rule(Motion)
@rule(Amendment)
def see_submission(actor: Actor) -> Q:
    """Published ones are everyone's; what looks for supporters is every member's.

    Before that they are for those who write, were asked or prepare the assembly.
    """
    found = _PUBLIC | Q(pk__in=_named(actor).values("submission")) | _own(actor)
    if actor.belongs:
        found |= Q(state=State.COLLECTING)
    return found | prepare_submission(actor) & ~Q(state=State.DRAFT)


@rule(Submission, "prepare")
@rule(Motion, "prepare")
@rule(Amendment, "prepare")
def prepare_submission(actor: Actor) -> Q:
    """Screen, publish, recommend, merge."""
    return actor.units(Capability.ASSEMBLY_RUN, "unit")


@rule(Submission, "write")
@rule(Motion, "write")
@rule(Amendment, "write")
def write_submission(actor: Actor) -> Q:
    """Change what is not handed in, or was sent back: its movers."""
    return Q(state__in=_CHANGEABLE) & represent_submission(actor)


@rule(Submission, "represent")
@rule(Motion, "represent")
@rule(Amendment, "represent")
def represent_submission(actor: Actor) -> Q:
    """Speak for it: hand it in, withdraw it, answer a recommendation.

    People who agreed to move it, and who may move for a body that moves it. Whoever wrote it does
    as long as it is not handed in, and afterwards where nobody else could: for names on paper.
    """
    agreed = Q(body__isnull=False) | Q(agreed_at__isnull=False)
    moved = Submitter.objects.filter(agreed, role=SubmitterRole.MOVER).values("submission")
    own = _own(actor) & (Q(state__in=_CHANGEABLE) | ~Q(pk__in=moved))
    return own | Q(pk__in=_movers(actor).values("submission"))


@rule(Submission, "answer")
@rule(Motion, "answer")
@rule(Amendment, "answer")
def answer_asked(actor: Actor) -> Q:
    """Say yes or no to having been asked."""
    return Q(pk__in=_named(actor).values("submission"))


@rule(Submission, "support")
@rule(Motion, "support")
@rule(Amendment, "support")
def support_submission(actor: Actor) -> Q:
    """Members support what looks for supporters."""
    return Q(state=State.COLLECTING) if actor.belongs else NOTHING


@rule(Motion, "amend")
def amend_motion(actor: Actor) -> Q:
    """Members, until the assembly has called it; then who runs it enters what it admits."""
    called = Q(called_at=None) if actor.belongs else NOTHING
    return Q(state__in=OPEN) & (called | prepare_submission(actor))


@rule(Submission, "comment")
@rule(Motion, "comment")
@rule(Amendment, "comment")
def comment_on(actor: Actor) -> Q:
    """Members talk about what is public."""
    return _PUBLIC if actor.belongs else NOTHING


@rule(Submission, "note")
@rule(Motion, "note")
@rule(Amendment, "note")
def note_on(actor: Actor) -> Q:
    """Note for oneself beside what one may read."""
    return see_submission(actor) if actor.key else NOTHING


@rule(Comment, "take_back")
def take_back_comment(actor: Actor) -> Q:
    """One's own."""
    return Q(written_by=actor.key, hidden_at=None) if actor.key else NOTHING


@rule(Comment, "hide")
def hide_comment(actor: Actor) -> Q:
    """Who prepares the assembly."""
    return actor.units(Capability.ASSEMBLY_RUN, "submission__unit")


@rule(PrivateNote)
def see_note(actor: Actor) -> Q:
    """Only whoever wrote it."""
    return Q(person_key=actor.key) if actor.key else NOTHING


@rule(Procedure)
def see_procedure(actor: Actor) -> Q:
    """Published recommendations are everyone's."""
    return Q(published_at__isnull=False) | actor.units(Capability.ASSEMBLY_RUN, "submission__unit")


@rule(Procedure, "answer")
def answer_procedure(actor: Actor) -> Q:
    """The movers, once it is published."""
    mine = Submission.objects.filter(represent_submission(actor)).values("pk")
    return Q(published_at__isnull=False, submission__in=mine)


@rule(Resolution)
@rule(Statute)
def see_adopted(actor: Actor) -> Q:  # noqa: ARG001
    """What was adopted is public."""
    return EVERYTHING


def _own(actor: Actor) -> Q:
    return Q(created_by=actor.key) if actor.key else NOTHING


def _named(actor: Actor) -> QuerySet[Submitter]:
    """Submissions that name or ask her, and those of bodies she may move for."""
    mine = Q(person=actor.person_id) if actor.person_id else NOTHING
    return Submitter.objects.filter(mine | _of_bodies(actor))


def _movers(actor: Actor) -> QuerySet[Submitter]:
    mine = NOTHING
    if actor.person_id:
        mine = Q(person=actor.person_id, agreed_at__isnull=False)
    movers = Submitter.objects.filter(role=SubmitterRole.MOVER)
    return movers.filter(mine | _of_bodies(actor))


def _of_bodies(actor: Actor) -> Q:
    return actor.bodies(Capability.MOTION_MOVE, "body")
