"""What only the database can keep about motions."""

from wirksam.foundation.constraints import forbid

_FROZEN = "a wording never changes"
_PUBLISHED = (
    "EXISTS (SELECT 1 FROM motions_motionversion v"
    " WHERE v.wording_id = OLD.wording_id AND v.published_at IS NOT NULL)"
    " OR EXISTS (SELECT 1 FROM motions_resolution r WHERE r.wording_id = OLD.wording_id)"
    " OR EXISTS (SELECT 1 FROM motions_statuteversion s WHERE s.wording_id = OLD.wording_id)"
)

TRIGGERS = [
    forbid("wording_frozen", "motions_wording", ("UPDATE",), message=_FROZEN),
    forbid("wording_paragraph_frozen", "motions_wordingparagraph", ("UPDATE",), message=_FROZEN),
    forbid(
        "wording_paragraph_kept",
        "motions_wordingparagraph",
        ("DELETE",),
        when=_PUBLISHED,
        message="a published wording stays",
    ),
    forbid("step_append_only", "motions_step", ("UPDATE",), message="steps are append-only"),
    forbid(
        "resolution_frozen",
        "motions_resolution",
        ("UPDATE", "DELETE"),
        message="a resolution never changes",
    ),
    forbid(
        "statute_version_frozen",
        "motions_statuteversion",
        ("UPDATE",),
        message="a wording of statutes never changes",
    ),
]
