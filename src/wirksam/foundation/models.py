"""The tables of the rooms."""

from wirksam.foundation.files.models import StoredFile
from wirksam.foundation.journal.models import JournalEntry, JournalHead, JournalReason
from wirksam.foundation.pages.models import ContentVersion
from wirksam.foundation.privacy.models import Consent, Erasure, VaultEntry

__all__ = [
    "Consent",
    "ContentVersion",
    "Erasure",
    "JournalEntry",
    "JournalHead",
    "JournalReason",
    "StoredFile",
    "VaultEntry",
]
