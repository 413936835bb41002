"""What apps offer upward without being known: navigation, the association's look, open matters."""

from wirksam.foundation.registry.branding import Branding, brand_with, branding
from wirksam.foundation.registry.mailbox import letters_url, read_letters_at
from wirksam.foundation.registry.matters import (
    QUICK_MINUTES,
    Matter,
    bring_matters,
    matters_of,
    quick_matters_of,
)
from wirksam.foundation.registry.navigation import Entry, add_entry, entries_for

__all__ = [
    "QUICK_MINUTES",
    "Branding",
    "Entry",
    "Matter",
    "add_entry",
    "brand_with",
    "branding",
    "bring_matters",
    "entries_for",
    "letters_url",
    "matters_of",
    "quick_matters_of",
    "read_letters_at",
]
