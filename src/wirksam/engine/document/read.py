"""The door: bytes or text in, a document or a clear refusal out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from .characters import clean
from .compose import Progress, compose
from .detect import detect, is_html
from .encoding import decode
from .markup import is_markdown, is_markdown_name, read_marks
from .model import Document
from .notes import Notebook
from .refusals import MAX_BYTES, MAX_CHARACTERS, refusal
from .rows import Source, split_rows

Reader = Callable[[bytes, Notebook, Progress], Source]
_READERS = {"docx": "docx", "odt": "odt", "pdf": "pdf"}


def _silent(_share: float) -> None:
    pass


def read(
    data: bytes,
    *,
    name: str = "",
    motion: int | None = None,
    progress: Progress | None = None,
) -> Document:
    """Read a file of any known format, told by its content; ``name`` only helps.

    ``motion`` chooses among several motions in one file, from 1. ``progress`` is called with
    shares from 0 to 1. Raises UnreadableError, whose message says what the person can do.
    """
    progress = progress or _silent
    if len(data) > MAX_BYTES:
        raise refusal("too-long")
    notebook = Notebook()
    kind = detect(data, name)
    progress(0.0)
    if kind in _READERS:
        reader: Reader = import_module(f".{_READERS[kind]}", __package__).read_rows
        source = reader(data, notebook, progress)
    else:
        source = _text_source(decode(data, notebook), name, notebook)
    progress(0.5)
    return compose(source, notebook, motion, progress)


def read_text(text: str, *, motion: int | None = None) -> Document:
    """Read pasted text: plain, Markdown or HTML. Raises UnreadableError."""
    if len(text) > MAX_CHARACTERS:
        raise refusal("too-long")
    if not text.strip():
        raise refusal("empty")
    notebook = Notebook()
    return compose(_text_source(text, "", notebook), notebook, motion, _silent)


def _text_source(text: str, name: str, notebook: Notebook) -> Source:
    if len(text) > MAX_CHARACTERS:
        raise refusal("too-long")
    text = clean(text, notebook)
    if is_html(text, name):
        reader = import_module(".html", __package__).read_rows
        source: Source = reader(text, notebook)
        return source
    markdown = is_markdown(text, name)
    rows = read_marks(split_rows(text), notebook, markdown=markdown)
    return Source(rows, soft=is_markdown_name(name))
