"""What a page may ask the device for: nothing, unless the page itself says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

HEADER = "Permissions-Policy"
NOTHING = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
VOICE = NOTHING.replace("microphone=()", "microphone=(self)")


class PermissionsMiddleware:
    """Closes microphone, camera and place on every page that does not open them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, NOTHING)
        return response


def hears(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """This page may ask for the microphone."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        response = view(request, *args, **kwargs)
        response.headers[HEADER] = VOICE
        return response

    return opened
