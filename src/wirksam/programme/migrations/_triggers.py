"""What only the database can keep about texts, responsibilities and entries."""

from wirksam.foundation.constraints import forbid, no_overlap

_FROZEN = (
    "EXISTS (SELECT 1 FROM programme_programmeversion v"
    " WHERE v.id = {row}.version_id AND v.frozen_at IS NOT NULL)"
)

TRIGGERS = [
    *(
        operation
        for table in ("textline", "passage")
        for operation in (
            forbid(
                f"frozen_{table}_old",
                f"programme_{table}",
                ("UPDATE", "DELETE"),
                when=_FROZEN.format(row="OLD"),
                message="adopted text is immutable",
            ),
            forbid(
                f"frozen_{table}_new",
                f"programme_{table}",
                ("INSERT", "UPDATE"),
                when=_FROZEN.format(row="NEW"),
                message="adopted text is immutable",
            ),
        )
    ),
    forbid(
        "frozen_version_update",
        "programme_programmeversion",
        ("UPDATE",),
        when=(
            "OLD.frozen_at IS NOT NULL AND (NEW.frozen_at IS NULL"
            " OR NEW.frozen_at <> OLD.frozen_at OR NEW.text_sha256 <> OLD.text_sha256"
            " OR NEW.programme_id <> OLD.programme_id OR NEW.number <> OLD.number)"
        ),
        message="a frozen version is immutable",
    ),
    forbid(
        "frozen_version_delete",
        "programme_programmeversion",
        ("DELETE",),
        when="OLD.frozen_at IS NOT NULL",
        message="a frozen version is immutable",
    ),
    forbid(
        "entries_append_only",
        "programme_progressentry",
        ("UPDATE", "DELETE"),
        message="progress entries are append-only",
    ),
    no_overlap(
        "one_lead_a_day",
        "programme_responsibility",
        group="commitment_id",
        only="r.role = 'lead'",
        message="one lead a day",
    ),
]
