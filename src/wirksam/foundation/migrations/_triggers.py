"""What only the database can keep about the journal and about consent."""

from wirksam.foundation.constraints import forbid
from wirksam.foundation.migrations._search import SEARCH

_TOLD = ("recorded_at", "actor_key", "verb", "object_type", "object_key", "unit_key", "detail")

TRIGGERS = [
    forbid(
        "journal_append_only",
        "foundation_journalentry",
        ("DELETE",),
        message="the journal is append-only",
    ),
    forbid(
        "journal_written_once",
        "foundation_journalentry",
        ("UPDATE",),
        when=" OR ".join(
            ["OLD.digest <> ''", *(f"NEW.{column} <> OLD.{column}" for column in _TOLD)]
        ),
        message="the journal is append-only",
    ),
    forbid(
        "journal_head_stays",
        "foundation_journalhead",
        ("DELETE",),
        message="the journal is append-only",
    ),
    forbid(
        "journal_head_grows",
        "foundation_journalhead",
        ("UPDATE",),
        when="NEW.sequence < OLD.sequence",
        message="the journal is append-only",
    ),
    forbid(
        "consent_append_only",
        "foundation_consent",
        ("UPDATE",),
        message="consent is append-only",
    ),
    forbid(
        "erasure_stays",
        "foundation_erasure",
        ("UPDATE", "DELETE"),
        message="erasures stay",
    ),
    forbid(
        "stored_file_stays_as_it_is",
        "foundation_storedfile",
        ("UPDATE",),
        message="a stored file never changes",
    ),
    *SEARCH,
]
