"""Every deed that is written into the journal has a name that people understand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.house import PACKAGE
from wirksam.foundation.journal.words import name_deeds, named_deeds, verbs_of, word_for

HELP = "name it in the app's journal_words.py"


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "verb" in text:
            yield path.relative_to(PACKAGE).as_posix(), ast.parse(text)


def recorded() -> Iterator[tuple[str, str]]:
    """Place and verb (as a pattern) of each call that writes a journal entry."""
    for place, tree in sources():
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "record":
                    told = next((one.value for one in call.keywords if one.arg == "verb"), None)
                    assert told is not None, f"{place}:{call.lineno}: record() without a verb"
                    for pattern in patterns(told, function, tree):
                        yield f"{place}:{call.lineno}", pattern


def patterns(told: ast.expr, function: ast.FunctionDef, tree: ast.Module) -> Iterator[str]:
    """What an expression may say: literally, by a condition, in part, or through a name."""
    if isinstance(told, ast.Constant):
        yield re.escape(str(told.value))
    elif isinstance(told, ast.IfExp):
        yield from patterns(told.body, function, tree)
        yield from patterns(told.orelse, function, tree)
    elif isinstance(told, ast.JoinedStr):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
            for part in told.values
        )
    elif isinstance(told, ast.Name):
        yield from _through_a_name(told.id, function, tree)
    else:
        raise TypeError(f"say the verb more plainly: {ast.unparse(told)}")


def _through_a_name(name: str, function: ast.FunctionDef, tree: ast.Module) -> Iterator[str]:
    for one in ast.walk(function):
        if isinstance(one, ast.Assign) and getattr(one.targets[0], "id", "") == name:
            yield from patterns(one.value, function, tree)
    places = [argument.arg for argument in function.args.args]
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == function.name:
            named = {one.arg: one.value for one in call.keywords}
            at = places.index(name) if name in places else len(call.args)
            value = named.get(name) or (call.args[at] if at < len(call.args) else None)
            if value is not None:
                yield from patterns(value, function, tree)


def test_every_recorded_verb_has_a_word():
    known = [verb for deeds in named_deeds().values() for verb in deeds.words]
    found = list(recorded())
    nameless = [
        f"{place}: {pattern}"
        for place, pattern in found
        if not any(re.fullmatch(pattern, verb) for verb in known)
    ]
    assert found
    assert not nameless, f"{HELP}:\n" + "\n".join(nameless)


def test_no_verb_has_two_words():
    known = [verb for deeds in named_deeds().values() for verb in deeds.words]
    assert len(known) == len(set(known))


def test_what_has_no_word_stands_for_itself():
    assert word_for("unheard_of") == "unheard_of"
    assert verbs_of("nothing") == []


def test_an_app_names_its_own(monkeypatch):
    monkeypatch.setattr("wirksam.foundation.journal.words._known", {})
    name_deeds("x", "X", {"do": "did"})
    assert (word_for("do"), verbs_of("x")) == ("did", ["do"])


@pytest.mark.parametrize("kind", ["rename", "move", "merge", "split", "dissolve"])
def test_changes_of_units_are_named(kind):
    assert word_for(f"unit_{kind}") != f"unit_{kind}"
