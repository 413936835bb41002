"""The doors of views. Every view declares one; a test walks all addresses and says so.

Public: anyone. Signed in: anyone with an account. Requires: a capability from a running mandate.
A stranger without a session is asked to sign in; someone signed in without the right is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from wirksam.foundation.access.middleware import ActorRequest

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Door:
    """What a view asks of the one who enters."""

    kind: Literal["public", "signed_in", "requires"]
    capability: str = ""

    def admits(self, request: HttpRequest) -> bool:
        """May the actor of ``request`` enter?"""
        actor = cast(ActorRequest, request).actor
        if self.kind == "public":
            return True
        return actor.can(self.capability) if self.kind == "requires" else actor.is_known


def _hang(door: Door, view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        if door.admits(request):
            return view(request, *args, **kwargs)
        from django.contrib.auth.views import redirect_to_login  # noqa: PLC0415 (needs loaded apps)
        from django.views.defaults import permission_denied  # noqa: PLC0415

        if cast(ActorRequest, request).actor.is_known:  # answered, not raised: no error to trace
            return permission_denied(request, PermissionDenied())

        return redirect_to_login(request.get_full_path())

    guarded.door = door  # type: ignore[attr-defined]
    return guarded


def public(view: View) -> View:
    """Anyone may enter, with or without an account."""
    view.door = Door("public")  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Anyone with an account may enter."""
    return _hang(Door("signed_in"), view)


def requires(capability: str) -> Callable[[View], View]:
    """Only a holder of ``capability`` may enter."""
    return lambda view: _hang(Door("requires", capability), view)
