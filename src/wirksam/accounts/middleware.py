"""Whoever sees other people's data enters with a second factor, or sets one up first.

Until this session has shown one, the actor of the request holds no capability and no office, so
that a public page shows no more than to any member; pages that are not public lead to the setup.
The demonstration's one-click sign-in is exempt: it leaves no record of having proven anything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from wirksam.accounts.rules import needs_second_factor
from wirksam.foundation.access import Actor
from wirksam.foundation.access.middleware import ActorRequest

SETUP = "second_factor"


class SecondFactorMiddleware:
    """Takes an office's rights from a session that has not shown a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        inner = cast(ActorRequest, request).actor
        lazy = SimpleLazyObject(lambda: _admitted(request, inner))
        cast(ActorRequest, request).actor = cast(Actor, lazy)
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Any,  # noqa: ANN401, ARG002 (as Django calls it)
        kwargs: Any,  # noqa: ANN401, ARG002
    ) -> HttpResponse | None:
        """Lead to the setup where more than a member's own pages is asked for."""
        door = getattr(view, "door", None)
        if door is None or door.kind == "public" or getattr(view, "without_second_factor", False):
            return None
        if not cast(ActorRequest, request).actor.is_known or not is_reduced(request):
            return None
        return redirect(f"{_address()}?{urlencode({'next': request.get_full_path()})}")


def is_reduced(request: HttpRequest) -> bool:
    """This request's actor has left rights at the door, for want of a second factor."""
    actor = cast(ActorRequest, request).actor
    return actor.is_known and bool(getattr(request, "second_factor_missing", False))


def without_second_factor(view: Callable[..., Any]) -> Callable[..., Any]:
    """A view that stays open before the second factor is shown, such as its setup."""
    view.without_second_factor = True  # type: ignore[attr-defined]
    return view


def _admitted(request: HttpRequest, actor: Actor) -> Actor:
    if not actor.is_known or not needs_second_factor(actor) or has_shown_one(request):
        return actor
    request.second_factor_missing = True  # type: ignore[attr-defined]
    return Actor(
        key=actor.key,
        name=actor.name,
        person_id=actor.person_id,
        homes=actor.homes,
        notices=actor.notices,
    )


def has_shown_one(request: HttpRequest) -> bool:
    """This session has proven a second factor, or is a one-click visit to the demonstration."""
    records = get_authentication_records(request, request.user)
    if settings.DEMO and not records:
        return True
    return any(record.get("method") == "mfa" for record in records)


def _address() -> str:
    from django.urls import reverse  # noqa: PLC0415 (addresses are known late)

    return reverse(SETUP)
