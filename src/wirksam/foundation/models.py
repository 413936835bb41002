"""The tables of the rooms."""

from wirksam.foundation.journal.models import JournalEntry, JournalHead, JournalReason
from wirksam.foundation.pages.models import ContentVersion

__all__ = ["ContentVersion", "JournalEntry", "JournalHead", "JournalReason"]
