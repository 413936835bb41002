"""Words and signs of a German text, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ABBREVIATIONS = (
    r"z\. ?B\.|d\. ?h\.|u\. ?a\.|o\. ?ä\.|u\. ?[äÄ]\.|i\. ?d\. ?R\.|v\. ?a\.|s\. ?[ou]\.|"
    r"(?:bzw|ggf|ggfs|evtl|etc|usw|inkl|exkl|ca|vgl|sog|Nr|Abs|Art|Dr|Prof|St|insb|max|min|mind|"
    r"bspw|zzgl|gem|lfd|tlw|vsl|Tel|Str|Bd|Hrsg|Jh|Mio|Mrd|Std)\."
)
_WORD = r"[^\W\d_][^\W_]*(?:(?:\*-|[-*:_/·'’+])[^\W_]+|\((?:innen|in|r|s|e|n|er|en)\))*\*?-?"
_NUMBER = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?|\d+(?:[.,:]\d+)*(?:-[^\W_]+)*"
_TOKEN = re.compile(rf"(?:\b(?:{_ABBREVIATIONS}))|{_WORD}|{_NUMBER}|\.{{2,3}}|[^\w\s]|_")

_MARKS = str.maketrans("", "", "\\")
_GENDERED = re.compile(
    r"(jede|der|die|ein|eine|kein|keine|unser|unsere|dem|den|des|diese|alle)[*:_/][^\W_]+$"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign; ``start`` and ``end`` are offsets into the block's text."""

    text: str
    start: int
    end: int
    low: str = field(default="", compare=False)

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def tokenize(text: str) -> list[Token]:
    """The tokens of ``text`` in order; every non-blank character belongs to one of them."""
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        low = word.translate(_MARKS).lower()
        article = _GENDERED.match(low)
        tokens.append(Token(word, match.start(), match.end(), article.group(1) if article else low))
    return tokens
