"""What a team decided. Nothing is changed afterwards; a correction stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, RefusedError
from wirksam.teams.models import TeamDecision
from wirksam.teams.operations.rooms import held, held_row, settled, stored_before, words

LONGEST_DECISION = 2000


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided and when; why, if it is said. ``public``: everyone can read it."""

    text: str
    decided_on: date
    reasons: str = ""
    public: bool = True
    draft_key: UUID | None = None


@transaction.atomic
def note_decision(*, actor: Actor, body: Body, decided: Decided) -> TeamDecision:
    """Put a decision into the protocol. The same form gives the one that is there already."""
    return _note(actor, held(actor, body, "work"), decided, None)


@transaction.atomic
def correct_decision(*, actor: Actor, decision: TeamDecision, decided: Decided) -> TeamDecision:
    """Put another wording beside a decision; from then on that one holds.

    Refused where another correction is there already, and for hiding what was public.
    """
    known = stored_before(TeamDecision, decided.draft_key, corrects_id=decision.pk)
    if known is not None:
        return known
    body = held(actor, decision.body, "work")
    row = held_row(actor, decision, "correct")
    if row.public and not decided.public:
        raise RefusedError(_("The decision is public. Its correction must be public too."))
    return _note(actor, body, decided, row)


def _note(
    actor: Actor, body: Body, decided: Decided, corrects: TeamDecision | None
) -> TeamDecision:
    known = stored_before(TeamDecision, decided.draft_key, body_id=body.pk, written_by=actor.key)
    if known is not None:
        return known
    if decided.decided_on > timezone.localdate():
        raise RefusedError(_("This day has not come yet. Write down what has been decided."))
    reasons = decided.reasons.strip()
    if len(reasons) > LONGEST_DECISION:
        raise RefusedError(
            _("Say it in at most %(count)s characters.") % {"count": LONGEST_DECISION}
        )
    row = TeamDecision.objects.create(
        body=body,
        decided_on=decided.decided_on,
        text=words(decided.text, LONGEST_DECISION, ask=_("Write down what was decided.")),
        reasons=reasons,
        corrects=corrects,
        public=decided.public,
        written_by=actor.key,
        draft_key=decided.draft_key,
    )
    verb = "correct_team_decision" if corrects else "note_team_decision"
    return settled(actor, verb, row, body)
