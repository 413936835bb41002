"""Which scopes may be heard, and by whom.

A scope is a word, or a word and a key (``programme:2026``). The word decides: open ones anyone may
hear, guarded ones ask a check with the actor of that moment. All other scopes are closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from wirksam.foundation.access import Actor

Check = Callable[[Actor, str], bool]

RIGHTS = "association"
"""The scope that changes whenever a right may have changed."""

_SCOPE = re.compile(r"[a-z]{1,20}(?::[\w-]{1,59})?", re.ASCII)
_open: set[str] = set()
_guarded: dict[str, Check] = {}


def open_scopes(*words: str) -> None:
    """Let anyone hear the scopes that begin with these words. They must tell nothing private."""
    _open.update(words)


def guard_scope(word: str, check: Check) -> None:
    """Let those hear a scope for whom ``check(actor, key)`` is true; asked again and again."""
    _guarded[word] = check


def is_scope(text: str) -> bool:
    """It is formed like a scope and its word is known here."""
    return bool(_SCOPE.fullmatch(text)) and (is_open(text) or _word(text) in _guarded)


def is_open(scope: str) -> bool:
    """Anyone may hear it."""
    return _word(scope) in _open


def may_hear(actor: Actor, scopes: Iterable[str]) -> bool:
    """May the actor, as she now is, hear all of these?"""
    return all(is_open(scope) or _may_hear(actor, scope) for scope in scopes)


def _may_hear(actor: Actor, scope: str) -> bool:
    word, _, key = scope.partition(":")
    check = _guarded.get(word)
    return check is not None and check(actor, key)


def _word(scope: str) -> str:
    return scope.partition(":")[0]
