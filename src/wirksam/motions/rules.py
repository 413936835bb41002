"""Pure rules of motions: names, limits, and what pasted words may hold."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

LONGEST_TEXT = 500_000
"""Characters of a motion; about 200 pages."""

MOST_PARAGRAPHS = 10_000
LONGEST_TITLE = 300

LONGEST_REASONS = 40_000
LONGEST_URGENCY = 2000
LONGEST_NOTE = 500
LONGEST_PARAGRAPH = 50_000
"""Characters that fit when a paragraph is worded by hand at the merge desk."""

WIDTH = 80
"""Characters on a numbered line where nothing says otherwise."""

RESERVED_SLUGS = frozenset(
    {
        "anmerkungen",
        "ausgabe",
        "beschluesse",
        "eingang",
        "einlesen",
        "neu",
        "satzungen",
        "suche",
        "vorlagen",
    }
)
"""Words that stand for pages beside the motions."""

LIST_SCOPE = "motions"


def scope_of(slug: str) -> str:
    """The name under which changes of a motion's pages are counted."""
    return f"motion:{slug}"


_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST_SLUG = 50


def free_slug(slugify: Callable[[str], str], title: str, taken: AbstractSet[str]) -> str:
    """An address made of a title that no page and nothing in ``taken`` has."""
    stem = slugify(title.lower().translate(_SPELLED))[: _LONGEST_SLUG - 5].strip("-") or "antrag"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (stem, *numbered) if one not in taken | RESERVED_SLUGS)


def desk_scope(slug: str) -> str:
    """The name under which changes at a motion's merge desk are counted."""
    return f"desk:{slug}"
