"""What the pages of campaigns share."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirksam.campaigns.models import Frame, LocalAction
from wirksam.campaigns.queries.actions import told_actions
from wirksam.campaigns.queries.frames import told_frames
from wirksam.campaigns.queries.standing import with_coming
from wirksam.foundation.access import RefusedError, get_visible_or_404
from wirksam.foundation.access.middleware import ActorRequest

Crumbs = list[tuple[str, str]]


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def crumbs(below: Frame | LocalAction | None = None) -> Crumbs:
    """The pages above: all action days, then this campaign or action."""
    trail = [(_("Action days"), reverse("action_days"))]
    if below is not None:
        trail.append((below.title, below.get_absolute_url()))
    return trail


def frame_or_404(request: ActorRequest, slug: str, action: str = "view") -> Frame:
    """The frame, if this person may do ``action`` with it; hidden looks like missing."""
    return get_visible_or_404(request.actor, told_frames(), action, slug=slug)


def action_or_404(request: ActorRequest, pk: int, action: str = "view") -> LocalAction:
    """The same for a local action, with how many come."""
    return get_visible_or_404(request.actor, with_coming(told_actions()), action, pk=pk)


def done(
    request: HttpRequest, deed: Callable[[], object], place: str, said: StrOrPromise = ""
) -> HttpResponse:
    """Do it, say so or why not, and go back to ``place``."""
    try:
        deed()
        if said:
            messages.success(request, said)
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect(place)
