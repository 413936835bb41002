"""Data from outside, asked field by field; what is wrong is named with the way to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

MOST_ROWS = 40
_SHARE = re.compile(r"(\d{1,3})(?:/([1-9]\d{0,2}))?")
_Row = TypeVar("_Row")


class RuleError(ValueError):
    """Data that is no rule set: ``path`` says where (``majorities[1].share``), ``what`` what."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: {what}" if path else what)
        self.path = path
        self.what = what


class Told:
    """An object of the data and the way to it; every question names its field on refusal."""

    def __init__(self, path: str, data: object) -> None:
        if not isinstance(data, dict):
            raise RuleError(path, "must be an object")
        self._path, self._data = path, data

    def at(self, name: str) -> str:
        """The way to a field."""
        return f"{self._path}.{name}" if self._path else name

    def only(self, *names: str) -> None:
        """Refuse any other field."""
        unknown = next((key for key in self._data if key not in names), None)
        if unknown is not None:
            raise RuleError(self.at(str(unknown)[:40]), "is not known here")

    def has(self, name: str) -> bool:
        """It says something there."""
        return self._data.get(name) not in (None, "")

    def value(self, name: str) -> object:
        """What it says, unchecked."""
        return self._data.get(name)

    def inner(self, name: str) -> Told:
        """An object inside it."""
        return Told(self.at(name), self._data[name])

    def rows(self, name: str, read: Callable[[Told], _Row]) -> tuple[_Row, ...]:
        """A list of objects, each read for itself; empty where there is none."""
        rows = self._data.get(name, [])
        if not isinstance(rows, list) or len(rows) > MOST_ROWS:
            raise RuleError(self.at(name), f"must be a list of at most {MOST_ROWS}")
        return tuple(read(Told(f"{self.at(name)}[{at}]", row)) for at, row in enumerate(rows))

    def text(self, name: str, longest: int) -> str:
        """A text of at most ``longest`` characters that is not empty."""
        text = self._data.get(name)
        if not isinstance(text, str) or not text.strip():
            raise RuleError(self.at(name), "must be a text")
        if len(text) > longest or "\x00" in text:
            raise RuleError(self.at(name), f"must have at most {longest} characters")
        return text.strip()

    def day(self, name: str) -> date:
        """A day."""
        try:
            return date.fromisoformat(self.text(name, 10))
        except ValueError as error:
            raise RuleError(self.at(name), "must be a day such as 2026-05-01") from error

    def number(self, name: str, most: int, least: int = 0) -> int:
        """A whole number from ``least`` to ``most``."""
        number = self._data.get(name)
        if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
            raise RuleError(self.at(name), f"must be a whole number from {least} to {most}")
        return number

    def names(self, name: str, longest: int) -> frozenset[str]:
        """A list of texts; empty where nothing is said."""
        names = self._data.get(name) or []
        if not isinstance(names, list) or len(names) > MOST_ROWS:
            raise RuleError(self.at(name), f"must be a list of at most {MOST_ROWS}")
        rows = {f"{self.at(name)}[{at}]": one for at, one in enumerate(names)}
        return frozenset(Told("", rows).text(way, longest) for way in rows)

    def yes(self, name: str) -> bool:
        """Yes or no; no where nothing is said."""
        told = self._data.get(name, False)
        if not isinstance(told, bool):
            raise RuleError(self.at(name), "must be true or false")
        return told

    def share(self, name: str) -> Fraction:
        """A share from 0 to 1, written as a fraction."""
        told = self._data.get(name)
        found = _SHARE.fullmatch(told) if isinstance(told, str) else None
        share = Fraction(int(found[1]), int(found[2] or 1)) if found else None
        if share is None or share > 1:
            raise RuleError(self.at(name), "must be a share from 0 to 1, such as 2/3")
        return share

    def choice(self, name: str, choices: Sequence[Any], otherwise: Any) -> Any:  # noqa: ANN401 (one of the literals)
        """One of ``choices``."""
        told = self._data.get(name, otherwise)
        if told not in choices:
            raise RuleError(self.at(name), f"must be one of {', '.join(choices)}")
        return told
