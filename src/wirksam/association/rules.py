"""Pure rules of the association's data."""

from __future__ import annotations

import unicodedata

from wirksam.engine.document.characters import clean_words

DARK, LIGHT = "#171412", "#ffffff"
MINIMUM_CONTRAST = 4.5
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_PLAIN = 0x250
_TWINS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u04bb\u043a\u0442\u043c\u043d\u0432"
    "\u03b1\u03bf\u03bd\u03b9\u03c1\u03c5\u03ba\u03c4\u03b5\u03b7\u0131",
    "aeopcyxijsdqhktmhbaovipuktehi",
)  # lower-case Cyrillic and Greek letters (and the dotless i) that look like Latin ones


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def best_ink(colour: str) -> str:
    """Dark or light writing, whichever is easier to read on ``colour``."""
    return max((DARK, LIGHT), key=lambda ink: contrast(colour, ink))


def counted(number: int, *, least: int = 5) -> int | None:
    """How many may be said aloud: nothing under ``least``, otherwise rounded to fives.

    Rounding keeps anyone from finding a single person by subtracting two counts.
    """
    return None if number < least else max(least, 5 * round(number / 5))


def ladder_up_to(
    rung: str, ladder: tuple[str, ...] = ("body", "unit", "state", "all")
) -> list[str]:
    """The rungs from which the people of ``rung`` see something: this one and all wider ones."""
    return list(ladder[ladder.index(rung) :])


def mixes_scripts(name: str) -> bool:
    """One word has letters of several scripts that look alike (UTS #39, mixed scripts)."""
    if all(ord(sign) < _PLAIN for sign in name):
        return False
    for word in name.split():
        found = {unicodedata.name(sign, "").partition(" ")[0] for sign in word if sign.isalpha()}
        if len(found & set(_SCRIPTS)) > 1:
            return True
    return False


def looks_like(name: str) -> str:
    """What a name looks like at a glance: two names that give the same can be mixed up.

    Small letters, no accents, and one sign for letters of several scripts that look alike (the most
    usual of UTS #39).
    """
    plain = unicodedata.normalize("NFKD", clean_words(name).casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return bare.translate(_TWINS)
