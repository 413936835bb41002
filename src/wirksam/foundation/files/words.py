"""What is said where an upload is not taken, and the names files are kept under."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

_LIMITS = _("This file is too big. Photos may have 25 MB, documents 20 MB.")
REFUSALS = {
    "empty": _("This file is empty. Please choose it again."),
    "damaged": _("This file is damaged or not complete. Open it, save it again and upload that."),
    "too-big": _LIMITS,
    "photo-too-big": _LIMITS,
    "document-too-big": _LIMITS,
    "too-many-pixels": _("This picture has too many pixels. Make it smaller and try again."),
    "too-slow": _("Reading this file took too long. Make it smaller and try again."),
    "markup": _("Web pages and drawings (HTML, SVG) can hold programs. Upload a photo or a PDF."),
    "program": _("Programs are not taken. Upload a photo or a document."),
    "macros": _("This document holds programs (macros). Save it without macros or as PDF."),
    "heic": _("This photo is in a format browsers cannot show (HEIC). Save it as JPEG."),
    "other-picture": _("Pictures are taken as JPEG, PNG or WebP. Save it as one of these."),
    "old-office": _("This is an old Office file or has a password. Save it anew or as PDF."),
    "archive": _("Packed files are not taken. Unpack it and upload the document inside."),
    "unknown": _("Upload a photo (JPEG, PNG, WebP) or a document (PDF, Word, LibreOffice, text)."),
    "recording-too-big": _("This recording is too big. It may have 10 MB, about ten minutes."),
    "video": _("This is a video. Record your voice alone."),
    "no-recording": _("This is no recording we can play. Take MP3, M4A, OGG, WebM or WAV."),
}
NO_WORDS = _("Say in a few words what the photo shows. Then people who cannot see it know it too.")

_LONGEST = 100
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}\Z")
_UNFIT = re.compile(r'[\s<>:"|?*/]+')


def clean_name(name: str, ending: str, otherwise: str) -> str:
    """A name without path, invisible or turning signs, ending as the content is.

    ``../../x`` becomes ``x.pdf``; where nothing is left it is ``otherwise``.
    """
    last = name.replace("\\", "/").rpartition("/")[2][-1000:]
    seen = "".join(
        sign
        for sign in unicodedata.normalize("NFC", last)
        if sign.isspace() or not unicodedata.category(sign).startswith("C")
    )
    stem = _UNFIT.sub(" ", _ENDING.sub("", seen.strip())).strip(" .")[:_LONGEST].strip(" .")
    return f"{stem or otherwise}{ending}"
