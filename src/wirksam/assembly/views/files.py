"""The account to take along: PDF, ODT, table, and the JSON of which the checksum is taken."""

from __future__ import annotations

import logging
from functools import lru_cache
from threading import Lock

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.assembly.account import canonical
from wirksam.assembly.account.odt import odt
from wirksam.assembly.account.press import PressError, pdf
from wirksam.assembly.account.setting import sheet_of
from wirksam.assembly.account.sheet import Sheet
from wirksam.assembly.account.table import rows
from wirksam.assembly.models import ReportEdition
from wirksam.assembly.queries.composing import account_of
from wirksam.assembly.views.shared import edition_or_404
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.tables import csv_lines

_KEPT = 8
_log = logging.getLogger(__name__)
_one_at_a_time = Lock()


@public
@require_safe
def report_pdf(request: ActorRequest, slug: str, number: int) -> HttpResponse:
    """As PDF/UA-1. A frozen account is set once for as long as this process remembers it."""
    edition = edition_or_404(request, slug, number)
    sheet = sheet_of(account_of(edition), edition.sha256)
    try:
        data = _kept(sheet) if edition.is_frozen else _set(sheet)
    except PressError:
        _log.exception("no PDF of account %s", edition.pk)
        told = _("The PDF could not be made. The same account is there as a text file (ODT).")
        return HttpResponse(told, status=503, content_type="text/plain; charset=utf-8")
    return _file(edition, data, "application/pdf", "pdf", inline=True)


@lru_cache(maxsize=_KEPT)
def _kept(sheet: Sheet) -> bytes:
    return _set(sheet)


def _set(sheet: Sheet) -> bytes:
    with _one_at_a_time:
        return pdf(sheet)


@public
@require_safe
def report_odt(request: ActorRequest, slug: str, number: int) -> HttpResponse:
    """As an OpenDocument text."""
    edition = edition_or_404(request, slug, number)
    data = odt(sheet_of(account_of(edition), edition.sha256))
    return _file(edition, data, "application/vnd.oasis.opendocument.text", "odt")


@public
@require_safe
def report_csv(request: ActorRequest, slug: str, number: int) -> HttpResponse:
    """As a table: one commitment a row."""
    edition = edition_or_404(request, slug, number)
    data = b"".join(csv_lines(rows(account_of(edition))))
    return _file(edition, data, "text/csv; charset=utf-8", "csv")


@public
@require_safe
def report_json(request: ActorRequest, slug: str, number: int) -> HttpResponse:
    """The canonical text; its SHA-256 is the checksum of the account."""
    edition = edition_or_404(request, slug, number)
    data = canonical(account_of(edition)).encode()
    return _file(edition, data, "application/json", "json")


def _file(
    edition: ReportEdition, data: bytes, kind: str, ending: str, *, inline: bool = False
) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    name = f"bericht-{edition.assembly.slug}-{edition.number}.{ending}"
    how = "inline" if inline else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    if edition.is_frozen:
        response.headers["ETag"] = f'"{edition.sha256[:32]}-{get_language()}-{ending}"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response
