"""What the pages share: the way up, one activity or nothing, what was sent."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from wirksam.activities.models import Activity
from wirksam.activities.queries.listing import known_to
from wirksam.foundation.access import get_visible_or_404
from wirksam.foundation.access.middleware import ActorRequest


def crumbs(activity: Activity | None = None) -> list[tuple[str, str]]:
    """The pages above: all activities, then this one."""
    trail = [(_("Activities"), reverse("activities"))]
    if activity is not None:
        trail.append((activity.title, activity.get_absolute_url()))
    return trail


def activity_or_404(request: ActorRequest, pk: int, action: str = "view") -> Activity:
    """The activity, if this person may do ``action`` with it; hidden looks like missing."""
    return get_visible_or_404(request.actor, known_to(request.actor), action, pk=pk)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def site(request: HttpRequest) -> str:
    """The address of this site, without a slash at the end."""
    return request.build_absolute_uri("/").rstrip("/")
