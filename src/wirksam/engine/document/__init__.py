"""Reading a motion in any format: `read` a file, `read_text` what was pasted."""

from .model import Block, Document, Meta, Note, Piece, UnreadableError
from .read import read, read_text

__all__ = [
    "Block",
    "Document",
    "Meta",
    "Note",
    "Piece",
    "UnreadableError",
    "read",
    "read_text",
]
