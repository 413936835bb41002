"""What only the database can keep about teams."""

from wirksam.foundation.constraints import forbid, no_overlap

_PUBLISHED_CALL = (
    "EXISTS (SELECT 1 FROM teams_call c"
    " WHERE c.cycle_id = {row}.cycle_id AND c.published_at IS NOT NULL)"
)
_PUBLISHED = (
    "EXISTS (SELECT 1 FROM teams_proposal p"
    " WHERE p.id = {row}.proposal_id AND p.published_at IS NOT NULL)"
)
_TAKEN = (
    "EXISTS (SELECT 1 FROM teams_handover h"
    " WHERE h.id = {row}.handover_id AND h.taken_at IS NOT NULL)"
)

TRIGGERS = [
    no_overlap(
        "custody_one_a_day",
        "teams_custody",
        group="body_id",
        only="1 = 1",
        message="one body a day acts for a team",
    ),
    *(
        forbid(f"{table}_append_only", f"teams_{table}", ("UPDATE", "DELETE"), message=message)
        for table, message in (
            ("cyclestep", "steps of a team are append-only"),
            ("custodyreport", "a report stays; write another one"),
            ("teamdecision", "what a team decided stays; a correction is another decision"),
            ("agreement", "a version of an agreement stays"),
        )
    ),
    forbid(
        "criterion_fixed_old",
        "teams_criterion",
        ("UPDATE", "DELETE"),
        when=_PUBLISHED_CALL.format(row="OLD"),
        message="published criteria stay",
    ),
    forbid(
        "criterion_fixed_new",
        "teams_criterion",
        ("INSERT", "UPDATE"),
        when=_PUBLISHED_CALL.format(row="NEW"),
        message="published criteria stay",
    ),
    forbid(
        "proposal_published",
        "teams_proposal",
        ("UPDATE", "DELETE"),
        when="OLD.published_at IS NOT NULL",
        message="a published proposal stays; a later one replaces it",
    ),
    forbid(
        "proposed_added",
        "teams_proposedperson",
        ("INSERT",),
        when=_PUBLISHED.format(row="NEW"),
        message="a published proposal stays; a later one replaces it",
    ),
    forbid(
        "proposed_removed",
        "teams_proposedperson",
        ("DELETE",),
        when=_PUBLISHED.format(row="OLD"),
        message="a published proposal stays; a later one replaces it",
    ),
    forbid(
        "handover_item_taken_old",
        "teams_handoveritem",
        ("UPDATE", "DELETE"),
        when=_TAKEN.format(row="OLD"),
        message="an accepted handover stays",
    ),
    forbid(
        "handover_item_taken_new",
        "teams_handoveritem",
        ("INSERT",),
        when=_TAKEN.format(row="NEW"),
        message="an accepted handover stays",
    ),
]
