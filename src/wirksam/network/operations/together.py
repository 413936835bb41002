"""Activities that are done together with allies."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.activities.models import Activity
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.network.models import JointActivity, Partner
from wirksam.network.operations.saving import held, settled


@transaction.atomic
def tie_partner(
    *, actor: Actor, activity: Activity, partner: Partner, part: str = "", public: bool = False
) -> JointActivity:
    """Say that an ally takes part in what one hosts; ``public``: everybody there may know.

    Said once more, it changes what was said.
    """
    own = held(actor, activity, "host")
    ally = held(actor, partner, "view")
    if ally.ended_at is not None:
        raise RefusedError(_("You no longer work together. Resume it first."))
    if public and not can(actor, ally, "name"):
        raise RefusedError(_("Only the unit of this ally can name it in public. Ask there."))
    row, _made = JointActivity.objects.update_or_create(
        partner=ally,
        activity=own,
        defaults={"part": part.strip()[:200], "public": public},
        create_defaults={
            "part": part.strip()[:200],
            "public": public,
            "entered_by": actor.key,
        },
    )
    return settled(
        actor, "tie_partner", row, own.host.unit, activity=own.pk, partner=ally.pk, public=public
    )


@transaction.atomic
def untie_partner(*, actor: Actor, joint: JointActivity) -> None:
    """Take it back."""
    row = held(actor, joint, "end")
    settled(
        actor, "untie_partner", row, row.activity.host.unit,
        activity=row.activity_id, partner=row.partner_id,
    )  # fmt: skip
    row.delete()
