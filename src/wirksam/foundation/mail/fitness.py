"""What may go into a letter's head: nothing that could begin another line or another address."""

from __future__ import annotations

import re
import unicodedata

MOST_SUBJECT = 200
MOST_TEXT = 100_000
_MOST_ADDRESS = 254
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_BREAKS = {"\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}"}


class UnfitLetterError(ValueError):
    """This cannot be a letter; the message says what is wrong with it."""


def fit_address(address: str) -> str:
    """The address as a mail server takes it; ``UnfitLetterError`` for anything else.

    One address and nothing beside it: no name, no quotes, no second one. Umlauts are allowed in the
    domain (it is written in ASCII then), not before the @, which few servers take.
    """
    local, at, domain = address.strip().rpartition("@")
    if not at or len(local) > 64 or not _LOCAL.fullmatch(local):  # noqa: PLR2004 (RFC 5321, 4.5.3.1.1)
        raise UnfitLetterError("this is no mail address")
    try:
        written = domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise UnfitLetterError("this is no mail address") from error
    labels = written.split(".")
    if len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)):  # noqa: PLR2004 (name and top)
        raise UnfitLetterError("this is no mail address")
    fit = f"{local}@{written}"
    if len(fit) > _MOST_ADDRESS:
        raise UnfitLetterError("this address is too long")
    return fit


def fit_subject(subject: str) -> str:
    """The subject if it is one line of at most 200 signs; ``UnfitLetterError`` otherwise."""
    if not subject.strip():
        raise UnfitLetterError("a letter needs a subject")
    if len(subject) > MOST_SUBJECT:
        raise UnfitLetterError("this subject is too long")
    if any(unicodedata.category(sign) in {"Cc", "Cs"} or sign in _BREAKS for sign in subject):
        raise UnfitLetterError("a subject is one line without control characters")
    return subject


def fit_text(text: str) -> str:
    """The text if it can be written down as UTF-8 and is no longer than 100,000 signs."""
    if not text.strip() or len(text) > MOST_TEXT:
        raise UnfitLetterError("this text is empty or too long")
    if "\0" in text or any(unicodedata.category(sign) == "Cs" for sign in text):
        raise UnfitLetterError("this text holds signs that cannot be sent")
    return text


def fit_link(address: str) -> str:
    """A web address for a mail's head; empty stays empty."""
    if address and not re.fullmatch(r"https?://[\x21-\x3b\x3d\x3f-\x7e]{1,480}", address):
        raise UnfitLetterError("this is no web address")
    return address
