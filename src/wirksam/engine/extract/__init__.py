"""Proposals for the commitments in a German programme, by rules about the language.

``extract`` reads a document; ``BodyLexicon`` is the association's own data. The rules follow the
annotation tables A (yes or no), B (counting), C (binding), D (body), E (deadline), F (kind).
"""

from wirksam.engine.deadlines import Deadline

from .bodies import BodyEntry, BodyLexicon, lexicon_from, read_lexicon
from .model import Binding, Completion, Kind, Proposal
from .proposals import extract

__all__ = [
    "Binding",
    "BodyEntry",
    "BodyLexicon",
    "Completion",
    "Deadline",
    "Kind",
    "Proposal",
    "extract",
    "lexicon_from",
    "read_lexicon",
]
