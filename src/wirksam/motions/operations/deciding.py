"""What the assembly decided about a motion or amendment; only who runs it records that."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.association.models import Person
from wirksam.foundation.access import Actor, RefusedError
from wirksam.motions.choices import OPEN, State
from wirksam.motions.models import Amendment, Motion, Submission
from wirksam.motions.operations.holding import CHANGED_MEANWHILE, held, settle, take_step, whole
from wirksam.motions.operations.telling import tell_movers, tell_watchers

DECISIONS = frozenset(
    {State.ADOPTED, State.MODIFIED, State.REJECTED, State.REFERRED, State.SETTLED}
)
_TAKES_ALONG = {
    State.REJECTED: State.SETTLED,
    State.SETTLED: State.SETTLED,
    State.REFERRED: State.REFERRED,
}
"""What becomes of amendments nobody decided about, once that is decided about what they change."""


@transaction.atomic
def decide(
    *,
    actor: Actor,
    submission: Submission,
    state: State | str,
    note: str = "",
    revision: int | None = None,
) -> Motion | Amendment:
    """Record a decision about something open.

    Refused, with who decided what, where somebody else was first. Amendments to what is rejected,
    referred or settled go the same way. Raises :class:`ValueError` for a state that is none.
    """
    after = State(state)
    if after not in DECISIONS:
        raise ValueError(f"no assembly decides {after}")
    row = held(submission)
    if row.state not in OPEN:
        raise RefusedError(already_decided(row))
    if revision is not None and row.revision != revision:
        raise RefusedError(CHANGED_MEANWHILE)
    _step(actor, row, after, note)
    if after in _TAKES_ALONG:
        _take_along(actor, row, _TAKES_ALONG[after])
    settle(actor, "decide_submission", row, reason=note)
    return whole(row)


def already_decided(submission: Submission) -> str:
    """Who brought it into its state, and what that is."""
    last = submission.steps.order_by("-pk").first()
    told = {"state": State(submission.state).label}
    person = Person.objects.filter(key=last.taken_by).first() if last and last.taken_by else None
    if person is None:
        return _("Nothing can be decided about it: it is %(state)s.") % told
    return _("%(name)s was first: it is %(state)s.") % (told | {"name": person.name})


def settle_amendments(actor: Actor, submission: Submission, after: State = State.SETTLED) -> None:
    """What it was about goes no further: bring its open amendments to an end too."""
    _take_along(actor, submission, after)


def _take_along(actor: Actor, submission: Submission, after: State) -> None:
    for one in _open_below(submission):
        _step(actor, one, after, "")


def _open_below(submission: Submission) -> Iterable[Submission]:
    """All below it, however deep."""
    below = list(Amendment.objects.filter(motion=submission.pk).values_list("pk", flat=True))
    deeper = [submission.pk]
    while deeper:
        deeper = list(Amendment.objects.filter(parent__in=deeper).values_list("pk", flat=True))
        below += deeper
    rows = Submission.objects.select_for_update(of=("self",)).filter(state__in=OPEN)
    return rows.filter(pk__in=below).select_related("unit").order_by("pk")


def _step(actor: Actor, submission: Submission, after: State, note: str) -> None:
    take_step(actor, submission, after, note)
    tell_movers(actor, submission, "motion_decided", f"decided:{submission.revision}")
    tell_watchers(actor, submission, "motion_decided", f"decided:{submission.revision}")
