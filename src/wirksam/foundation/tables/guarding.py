"""Keeping cells that somebody typed from becoming formulas (OWASP, CSV Injection)."""

from __future__ import annotations

import unicodedata

_SIGNS = frozenset("=+-@\N{MINUS SIGN}")


def is_dangerous(text: str) -> bool:
    """A spreadsheet may compute it.

    It begins with ``=``, ``+``, ``-``, ``@`` (full-width and small ones too, also behind blanks,
    invisible signs and apostrophes), with a tabulator or a line end.
    """
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    for sign in text:
        if sign != "'" and unicodedata.category(sign) not in {"Zs", "Cc", "Cf"}:
            return unicodedata.normalize("NFKC", sign) in _SIGNS
    return False


def guarded(text: str) -> str:
    """``text`` as a cell that no spreadsheet computes: an apostrophe before what is dangerous."""
    return f"'{text}" if is_dangerous(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text.startswith("'") and is_dangerous(text[1:]) else text
