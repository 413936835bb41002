"""Questions of an assembly: they come from no member, and the same clock runs for the answer."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from wirksam.foundation.access import Actor
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.models import Commitment, Question
from wirksam.programme.models.dialogue import LONGEST_WORD
from wirksam.programme.operations.holding import in_force
from wirksam.programme.queries.cards import lead_on
from wirksam.programme.queries.places import scopes_of
from wirksam.programme.rules import ANSWER_DAYS


@transaction.atomic
def ask_for_assembly(*, actor: Actor, commitment: Commitment, text: str) -> Question | None:
    """Ask whoever is in charge today in the name of the assembly; nobody, where nobody is."""
    commitment = in_force(commitment)
    today = timezone.localdate()
    charge = lead_on(commitment.responsibilities.all(), today)
    if charge is None:
        return None
    question = Question.objects.create(
        commitment=commitment,
        body=charge.body,
        text=text.strip()[:LONGEST_WORD],
        answer_due=today + timedelta(days=ANSWER_DAYS),
    )
    record(actor=actor, verb="ask_question", subject=question, commitment=commitment.pk)
    touch(*scopes_of(commitment))
    return question
