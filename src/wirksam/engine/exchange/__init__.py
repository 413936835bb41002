"""Motions from and for the systems in use today: Antragsgrün and OpenSlides. No database, no web.

``read`` takes a file of either system; ``antragsgruen`` and ``openslides`` write them.
"""

from .bundle import (
    AmendmentText,
    Bundle,
    ExchangeError,
    ExchangeNote,
    MotionText,
    Party,
    Proposal,
)
from .reading import read

__all__ = [
    "AmendmentText",
    "Bundle",
    "ExchangeError",
    "ExchangeNote",
    "MotionText",
    "Party",
    "Proposal",
    "read",
]
