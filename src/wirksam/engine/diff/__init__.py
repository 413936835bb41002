"""What changed from one wording to another: exact to the character, grouped as people read."""

from .edits import Edit, apply_edits
from .paragraphs import Change, compare, rebuild
from .words import word_edits

__all__ = ["Change", "Edit", "apply_edits", "compare", "rebuild", "word_edits"]
