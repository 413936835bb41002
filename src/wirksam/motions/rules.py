"""Pure rules of motions: names, limits, and what pasted words may hold."""

from __future__ import annotations

LONGEST_TEXT = 1_000_000
"""Characters of a motion; about 300 pages."""

LONGEST_REASONS = 40_000
WIDTH = 80
"""Characters on a numbered line where nothing says otherwise."""

RESERVED_SLUGS = frozenset({"neu", "eingang", "satzungen", "beschluesse", "einlesen", "suche"})
"""Words that stand for pages beside the motions."""

LIST_SCOPE = "motions"


def scope_of(slug: str) -> str:
    """The name under which changes of a motion's pages are counted."""
    return f"motion:{slug}"
