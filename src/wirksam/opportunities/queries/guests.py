"""How a guest stands, as the page behind her link says it."""

from __future__ import annotations

from dataclasses import dataclass

from wirksam.activities.choices import Visibility
from wirksam.foundation.access import Actor
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.models import Engagement, GuestHelper
from wirksam.opportunities.queries.page import Page, ahead_of, has_begun


@dataclass(frozen=True, slots=True)
class Standing:
    """How she stands; ``ahead`` is how many wait before her."""

    engagement: Engagement
    ahead: int
    may_say_done: bool


def guests_may_join(actor: Actor, page: Page) -> bool:
    """Somebody without an account could sign up for it now."""
    public = page.task.guests and page.task.visibility == Visibility.PUBLIC
    return public and not actor.is_known and page.task.is_joinable and not page.is_over


def standing_of(guest: GuestHelper, page: Page) -> Standing | None:
    """None until she has confirmed."""
    one = Engagement.objects.filter(guest=guest).select_related("position").first()
    if one is None:
        return None
    waits = one.state == EngagementState.WAITING
    done = page.task.kind == "task" and one.state == EngagementState.GOING
    return Standing(
        one,
        ahead_of(one) if waits else 0,
        done and has_begun(page.task),
    )
