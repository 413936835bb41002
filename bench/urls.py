"""All addresses of the product, and a plain view to compare with."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from wirksam.config.urls import urlpatterns as product_addresses

KEPT_HEADERS = ("Content-Type", "Content-Encoding", "ETag", "Cache-Control", "Vary")


@cache
def _page(address: str, encoding: str) -> tuple[bytes, dict[str, str]]:
    """What the product answers at ``address``, with the headers that describe it."""
    headers = {"host": "127.0.0.1", "accept-encoding": encoding}
    response = Client().get(address, headers=headers)
    return response.content, {name: response[name] for name in KEPT_HEADERS if name in response}


def ready_made(request: HttpRequest, address: str) -> HttpResponse:
    """The same bytes as the page at ``address``, without a query and without a template."""
    content, headers = _page(f"/{address}", request.META.get("HTTP_ACCEPT_ENCODING", ""))
    return HttpResponse(content, headers=headers)


urlpatterns = [path("ready-made/<path:address>", ready_made), *product_addresses]
