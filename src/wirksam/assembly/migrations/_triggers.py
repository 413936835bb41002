"""What only the database can keep about accounts and acts."""

from wirksam.foundation.constraints import forbid

_FROZEN = (
    "EXISTS (SELECT 1 FROM assembly_reportedition e"
    " WHERE e.id = {row}.edition_id AND e.state = 'frozen')"
)
_NOT_FROZEN = (
    "NOT EXISTS (SELECT 1 FROM assembly_reportitem i"
    " JOIN assembly_reportedition e ON e.id = i.edition_id"
    " WHERE i.id = NEW.item_id AND e.state = 'frozen')"
)

TRIGGERS = [
    forbid(
        "frozen_edition",
        "assembly_reportedition",
        ("UPDATE", "DELETE"),
        when="OLD.state = 'frozen'",
        message="a frozen account is immutable",
    ),
    forbid(
        "frozen_item_old",
        "assembly_reportitem",
        ("UPDATE", "DELETE"),
        when=_FROZEN.format(row="OLD"),
        message="a frozen account is immutable",
    ),
    forbid(
        "frozen_item_new",
        "assembly_reportitem",
        ("INSERT", "UPDATE"),
        when=_FROZEN.format(row="NEW"),
        message="a frozen account is immutable",
    ),
    *(
        operation
        for table in ("assemblyact", "carryover")
        for operation in (
            forbid(
                f"{table}_append_only",
                f"assembly_{table}",
                ("UPDATE", "DELETE"),
                message="what an assembly decided is append-only",
            ),
            forbid(
                f"{table}_on_frozen",
                f"assembly_{table}",
                ("INSERT",),
                when=_NOT_FROZEN,
                message="an assembly decides about a frozen account",
            ),
        )
    ),
    forbid(
        "minute_append_only",
        "assembly_minuteentry",
        ("UPDATE", "DELETE"),
        message="minutes are append-only",
    ),
    forbid("vote_append_only", "assembly_vote", ("UPDATE", "DELETE"), message="a vote stays"),
    forbid(
        "presence_append_only",
        "assembly_presence",
        ("UPDATE", "DELETE"),
        message="what was counted stays",
    ),
    forbid(
        "ballot_append_only", "assembly_ballot", ("UPDATE", "DELETE"), message="a ballot stays"
    ),
    forbid(
        "ballot_count_append_only",
        "assembly_ballotcount",
        ("UPDATE", "DELETE"),
        message="a ballot stays",
    ),
    forbid(
        "roll_call_kept",
        "assembly_rollcallvote",
        ("UPDATE",),
        when="NEW.choice <> OLD.choice OR NEW.vote_id <> OLD.vote_id",
        message="a vote stays; only its name can go",
    ),
    forbid("roll_call_stays", "assembly_rollcallvote", ("DELETE",), message="a vote stays"),
]
