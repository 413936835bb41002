"""What the pages of campaigns share."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
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
_MOST_DIGITS = 4
_LONGEST_KEY = 18


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def page_number(request: HttpRequest) -> int:
    """Which page of a list; nonsense is the first."""
    number = request.GET.get("seite", "1")
    fits = number.isascii() and number.isdigit() and len(number) < _MOST_DIGITS
    return int(number) if fits else 1


def key_or_404(told: str) -> int:
    """A primary key from an address; what can be none is not there."""
    if not (told.isascii() and told.isdigit() and len(told) <= _LONGEST_KEY):
        raise Http404
    return int(told)


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
