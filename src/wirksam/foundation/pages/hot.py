"""The decorator for hot pages.

A visitor without a session gets the page as it was rendered for this content version, already
compressed, or "not modified". That costs one query. Everyone else gets a fresh rendering; so does
a visitor for whom a message waits, since nobody else may read it.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from threading import Lock
from typing import Any

import brotli
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.safestring import SafeString

import wirksam
from wirksam.foundation.i18n.middleware import language_of
from wirksam.foundation.pages.versions import content_number

Parameters = Mapping[str, Collection[str]]

_NONE: Parameters = {}
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Page:
    """A rendered page in every encoding we offer."""

    content_type: str
    bodies: dict[str, bytes]

    @property
    def size(self) -> int:
        return sum(map(len, self.bodies.values()))


class _Store:
    """Rendered pages of this process, the longest unread dropped first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def get(self, tag: str) -> _Page | None:
        with self._lock:
            page = self._pages.get(tag)
            if page is not None:
                self._pages.move_to_end(tag)
            return page

    def put(self, tag: str, page: _Page) -> None:
        with self._lock:
            if tag not in self._pages:
                self._bytes += page.size
            self._pages[tag] = page
            while self._bytes > _MOST_BYTES and len(self._pages) > 1:
                _, old = self._pages.popitem(last=False)
                self._bytes -= old.size


_store = _Store()


def forget() -> None:
    """Drop every page this process keeps."""
    _store.clear()


def hot_page(
    scopes: Callable[..., Iterable[str]], *, parameters: Parameters = _NONE
) -> Callable[[Callable[..., HttpResponse]], Any]:
    """Keep a view's page for readers without a session, as long as ``scopes(**kwargs)`` rest.

    Only the query ``parameters`` with the values named here make another page; all others are
    ignored, so that nobody can fill the store or force renderings by inventing some.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def kept(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
            if request.method not in {"GET", "HEAD"} or _is_personal(request):
                return _fresh(view(request, **kwargs))
            tag = _tag(request, content_number(scopes(**kwargs)), parameters)
            if tag in request.META.get("HTTP_IF_NONE_MATCH", ""):
                return _labelled(HttpResponseNotModified(), tag)
            page = _store.get(tag)
            if page is None:
                response = view(request, **kwargs)
                if response.status_code != 200 or _is_for_one(response):  # noqa: PLR2004
                    return response
                page = _compressed(response)
                _store.put(tag, page)
            return _answer(request, page, tag)

        return kept

    return decorate


def kept_fragment(
    request: HttpRequest,
    scopes: Iterable[str],
    render: Callable[[], str],
    *,
    parameters: Parameters = _NONE,
) -> SafeString:
    """A part of a page that is the same for every reader, rendered once per content version."""
    tag = "fragment" + _tag(request, content_number(scopes), parameters)
    page = _store.get(tag)
    if page is None:
        page = _Page("fragment", {"": render().encode()})
        _store.put(tag, page)
    return SafeString(page.bodies[""].decode())


def kept_part_of(tag: str) -> str | None:
    """The part kept under ``tag``."""
    page = _store.get(tag)
    return None if page is None else page.bodies[""].decode()


def keep_part(tag: str, part: str) -> None:
    """Keep a part under ``tag``."""
    _store.put(tag, _Page("fragment", {"": part.encode()}))


def _is_personal(request: HttpRequest) -> bool:
    cookies = request.COOKIES
    return settings.SESSION_COOKIE_NAME in cookies or CookieStorage.cookie_name in cookies


def _is_for_one(response: HttpResponse) -> bool:
    """It leaves a cookie, or holds the token of a form, which belongs to one visitor."""
    return bool(response.cookies) or b"csrfmiddlewaretoken" in response.content


def _tag(request: HttpRequest, number: int, parameters: Parameters) -> str:
    asked = request.GET if request.META.get("QUERY_STRING") else {}  # parsing it is not cheap
    seen = (
        wirksam.__version__,
        request.path,
        *(
            value if (value := asked.get(name)) in known else ""
            for name, known in parameters.items()
        ),
        language_of(request),
        timezone.localdate().isoformat(),
        number,
    )
    return f'"{hashlib.blake2b(repr(seen).encode(), digest_size=12).hexdigest()}"'


def _compressed(response: HttpResponse) -> _Page:
    content = response.content
    return _Page(
        response.headers["Content-Type"],
        {
            "br": brotli.compress(content, quality=9),
            "gzip": gzip.compress(content, compresslevel=9, mtime=0),
            "": content,
        },
    )


def _answer(request: HttpRequest, page: _Page, tag: str) -> HttpResponse:
    accepted = _accepted(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    encoding = next((name for name in ("br", "gzip") if name in accepted), "")
    response = HttpResponse(page.bodies[encoding], content_type=page.content_type)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return _labelled(response, tag)


@lru_cache(maxsize=256)
def _accepted(header: str) -> frozenset[str]:
    """The encodings that an Accept-Encoding ``header`` names and does not refuse."""
    offers = (offer.replace(" ", "").lower().partition(";q=") for offer in header.split(","))
    return frozenset(name for name, _, weight in offers if weight.strip("0.") or not weight)


def _labelled(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    return response


def _fresh(response: HttpResponse) -> HttpResponse:
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
