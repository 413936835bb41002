"""Paragraphs as the HTML that motion systems keep, and back. ``read(write(text)) == text``."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wirksam.engine.amend import Paragraph
from wirksam.engine.document.model import BlockKind
from wirksam.engine.document.paragraphs import label

from .html_in import Chunk, Heard, chunks, tidy

_MARK = re.compile(r"(?:[-–—*+•·‣▪◦○●■]|\(\d{1,4}\)|\(?(?:\d{1,4}|[a-zA-Z])[.)])[ ]")
_NUMBER = re.compile(r"(\(?)(\d{1,4})([.)]) ")
_LETTER = re.compile(r"([a-zA-Z])\. ")
_DEEPEST = 6


def paragraphs_of(text: str, heard: Heard = lambda _code: None) -> tuple[Paragraph, ...]:
    """The paragraphs of a piece of HTML. ``heard`` is told the codes of what was left out."""
    return tuple(paragraph(chunk) for chunk in chunks(text, heard) if chunk.text())


def paragraph(chunk: Chunk) -> Paragraph:
    """A chunk with all that is put in and nothing of what is taken out."""
    return Paragraph(chunk.kind, chunk.level, tidy(chunk.mark + chunk.text()))


def canonical(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The same text as a motion system could hold it: tidy blanks, levels from 1 to 6."""
    return tuple(
        Paragraph(one.kind, _level(one.kind, one.level), text)
        for one in paragraphs
        if (text := tidy(one.text))
    )


def _level(kind: BlockKind, level: int) -> int:
    return 0 if kind == "paragraph" else min(max(1, level), _DEEPEST)


def plain_of(text: str) -> str:
    """The words of a piece of HTML, paragraphs divided by an empty line."""
    return "\n\n".join(one.text for one in paragraphs_of(text))


def html_of_plain(text: str) -> str:
    """Paragraphs divided by empty lines as HTML; what ``plain_of`` gives comes back."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    return "".join(f"<p>{_escaped(part)}</p>" for part in parts if part)


def html_of(paragraphs: Sequence[Paragraph]) -> str:
    """HTML with headings, paragraphs, nested lists and quotes; nothing else."""
    writer = _Writer()
    for one in paragraphs:
        writer.write(one)
    return "".join([*writer.out, *writer.closed(0)])


def _escaped(text: str) -> str:
    return "<br>".join(html.escape(line, quote=False) for line in text.split("\n"))


@dataclass(slots=True)
class _Open:
    tag: str
    form: str
    number: int


class _Writer:
    def __init__(self) -> None:
        self.out: list[str] = []
        self._open: list[_Open] = []

    def write(self, one: Paragraph) -> None:
        """One more paragraph."""
        if one.kind == "item":
            self._item(one)
            return
        self.out += self.closed(0)
        if one.kind == "heading":
            level = _level(one.kind, one.level)
            self.out.append(f"<h{level}>{_escaped(one.text)}</h{level}>")
        elif one.kind == "quote":
            depth = _level(one.kind, one.level)
            inside = f"<p>{_escaped(one.text)}</p>"
            self.out.append("<blockquote>" * depth + inside + "</blockquote>" * depth)
        else:
            self.out.append(f"<p>{_escaped(one.text)}</p>")

    def closed(self, depth: int) -> Iterator[str]:
        """Close all lists deeper than ``depth``."""
        while len(self._open) > depth:
            yield f"</li></{self._open.pop().tag}>"

    def _item(self, one: Paragraph) -> None:
        found = _MARK.match(one.text)
        mark = found[0] if found else ""
        tag, form, number = _list_of(mark)
        depth = _level(one.kind, one.level)
        self.out += self.closed(depth)
        if len(self._open) == depth:
            last = self._open[-1]
            if (last.tag, last.form) == (tag, form):
                self.out.append("</li>")
            else:
                self.out += self.closed(depth - 1)
        while len(self._open) < depth:
            inner = len(self._open) + 1 == depth
            self._open.append(_Open(tag, form, 1) if inner else _Open("ul", "", 1))
            self.out.append(_opening(tag, form) if inner else '<ul><li data-mark="">')
        self.out.append(self._beginning(mark, number) + _escaped(one.text[len(mark) :]))

    def _beginning(self, mark: str, number: int) -> str:
        own = self._open[-1]
        told = ""
        if own.tag == "ol" and own.number != number:
            told = f' value="{number}"'
        expected = "- "
        if own.form == "()":
            expected = f"({number}) "
        elif own.tag == "ol":
            expected = f"{label(own.form or '1', number)}. "
        own.number = number + 1
        if expected != mark:
            told += f' data-mark="{html.escape(mark)}"'
        return f"<li{told}>"


def _opening(tag: str, form: str) -> str:
    names = {"()": ' class="decimalCircle"', "a": ' class="lowerAlpha" type="a"',
             "A": ' class="upperAlpha" type="A"'}  # fmt: skip
    return f"<{tag}{names.get(form, '')}>"


def _list_of(mark: str) -> tuple[str, str, int]:
    """The tag of the list for a mark, how it counts, and the number."""
    found = _NUMBER.fullmatch(mark)
    if found:
        return "ol", "()" if found[1] and found[3] == ")" else "", int(found[2])
    letter = _LETTER.fullmatch(mark)
    if letter:
        form = "a" if letter[1].islower() else "A"
        return "ol", form, ord(letter[1].lower()) - ord("a") + 1
    return "ul", "", 1
