"""What every page of joining in begins with."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from wirksam.foundation.access import get_visible_or_404
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.models import Opportunity
from wirksam.opportunities.queries.listing import known_to


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def crumbs(task: Opportunity | None = None) -> list[tuple[str, str]]:
    """The pages above."""
    trail = [(_("Help out"), reverse("opportunities"))]
    if task is not None:
        trail.append((task.title, task.get_absolute_url()))
    return trail


def task_or_404(request: ActorRequest, pk: int, action: str = "view") -> Opportunity:
    """The task, if this person may do ``action`` with it; hidden looks like missing."""
    return get_visible_or_404(request.actor, known_to(request.actor), action, pk=pk)


def page_number(request: HttpRequest) -> int:
    """Which page of a list; nonsense is the first."""
    number = request.GET.get("seite", "1")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 1  # noqa: PLR2004


def told_stand(state: str) -> str:
    """How somebody stands once she has joined: in, waiting, or asking."""
    words = {
        EngagementState.GOING: _("You are in. Only you and the hosts can see that."),
        EngagementState.WAITING: _(
            "All places are taken. You are on the waiting list and hear as soon as you are in."
        ),
        EngagementState.ASKED: _("You have asked. The hosts answer you."),
    }
    return words.get(EngagementState(state), _("You are in."))
