"""The forms in which motions leave the house, and their answers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.engine.exchange import Bundle, antragsgruen, openslides
from wirksam.foundation.print import Paper, PressError, paper_odt, paper_pdf
from wirksam.motions.models import Motion
from wirksam.motions.queries.printing import motion_paper, synopsis_paper

_KEPT = 8
_JSON = "application/json"
_PDF = "application/pdf"
_ODT = "application/vnd.oasis.opendocument.text"
_log = logging.getLogger(__name__)
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class ListForm:
    """A form for other systems: its name in addresses, its label, what it is for."""

    key: str
    label: str | Promise
    hint: str | Promise
    ending: str
    kind: str
    write: Callable[[Bundle], bytes]


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A form for people."""

    key: str
    label: str | Promise
    hint: str | Promise
    ending: str
    synopsis: bool


def _by_key(*forms: ListForm) -> dict[str, ListForm]:
    return {form.key: form for form in forms}


LISTS = _by_key(
    ListForm(
        "antragsgruen",
        gettext_lazy("For Antragsgrün"),
        gettext_lazy("JSON as its REST interface (0.4) writes it, amendments with their texts"),
        "json",
        _JSON,
        antragsgruen.write,
    ),
    ListForm(
        "openslides",
        gettext_lazy("For OpenSlides"),
        gettext_lazy("A meeting as JSON, to be imported by its administrators"),
        "json",
        _JSON,
        openslides.write,
    ),
    ListForm(
        "tabelle",
        gettext_lazy("Table (CSV)"),
        gettext_lazy("The columns of OpenSlides' list of motions"),
        "csv",
        "text/csv; charset=utf-8",
        openslides.write_csv,
    ),
)
PAPERS = {
    form.key: form
    for form in (
        PaperForm(
            "pdf",
            gettext_lazy("Motion as PDF"),
            gettext_lazy("To read, print and listen to, with line numbers"),
            "pdf",
            synopsis=False,
        ),
        PaperForm(
            "odt",
            gettext_lazy("Motion as a text file (ODT)"),
            gettext_lazy("To go on working with it in an office program"),
            "odt",
            synopsis=False,
        ),
        PaperForm(
            "aenderungen-pdf",
            gettext_lazy("Amendments as PDF"),
            gettext_lazy("All amendments by lines, with what goes and what comes"),
            "pdf",
            synopsis=True,
        ),
        PaperForm(
            "aenderungen-odt",
            gettext_lazy("Amendments as a text file (ODT)"),
            gettext_lazy("The same to work with"),
            "odt",
            synopsis=True,
        ),
    )
}


def answer_of(form: ListForm, bundle: Bundle, name: str) -> HttpResponse:
    """The bundle in a form for other systems."""
    return _file(form.write(bundle), form.kind, f"{name}-{form.key}.{form.ending}")


def paper_answer(form: PaperForm, motion: Motion, bundle: Bundle, width: int) -> HttpResponse:
    """The motion, or the amendments to it, printed."""
    if form.synopsis:
        paper = synopsis_paper(motion, bundle, width)
    else:
        paper = motion_paper(motion, bundle.motions[0], width)
    name = f"antrag-{motion.slug}{'-aenderungen' if form.synopsis else ''}.{form.ending}"
    if form.ending == "odt":
        return _file(paper_odt(paper), _ODT, name)
    try:
        return _file(_set(paper), _PDF, name, inline=True)
    except PressError:
        _log.exception("no PDF of motion %s", motion.pk)
        told = _("The PDF could not be made. The same text is there as a text file (ODT).")
        return HttpResponse(told, status=503, content_type="text/plain; charset=utf-8")


@lru_cache(maxsize=_KEPT)
def _set(paper: Paper) -> bytes:
    with _one_at_a_time:
        return paper_pdf(paper)


def _file(data: bytes, kind: str, name: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    how = "inline" if inline else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-cache"
    return response
