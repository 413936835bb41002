"""Ideas of members for a team, and the answers that are owed to them.

Nobody is told whose an idea is. So the journal does not name her either.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body
from wirksam.foundation.access import NOBODY, Actor, RefusedError
from wirksam.foundation.notices.operations import settle
from wirksam.teams.choices import IdeaState
from wirksam.teams.models import Idea
from wirksam.teams.operations.rooms import held, held_row, settled, stored_before, words
from wirksam.teams.operations.telling import tell_giver, tell_team

LONGEST_IDEA = LONGEST_REASON = 1500
MOST_OPEN = 5
"""Ideas of one person that may wait for an answer at the same time."""


@transaction.atomic
def give_idea(*, actor: Actor, body: Body, text: str, draft_key: UUID | None = None) -> Idea:
    """Give a team an idea; whoever works there owes an answer with reasons.

    The same form, or the same words while they wait, give the idea that is there already.
    """
    body = held(actor, body, "suggest")
    known = stored_before(Idea, draft_key, by=actor.key, body_id=body.pk)
    waiting = Idea.objects.filter(by=actor.key, state=IdeaState.OPEN)
    known = known or waiting.filter(body=body, text=text.strip()).first()
    if known is not None:
        return known
    said = words(text, LONGEST_IDEA, ask=_("Write your idea in a sentence."))
    if waiting.count() >= MOST_OPEN:
        raise RefusedError(
            _("%(count)s ideas of yours still wait for an answer. Wait for one of them.")
            % {"count": MOST_OPEN}
        )
    row = Idea.objects.create(body=body, text=said, by=actor.key, draft_key=draft_key)
    tell_team(actor, body, row, "team_idea", due_on=row.answer_due)
    return settled(NOBODY, "give_team_idea", row, body)


@transaction.atomic
def answer_idea(*, actor: Actor, idea: Idea, state: str, answer: str) -> Idea:
    """Say what becomes of an idea, and why. What was put off can be answered once more.

    Refused without reasons, and where somebody else has answered meanwhile.
    """
    row = held_row(actor, idea, "answer")
    if row.answered_at != idea.answered_at:
        raise RefusedError(_("Somebody else has just answered. Look at it as it is now."))
    if state not in set(IdeaState.values) - {IdeaState.OPEN}:
        raise RefusedError(_("Say what becomes of the idea: taken up, later or not taken up."))
    if state == row.state:
        raise RefusedError(_("It is put off already. Say what becomes of it now."))
    said = words(answer, LONGEST_REASON, ask=_("Give the reasons. Whoever had the idea asks why."))
    row.state, row.answer = state, said
    row.answered_by, row.answered_at = actor.key, timezone.now()
    row.save()
    settle(f"teamidea:{row.pk}:")
    tell_giver(row)
    return settled(actor, "answer_team_idea", row, row.body, state=state)


@transaction.atomic
def withdraw_idea(*, actor: Actor, idea: Idea) -> None:
    """Take one's own idea back while nobody has answered; its words are deleted."""
    row = held_row(actor, idea, "withdraw")
    settle(f"teamidea:{row.pk}:")
    settled(NOBODY, "withdraw_team_idea", row, row.body)
    row.delete()
