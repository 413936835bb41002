"""HTML cut into text and tags, in one pass and without trust in what is open or closed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]{0,30})"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}')*+)>"
)
_DECLARATION = re.compile(r"<[!?][^<>]{0,2000}>")
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "noembed", "iframe"})


@dataclass(slots=True)
class Token:
    """A run of text, or a tag: ``name`` in lower case. ``line``: where it begins, from 1."""

    text: str
    line: int
    name: str = ""
    close: bool = False
    attributes: str = ""


def tokens(text: str) -> Iterator[Token]:
    """Text and tags in order; comments, scripts and styles are passed over."""
    at, line = 0, 1
    lowered = ""
    while at < len(text):
        start = text.find("<", at)
        start = len(text) if start < 0 else start
        if start > at:
            yield Token(html.unescape(text[at:start]), line)
        line += text.count("\n", at, start)
        at = start
        if at == len(text):
            return
        tag = _TAG.match(text, at)
        end = tag.end() if tag else at + 1
        if text.startswith("<!--", at):
            end = _after(text, "-->", at)
        elif tag is None:
            declaration = _DECLARATION.match(text, at)
            end = declaration.end() if declaration else end
            if not declaration:
                yield Token("<", line)
        else:
            name = tag["name"].lower()
            yield Token("", line, name, bool(tag["close"]), tag["attributes"])
            if name in _RAW and not tag["close"]:
                lowered = lowered or text.lower()
                end = _after(lowered, f"</{name}", end)
                end = _after(text, ">", end) if end < len(text) else end
        line += text.count("\n", at, end)
        at = end


def _after(text: str, mark: str, start: int) -> int:
    """Where ``mark`` ends; the end of the text where it never comes."""
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)
