"""Where sentences end: full stops that are none, enumerators, colons and forced breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .tokens import Token, tokenize
from .words import SENTENCE_STARTERS

_TERMINAL = frozenset({".", "!", "?", ";", "…", "...", ".."})
_CLOSING = frozenset("\"'“”»«’)]")
_BULLETS = frozenset("-–—•*·▪◦‣")
_ENUMERATOR = re.compile(r"(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})$")
_ORDINAL_LIMIT = 31
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of one sentence without its enumerator; ``ending`` is the sign that closed it.

    A colon closes a sentence too: what follows is read with what stood before as its frame. What
    goes on for more than 400 words is cut: no person reads it as one sentence.
    """

    tokens: tuple[Token, ...]
    ending: str = ""


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of a block's text, in order; no token is lost but enumerators and endings."""
    sentences: list[Sentence] = []
    current: list[Token] = []
    tokens = tokenize(text)
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if current and _starts_anew(text, current[-1], token):
            _close(sentences, current, "\n")
        if token.text in _CLOSING and not current and sentences:
            continue
        if token.text in _TERMINAL or token.text == ":":
            if not _is_end(text, current, token, after):
                current.append(token)
                continue
            if _is_enumerator(current, token):
                current = []
                continue
            _close(sentences, current, token.text)
            continue
        if token.text == ")" and len(current) == 1 and _ENUMERATOR.match(current[0].text):
            current = []
            continue
        if not current and token.text in _BULLETS:
            continue
        current.append(token)
        if len(current) >= _LONGEST:
            _close(sentences, current, "")
    _close(sentences, current, "")
    return sentences


def _close(sentences: list[Sentence], current: list[Token], ending: str) -> None:
    if any(token.is_word for token in current):
        sentences.append(Sentence(tuple(current), ending))
    current.clear()


def _starts_anew(text: str, before: Token, token: Token) -> bool:
    """A forced break followed by a bullet begins a list inside the paragraph."""
    return token.text in _BULLETS and "\n" in text[before.end : token.start]


def _is_enumerator(current: list[Token], token: Token) -> bool:
    return token.text == "." and len(current) == 1 and bool(_ENUMERATOR.match(current[0].text))


def _is_end(text: str, current: list[Token], token: Token, after: Token | None) -> bool:
    if token.text == ":" and after is not None:
        return text[token.end : token.end + 1].isspace()
    if token.text != "." or after is None or not current:
        return True
    before = current[-1]
    if before.end != token.start:
        return True
    if before.is_number:
        return not _is_ordinal(before, after) or len(current) == 1
    if len(before.text) == 1 and before.is_capital and after.is_capital:
        return len(current) == 1
    return text[token.end : token.end + 1].isspace() or after.text in _CLOSING


def _is_ordinal(number: Token, after: Token) -> bool:
    """``31. März`` and ``3. Landeskongress`` go on; ``im Jahr 2025. Der`` does not."""
    if not number.text.isdecimal() or int(number.text[:6]) > _ORDINAL_LIMIT:
        return after.is_word and not after.is_capital
    return after.low not in SENTENCE_STARTERS or not after.is_capital
