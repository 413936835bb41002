"""Words that look like a password or another secret, so that nobody hands one on in a text.

It warns about what people write by mistake; it cannot find every secret. Patterns are linear in
the length of the text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise

_SAYS_SO = re.compile(
    r"(?i)\b(?:pass(?:wor[td]|wörter|phrase)|kennwor?t|pwd?|pin|tan|puk|secret|geheimnis|"
    r"token|api[ _-]?key|login-?daten|zugangsdaten)\b"
    r"[ \t]{0,3}(?:(?:ist|lautet|is|heißt)[ \t]{1,3})?[:=]?[ \t]{0,3}(?P<value>[^\s,;]{3,100})"
)
_SEPARATED = re.compile(r"[:=]|\b(?:ist|lautet|is|heißt)\b", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"(?i)\b[a-z][a-z0-9+.-]{1,20}://[^\s/@:]{1,100}:(?P<value>[^\s/@]{1,100})@"
)
_KEY = re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----")
_WORD = re.compile(r"[^\s,;<>\"'()]{10,100}")
_LINKS = re.compile(r"(?i)^(?:https?://|www\.)|@[\w-]+\.\w")
_WORDS_OF_PROSE = frozenset(
    {"im", "in", "beim", "bei", "steht", "liegt", "hat", "haben", "und", "oder", "nie", "nicht"}
    | {"wird", "werden", "ist", "sind", "in the", "at", "has", "manager", "tresor", "safe"}
)
_RANDOM_BITS = 3.0
_CHANGES = 2
_SHORTEST = 3


def find_credential(text: str) -> str | None:
    """The first part of ``text`` that looks like a secret, or nothing.

    A value that follows a word such as *Passwort:*, a password inside an address, a private key,
    or a word that mixes letters, digits and signs as generated passwords do.
    """
    if found := _KEY.search(text):
        return found.group()
    if found := _IN_ADDRESS.search(text):
        return found.group("value")
    for found in _SAYS_SO.finditer(text):
        value = found.group("value").strip(".!?…\"'„“»«")
        before = found.group()[: found.start("value") - found.start()]
        if _is_value(value, named=bool(_SEPARATED.search(before))):
            return value
    return next((word for word in _WORD.findall(text) if _looks_generated(word)), None)


def _is_value(value: str, *, named: bool) -> bool:
    if len(value) < _SHORTEST or value.lower() in _WORDS_OF_PROSE or _LINKS.search(value):
        return False
    mixed = any(sign.isdigit() for sign in value) or not value.isalnum()
    return mixed or (named and not value.islower())


def _looks_generated(word: str) -> bool:
    """Upper and lower case, digits and signs in one word, spread as chance spreads them."""
    if _LINKS.search(word) or "/" in word:
        return False
    classes = (
        any(sign.islower() for sign in word),
        any(sign.isupper() for sign in word),
        any(sign.isdigit() for sign in word),
        any(not sign.isalnum() and sign not in "-–.:*_" for sign in word),
    )
    changes = sum(one.isdigit() != other.isdigit() for one, other in pairwise(word))
    return sum(classes) == len(classes) and changes >= _CHANGES and _entropy(word) >= _RANDOM_BITS


def _entropy(word: str) -> float:
    """Bits per sign, after Shannon."""
    counts = Counter(word).values()
    return -sum(one / len(word) * math.log2(one / len(word)) for one in counts)
