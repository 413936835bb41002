"""What only the database can keep about texts, responsibilities and entries."""

from wirksam.foundation.constraints import forbid, no_overlap

_FROZEN = (
    "EXISTS (SELECT 1 FROM programme_programmeversion v"
    " WHERE v.id = {row}.version_id AND v.frozen_at IS NOT NULL)"
)

_PUBLISHED = (
    "EXISTS (SELECT 1 FROM programme_commitment c JOIN programme_programmeversion v"
    " ON v.id = c.version_id WHERE c.id = OLD.commitment_id"
    " AND c.state IN ('confirmed', 'superseded') AND v.frozen_at IS NOT NULL)"
)


def _changed(*columns: str) -> str:
    """SQL that holds where one of ``columns`` gets another value; empty ones compare as equal."""
    return " OR ".join(
        f"(NEW.{name} <> OLD.{name} OR (NEW.{name} IS NULL) <> (OLD.{name} IS NULL))"
        for name in columns
    )


_WORDING = _changed(
    "version_id", "code", "title", "quote", "first_line", "last_line", "body_text", "modality",
    "kind", "completion", "limits", "done_when", "rhythm_days", "accepted_at", "confirmed_at",
)
_CHARGE = _changed(
    "commitment_id", "body_id", "role", "starts_on", "ends_on", "acting_for_id", "recorded_at",
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
            " OR NEW.programme_id <> OLD.programme_id OR NEW.number <> OLD.number"
            f" OR {_changed('follows_id')})"
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
    forbid(
        "one_standing_correction",
        "programme_progressentry",
        ("INSERT",),
        when=(
            "NEW.corrects_id IS NOT NULL AND EXISTS (SELECT 1 FROM programme_progressentry e"
            " LEFT JOIN programme_entrywithdrawal w ON w.entry_id = e.id"
            " WHERE e.corrects_id = NEW.corrects_id AND w.id IS NULL)"
        ),
        message="this entry is corrected already",
    ),
    *(
        forbid(
            f"{table}s_append_only",
            f"programme_{table}",
            ("UPDATE", "DELETE"),
            message=f"{told} are append-only",
        )
        for table, told in (
            ("evidence", "evidence"),
            ("entrywithdrawal", "withdrawals"),
            ("deadlineshift", "shifts of deadlines"),
        )
    ),
    forbid(
        "place_stays_update",
        "programme_commitmentplace",
        ("UPDATE",),
        message="where a commitment stands in a text never changes",
    ),
    forbid(
        "place_stays_delete",
        "programme_commitmentplace",
        ("DELETE",),
        when=_FROZEN.format(row="OLD"),
        message="where a commitment stands in a text never changes",
    ),
    forbid(
        "confirmed_wording_stays",
        "programme_commitment",
        ("UPDATE",),
        when=(
            "OLD.state IN ('confirmed', 'superseded')"
            f" AND (NEW.state NOT IN ('confirmed', 'superseded') OR {_WORDING}"
            " OR (OLD.superseded_at IS NOT NULL AND"
            f" ({_changed('superseded_at', 'superseded_by_id')})))"
        ),
        message="what two people have confirmed keeps its wording",
    ),
    forbid(
        "charge_kept_update",
        "programme_responsibility",
        ("UPDATE",),
        when=f"{_PUBLISHED} AND ({_CHARGE} OR OLD.voided_at IS NOT NULL)",
        message="responsibilities are voided and added, never changed",
    ),
    forbid(
        "charge_kept_delete",
        "programme_responsibility",
        ("DELETE",),
        when=_PUBLISHED,
        message="responsibilities are voided and added, never changed",
    ),
    no_overlap(
        "one_lead_a_day",
        "programme_responsibility",
        group="commitment_id",
        only="(r.role = 'lead' AND r.voided_at IS NULL)",
        message="one lead a day",
    ),
]
