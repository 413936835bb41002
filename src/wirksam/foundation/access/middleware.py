"""Gives each request its actor, asked for only when someone looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from wirksam.foundation.access.actor import Actor, actor_of


class ActorRequest(HttpRequest):
    """A request that knows its actor (for annotations)."""

    actor: Actor


class ActorMiddleware:
    """Sets ``request.actor`` without touching session or database before it is needed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        lazy = SimpleLazyObject(lambda: actor_of(request.user))
        cast(ActorRequest, request).actor = cast(Actor, lazy)
        return self.get_response(request)
