"""What only the database can keep about units, mandates and memberships."""

from wirksam.foundation.constraints import forbid, no_overlap

_PATH = (
    "NEW.path <> COALESCE((SELECT p.path FROM association_unit p WHERE p.id = NEW.parent_id), '')"
    " || NEW.slug || '/'"
)
_BELOW_ITSELF = (
    "OLD.path <> NEW.path AND substr(NEW.path, 1, length(OLD.path)) = OLD.path"
)
_EMERGENCY = (
    "(NEW.expires_at IS NOT NULL) <>"
    " (SELECT o.emergency FROM association_office o WHERE o.id = NEW.office_id)"
)
_AFTER_THE_END = (
    "EXISTS (SELECT 1 FROM association_office o"
    " JOIN association_body b ON b.id = COALESCE(NEW.acting_for_id, o.body_id)"
    " JOIN association_unit u ON u.id = b.unit_id WHERE o.id = NEW.office_id"
    " AND (NEW.starts_on > o.ends_on OR NEW.starts_on > b.ends_on OR NEW.starts_on > u.ends_on))"
)

TRIGGERS = [
    forbid(
        "moves_append_only",
        "association_occasionmove",
        ("UPDATE", "DELETE"),
        message="moves of occasions are append-only",
    ),
    forbid(
        "rules_append_only",
        "association_rulebook",
        ("UPDATE", "DELETE"),
        message="versions of rules are append-only",
    ),
    forbid(
        "unit_path_follows_parent",
        "association_unit",
        ("INSERT", "UPDATE"),
        when=_PATH,
        message="the path must follow the parent",
    ),
    forbid(
        "unit_never_below_itself",
        "association_unit",
        ("UPDATE",),
        when=_BELOW_ITSELF,
        message="a unit cannot lie below itself",
    ),
    no_overlap(
        "one_holder_a_seat",
        "association_mandate",
        group="office_id",
        only="r.seat = NEW.seat",
        message="this seat is taken on these days",
    ),
    no_overlap(
        "one_mandate_an_office",
        "association_mandate",
        group="person_id",
        only=(
            "(r.expires_at IS NULL AND NEW.expires_at IS NULL AND r.office_id = NEW.office_id"
            " AND COALESCE(r.acting_for_id, 0) = COALESCE(NEW.acting_for_id, 0))"
        ),
        message="this person holds this office on these days",
    ),
    forbid(
        "emergency_office_only_for_hours",
        "association_mandate",
        ("INSERT", "UPDATE"),
        when=_EMERGENCY,
        message="an emergency office is held for hours, no other is",
    ),
    forbid(
        "no_mandate_after_the_end",
        "association_mandate",
        ("INSERT", "UPDATE"),
        when=_AFTER_THE_END,
        message="the office, its body or its unit has ended by then",
    ),
    no_overlap(
        "one_membership_a_unit",
        "association_membership",
        group="person_id",
        only="r.unit_id = NEW.unit_id",
        message="this person belongs to this unit on these days",
    ),
]
