"""Thanking those who helped, by one's own name. The words are read by the two, nobody else."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.operations.saving import note
from wirksam.foundation.access import Actor, RefusedError
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.models import Engagement, Opportunity, Thanks
from wirksam.opportunities.operations.leading import hosted
from wirksam.opportunities.operations.telling import tell_helper

LONGEST = 500


@transaction.atomic
def thank(*, actor: Actor, opportunity: Opportunity, text: str, helper: int | None = None) -> int:
    """Thank all who helped and have not been thanked, or one of them; how many hear it.

    ``helper`` is the key of an engagement. Whoever thanked somebody can put it in other words;
    what somebody else said stays.
    """
    held = hosted(actor, opportunity)
    words = " ".join(text.split())
    if not words or len(words) > LONGEST:
        raise RefusedError(_("Say it in one to five sentences."))
    rows = Engagement.objects.filter(opportunity=held, state=EngagementState.DONE)
    rows = rows.exclude(person=actor.person_id).select_related("person", "guest", "opportunity")
    found = list(rows.filter(thanks=None) if helper is None else rows.filter(pk=helper))
    if not found:
        raise RefusedError(_("Nobody is left to thank. Say first who has helped."))
    for one in found:
        _thank(actor, one, words)
    note(actor, "thank_helpers", held, number=len(found))
    return len(found)


def _thank(actor: Actor, one: Engagement, words: str) -> None:
    known = Thanks.objects.filter(engagement=one).first()
    if known is not None and known.by_id not in {None, actor.person_id}:
        raise RefusedError(_("Somebody else has thanked this person already."))
    Thanks.objects.update_or_create(
        engagement=one,
        defaults={"text": words, "by_id": actor.person_id, "said_at": timezone.now()},
    )
    tell_helper(one, "opportunity_thanked")
