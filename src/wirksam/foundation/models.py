"""The tables of the rooms."""

from wirksam.foundation.duties.models import DutyRun
from wirksam.foundation.files.models import StoredFile
from wirksam.foundation.journal.models import JournalEntry, JournalHead, JournalReason
from wirksam.foundation.mail.models import Letter
from wirksam.foundation.notices.models import Follow, MailChoice, Notice
from wirksam.foundation.pages.models import ContentVersion
from wirksam.foundation.privacy.models import Consent, Erasure, VaultEntry
from wirksam.foundation.search.models import SearchRecord

__all__ = [
    "Consent",
    "ContentVersion",
    "DutyRun",
    "Erasure",
    "Follow",
    "JournalEntry",
    "JournalHead",
    "JournalReason",
    "Letter",
    "MailChoice",
    "Notice",
    "SearchRecord",
    "StoredFile",
    "VaultEntry",
]
