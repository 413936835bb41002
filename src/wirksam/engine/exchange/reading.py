"""The door: bytes of any system in, a bundle or a clear refusal out."""

from __future__ import annotations

from . import antragsgruen, openslides
from .bundle import Bundle
from .loading import documents, refusal


def read(data: bytes) -> Bundle:
    """Motions and amendments in a file: JSON of either system, or an archive of such files.

    Raises :class:`ExchangeError`, whose message says what the person can do.
    """
    found = list(documents(data))
    meetings = [value for _, value in found if openslides.belongs(value)]
    if meetings:
        bundle = openslides.read_document(meetings[0])
    elif any(antragsgruen.belongs(value) for _, value in found):
        bundle = antragsgruen.read_documents(found)
    else:
        raise refusal("unknown")
    if not bundle.motions:
        raise refusal("nothing")
    return bundle
