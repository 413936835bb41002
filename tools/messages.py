"""Keeps the message catalogues: reads msgids from code and templates, checks, compiles.

English msgids stand in the source (and, for what the text reader says, in the tables of
``wirksam.engine.document``), translations in ``locale/<language>/LC_MESSAGES/django.po``.
``update`` adds new msgids and marks vanished ones as obsolete (``#~``; they return with their
translation if the msgid does), ``prune`` also removes those, ``check`` fails on anything missing,
fuzzy, obsolete or with other placeholders, ``compile`` writes the files that are read at run time.
No line numbers and no dates are written, so a catalogue changes only when a text does.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from wirksam.engine.document.notes import MESSAGES
from wirksam.engine.document.refusals import REFUSALS

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "wirksam"
LANGUAGES = ("de",)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TABLES: tuple[dict[str, str], ...] = (MESSAGES, REFUSALS)
ENGINE_TABLES = {"MESSAGES", "REFUSALS"}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_NOISE = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Project-Id-Version|Report-Msgid-Bugs-To'
    r"|Last-Translator|Language-Team):.*\n",
    re.MULTILINE,
)
_HEADER = "# Texts of Wirksam. Kept by `make messages`; translations are written by hand.\n#"


def sources() -> Iterator[tuple[Path, bytes]]:
    """Every file that may hold msgids, with its content as Python."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_bytes()
    for path in sorted((*PACKAGE.rglob("*.html"), *PACKAGE.rglob("templates/**/*.txt"))):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield path, "\n".join(line.strip() for line in code.splitlines()).encode()


def engine_sentences() -> Iterator[str]:
    """The sentences of the engine, which knows no gettext: all texts of its tables of messages."""
    for path in sorted((PACKAGE / "engine").rglob("*.py")):
        for node in ast.parse(path.read_bytes()).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
                names = {target.id for target in node.targets if isinstance(target, ast.Name)}
                if names & ENGINE_TABLES:
                    yield from (ast.literal_eval(value) for value in node.value.values)


def extracted() -> Catalog:
    """A catalogue of all msgids in the source, without translations."""
    catalog = Catalog(charset="utf-8")
    for sentence in engine_sentences():
        catalog.add(sentence)
    for path, code in sources():
        try:
            found = list(extract("python", io.BytesIO(code), KEYWORDS))
        except SyntaxError as error:
            raise SystemExit(f"{path}: cannot read the messages: {error}") from error
        for _, message, _, context in found:
            catalog.add(message, context=context)
    for table in TABLES:
        for sentence in table.values():
            catalog.add(sentence)
    return catalog


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue as it stands; an empty one where there is none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def update(language: str, *, prune: bool = False) -> None:
    """Bring the catalogue in line with the source, keeping every translation."""
    catalog = read(language)
    template = extracted()
    for message in catalog.obsolete.values():
        catalog[message.id] = message
    catalog.obsolete.clear()
    catalog.update(template, no_fuzzy_matching=True)
    catalog.header_comment = _HEADER
    catalog.fuzzy = False
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, no_location=True, sort_output=True, ignore_obsolete=prune)
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_NOISE.sub("", buffer.getvalue().decode()), encoding="utf-8")


def problems(language: str) -> list[str]:
    """Everything that keeps the catalogue from being complete, one sentence each."""
    catalog = read(language)
    template = extracted()
    found = [f"obsolete: {message.id!r}" for message in catalog.obsolete.values()]
    for message in template:
        if message.id:
            found += _faults(message, catalog.get(message.id, message.context))
    for message in catalog:
        if message.id and template.get(message.id, message.context) is None:
            found.append(f"no longer in the source: {message.id!r}")
    return found


def _faults(wanted: Message, given: Message | None) -> list[str]:
    if given is None:
        return [f"not in the catalogue: {wanted.id!r}"]
    texts = given.string if isinstance(given.string, tuple | list) else (given.string,)
    strings = [text for text in texts if text]
    if len(strings) < len(texts):
        return [f"not translated: {wanted.id!r}"]
    if given.fuzzy:
        return [f"fuzzy: {wanted.id!r}"]
    ids = wanted.id if isinstance(wanted.id, tuple | list) else (wanted.id,)
    most = {name for text in ids for name in _PLACEHOLDER.findall(text)}
    for text in strings:
        strange = set(_PLACEHOLDER.findall(text)) - most
        if strange:
            return [f"unknown placeholder {', '.join(sorted(strange))} in {text!r}"]
    missing = most - {name for text in strings for name in _PLACEHOLDER.findall(text)}
    if missing:
        return [f"placeholder {', '.join(sorted(missing))} is missing in {strings!r}"]
    return []


def compile_catalogue(language: str) -> None:
    """Write the binary file beside the catalogue."""
    path = catalogue_path(language)
    if path.exists():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(language))


def main() -> int:
    """Do one of: update, prune, check, compile."""
    match sys.argv[1:]:
        case ["update" | "prune" as action]:
            for language in LANGUAGES:
                update(language, prune=action == "prune")
                compile_catalogue(language)
        case ["compile"]:
            for language in LANGUAGES:
                compile_catalogue(language)
        case ["check"]:
            found = [f"{language}: {text}" for language in LANGUAGES for text in problems(language)]
            print("\n".join(found) or "all messages are translated")
            return int(bool(found))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
