"""The text's own softeners: verbatim, they never change the binding (C)."""

from __future__ import annotations

import re

_LIMIT = re.compile(
    r"im Rahmen (?:der|ihrer|seiner|unserer|des|dieser|von) ?(?:\w+ )?[A-ZÄÖÜ]\w+|"
    r"(?:soweit|sofern|wenn|falls|wo|wann immer) (?:es )?(?:irgend )?"
    r"(?:möglich|nötig|notwendig|erforderlich|gewünscht|sinnvoll)(?: ist)?|"
    r"nach (?:Möglichkeit|Bedarf|Kräften|Kapazität(?:en)?|Absprache|Verfügbarkeit)|"
    r"bei (?:Bedarf|Interesse)|auf (?:Wunsch|Anfrage|Antrag)|je nach [A-ZÄÖÜ]\w+|"
    r"gegebenenfalls|ggf\.|möglichst|vorbehaltlich (?:der|des|einer) [A-ZÄÖÜ]\w+|"
    r"so ?(?:weit|bald) wie möglich|sobald möglich",
    re.IGNORECASE,
)


def limits_of(quote: str) -> str:
    """The softeners in ``quote``, joined by "; ", or an empty string."""
    return "; ".join(dict.fromkeys(match.group() for match in _LIMIT.finditer(quote)))
