"""The text's own softeners: verbatim, they never change the binding (C)."""

from __future__ import annotations

import re

_LIMIT = re.compile(
    r"(?i:im) Rahmen (?:der|ihrer|seiner|unserer|des|dieser|von) (?:[a-zäöü]\w* )?[A-ZÄÖÜ]\w+|"
    r"(?i:soweit|sofern|wenn|falls|wo|wann immer) (?:es )?(?:irgend )?"
    r"(?:möglich|nötig|notwendig|erforderlich|gewünscht|sinnvoll)(?: ist)?|"
    r"(?i:nach) (?:Möglichkeit|Bedarf|Kräften|Kapazität(?:en)?|Absprache|Verfügbarkeit)|"
    r"(?i:bei) (?:Bedarf|Interesse)|(?i:auf) (?:Wunsch|Anfrage|Antrag)|(?i:je nach) [A-ZÄÖÜ]\w+|"
    r"(?i:gegebenenfalls|ggf\.|möglichst)|(?i:vorbehaltlich) (?:der|des|einer) [A-ZÄÖÜ]\w+|"
    r"(?i:so) ?(?:weit|bald) wie möglich|(?i:sobald) möglich"
)


def limits_of(quote: str) -> str:
    """The softeners in ``quote``, joined by "; ", or an empty string."""
    return "; ".join(dict.fromkeys(match.group() for match in _LIMIT.finditer(quote)))
