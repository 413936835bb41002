"""Files and functions stay small enough to be read at one go.

A file that must be longer stands in ``size_exceptions.toml`` with its exact length; that number may
only shrink, and an exception no longer needed must go.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import ROOT

MOST_LINES = {".py": 300, ".html": 120, ".css": 200, ".js": 80}
MOST_LINES_IN_A_TEST = 400
MOST_LINES_IN_A_FUNCTION = 40
MOST_LINES_IN_A_VIEW = 25
FOLDERS = ("src", "tests", "tools", "bench")
EXCEPTIONS = Path(__file__).with_name("size_exceptions.toml")


def _files(*suffixes: str) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and not {"migrations", "vendor"} & set(path.parts):
                yield path


def _limit(path: Path) -> int:
    is_test = path.suffix == ".py" and path.is_relative_to(ROOT / "tests")
    return MOST_LINES_IN_A_TEST if is_test else MOST_LINES[path.suffix]


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_are_short():
    allowed = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))["files"]
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in _files(*MOST_LINES)
        if (lines := _lines(path)) > _limit(path)
    }
    assert long == allowed, "too long, or an exception that is not exact any more"


def test_functions_are_short():
    long = {
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}": lines
        for path in _files(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > _function_limit(path)
    }
    assert not long


def _function_limit(path: Path) -> int:
    is_view = path.name == "views.py" or path.parent.name == "views"
    return MOST_LINES_IN_A_VIEW if is_view else MOST_LINES_IN_A_FUNCTION
