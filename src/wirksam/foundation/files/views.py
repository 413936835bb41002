"""Handing a kept file over. The address, its door and its rule belong to whoever shows it."""

from __future__ import annotations

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header, parse_etags

from wirksam.foundation.files.models import FileKind, StoredFile
from wirksam.foundation.files.ranges import asked_part

_WEEK = 7 * 24 * 60 * 60
_SAFE = {
    "Cache-Control": f"private, max-age={_WEEK}",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def send(file: StoredFile, request: HttpRequest | None = None) -> HttpResponseBase:
    """The content of ``file``: photos to be shown, documents to be saved, neither to be run.

    With the ``request``, "not modified" to whoever has it already. 404 where the content is gone.
    """
    tag = f'"{file.sha256}"'
    asked = parse_etags(request.headers.get("If-None-Match", "")) if request else []
    if tag in asked or f"W/{tag}" in asked:
        return _labelled(HttpResponseNotModified(), tag)
    try:
        content = file.content.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(content, content_type=file.media_type)
    answer.headers["Content-Length"] = str(file.size)
    told = content_disposition_header(not file.is_photo, file.name)
    answer.headers["Content-Disposition"] = told or "inline"
    return _labelled(answer, tag)


def play(file: StoredFile, request: HttpRequest) -> HttpResponseBase:
    """A recording to whoever may hear it now: nothing keeps it, and parts of it can be asked for.

    Telephones play nothing of which they cannot ask for parts.
    """
    if file.kind != FileKind.AUDIO:
        raise Http404
    try:
        with file.content.open("rb") as content:
            data = content.read()
    except FileNotFoundError:
        raise Http404 from None
    part = asked_part(request.headers.get("Range", ""), len(data))
    answer = HttpResponse(data[part] if part else data, content_type=file.media_type)
    for name, value in (_SAFE | {"Cache-Control": "private, no-store"}).items():
        answer.headers[name] = value
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Content-Disposition"] = "inline"
    if part:
        answer.status_code = 206
        answer.headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(data)}"
    return answer


def _labelled(answer: HttpResponseBase, tag: str) -> HttpResponseBase:
    for name, value in _SAFE.items():
        answer.headers[name] = value
    answer.headers["ETag"] = tag
    patch_vary_headers(answer, ["Cookie"])
    return answer
