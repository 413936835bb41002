"""What only the database can keep about contributions: they are ended, never rewritten."""

from wirksam.foundation.constraints import forbid

TRIGGERS = [
    forbid(
        "contribution_stays",
        "activities_contribution",
        ("DELETE",),
        message="a contribution is ended, not deleted",
    ),
    forbid(
        "contribution_is_never_rewritten",
        "activities_contribution",
        ("UPDATE",),
        when=(
            "OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL"
            " OR NEW.activity_id <> OLD.activity_id OR NEW.commitment_id <> OLD.commitment_id"
            " OR NEW.relation <> OLD.relation OR NEW.note <> OLD.note"
            " OR NEW.stated_by <> OLD.stated_by OR NEW.stated_at <> OLD.stated_at"
        ),
        message="a contribution is ended, not rewritten",
    ),
]
