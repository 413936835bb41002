"""Where a sentence ends, goes on, or breaks off: cautious questions about German prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from .model import Block
from .notes import Notebook

_CLOSERS = "\"'“”»«’)]*"
_ENDERS = ".!?:;…"
# Words that cannot be the last of a sentence or heading.
_OPEN_WORD = re.compile(
    r"(?i)\b(?:und|oder|sowie|bzw|aber|denn|weil|dass|daß|damit|um|ohne|statt|als|wie|der|die|das|den|"
    r"dem|des|k?ein(?:e[nmrs]?)?|(?:unser|ihr|sein|jed|dies|all)(?:e[nmrs]?)|unser|ihr|in|im|ins|"
    r"an|am|ans|auf|aus|bei|beim|mit|nach|seit|von|vom|zum?|zur|für|durch|gegen|über|unter|vor|"
    r"zwischen|während|wegen|trotz|bis|ab|je|pro|nicht|auch)$"
)
_OPENERS = "Außerdem|Besonders|Dabei|Dadurch|Dafür|Daher|Darüber|Dazu|Deshalb|Hierzu|Zudem|Zugleich"
_ADVERBS = (
    "weiterhin|auch|außerdem|besonders|dabei|dauerhaft|insbesondere|künftig|regelmäßig|stets|"
    "verstärkt|weitere|zudem|zusätzlich"
)
_BROKEN = tuple(
    re.compile(pattern)
    for pattern in (
        # two conjunctions or the same short word twice
        r"\b(und|oder|sowie) (?:und|oder|sowie)\b",
        r"\b(für|mit|von|wir|und|oder|zu|nicht|soll|muss|wird) \1\b",
        # a conjunction or article right before the end
        r"\b(?:und|oder|sowie|dem|eine|einem|einer|eines)[.!?](?=\s|$)",
        # "um sich effektiv und organisieren zu …": the first of two verbs is missing
        r"\bsich \w{1,30}(?:iv|lich|ig|isch|sam|bar|haft) und [a-zäöü]{1,30}ieren zu\b",
        # "…, Besonders …": a sentence begins where none ended
        rf", (?:{_OPENERS})\b(?! [A-ZÄÖÜ])",
        # "in als linker Verband": a preposition without its noun
        r"\b(?:in|an|bei|vor) als [a-zäöüß]{1,30} [A-ZÄÖÜ]\w{1,40}",
        # "Um … zu sein, weiterhin …": where the verb must stand, there is an adverb
        rf"(?:^|[.!?] )Um [^.!?,]{{1,200}} zu \w{{1,30}}, (?:{_ADVERBS})\b[^.!?]{{0,200}}en[.!?]",
    )
)
_EXCERPT = 60


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as sentences, headings with a colon and questions do."""
    bare = text[-12:].rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _ENDERS


def goes_on(before: str, after: str, *, full: bool = False) -> bool:
    """Whether ``after`` continues the sentence that ``before`` leaves open.

    ``full``: no further word would have fitted on the line ``before``.
    """
    if not before or not after or ends_sentence(before):
        return False
    if after[0].islower():
        return True
    return full or leaves_open(before)


def leaves_open(text: str) -> bool:
    """Whether ``text`` ends with a comma, a hyphen or a word that asks for another."""
    if text[-1:] in ",-–/&(":
        return True
    return _OPEN_WORD.search(text[-15:]) is not None


def note_broken_sentences(block: Block, notebook: Notebook) -> None:
    """Note what looks incomplete in ``block``; nothing is changed."""
    text = block.text.replace("\n", " ")
    starts = list(accumulate((len(piece.text) for piece in block.pieces), initial=0))[:-1]
    for pattern in _BROKEN:
        for found in pattern.finditer(text):
            start = found.start()
            line = block.pieces[max(0, bisect_right(starts, start) - 1)].source_line
            notebook.add(line, "broken-sentence", text=_excerpt(text[start : start + _EXCERPT]))


def _excerpt(text: str) -> str:
    """A few whole words of one sentence."""
    sentence = text.lstrip(" .,!?").partition(". ")[0]
    words = sentence.rpartition(" ")[0] if len(text) == _EXCERPT else ""
    return words or sentence
