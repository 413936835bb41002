"""What only the database can keep about offers: what was decided and done is never rewritten."""

from wirksam.foundation.constraints import forbid

TRIGGERS = [
    forbid(
        "support_decision_append_only",
        "opportunities_supportdecision",
        ("UPDATE", "DELETE"),
        message="decisions about support are append-only",
    ),
    forbid(
        "offer_round_never_rewritten",
        "opportunities_offerround",
        ("UPDATE",),
        message="a round of offers is never rewritten",
    ),
]
