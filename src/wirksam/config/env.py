"""Typed settings from environment variables.

Each variable ``NAME`` may instead be given as ``NAME_FILE``, a path whose content is the value, so
that secrets need not stand in the process environment. All wrong values are reported at once.
Every variable is described in docs/reference/settings.md; a test compares the two.
"""

from __future__ import annotations

import os
from pathlib import Path


class SettingsError(Exception):
    """One or more environment variables hold values that cannot be used."""


class Env:
    """Reads variables and remembers what was wrong until :meth:`complete` is called."""

    def __init__(self, prefix: str = "WIRKSAM_") -> None:
        self.prefix = prefix
        self.names: list[str] = []
        self._problems: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        """The variable's value, or ``default``."""
        self.names.append(name)
        full = self.prefix + name
        path = os.environ.get(f"{full}_FILE")
        if path:
            try:
                return Path(path).read_text(encoding="utf-8").strip()
            except OSError as error:
                self._problems.append(f"{full}_FILE cannot be read: {error}")
        return os.environ.get(full, default)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True for 1, true, yes, on; false for 0, false, no, off or nothing."""
        value = self.text(name, "1" if default else "0").strip().casefold()
        if value in {"1", "true", "yes", "on"}:
            return True
        if value not in {"", "0", "false", "no", "off"}:
            self._problems.append(f"{self.prefix}{name} is {value!r}, expected 1 or 0")
        return False

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        value = self.text(name, str(default))
        try:
            return int(value)
        except ValueError:
            self._problems.append(f"{self.prefix}{name} is {value!r}, expected a whole number")
            return default

    def words(self, name: str, default: str = "") -> list[str]:
        """A comma-separated list."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def path(self, name: str, default: Path) -> Path:
        """A folder or file; ``~`` is the home directory."""
        return Path(self.text(name, str(default))).expanduser()

    def reject(self, message: str) -> None:
        """Remember a problem found by the caller."""
        self._problems.append(message)

    def complete(self) -> None:
        """Raise :class:`SettingsError` naming every problem found so far."""
        if self._problems:
            raise SettingsError("Cannot start:\n- " + "\n- ".join(self._problems))
