"""What apps offer upward without being known: entries of the navigation, the association's look."""

from wirksam.foundation.registry.branding import Branding, brand_with, branding
from wirksam.foundation.registry.navigation import Entry, add_entry, entries_for

__all__ = ["Branding", "Entry", "add_entry", "brand_with", "branding", "entries_for"]
