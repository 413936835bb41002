"""What only the database can keep about the journal."""

from wirksam.foundation.constraints import forbid

TRIGGERS = [
    forbid(
        "journal_append_only",
        "foundation_journalentry",
        ("UPDATE", "DELETE"),
        message="the journal is append-only",
    ),
]
