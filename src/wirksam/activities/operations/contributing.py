"""The one link: any unit ties its own activity to any public commitment, and to no one else's."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.choices import Relation, State
from wirksam.activities.models import Activity, Contribution
from wirksam.activities.operations.saving import locked, note, touch_pages
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.programme.choices import RegisterState
from wirksam.programme.models import Commitment


def is_linkable(commitment: Commitment) -> bool:
    """Two people have confirmed it, its text is public, and nothing has taken its place."""
    return commitment.state == RegisterState.CONFIRMED and commitment.version.is_published


@transaction.atomic
def link(
    *,
    actor: Actor,
    activity: Activity,
    commitment: Commitment,
    relation: str = Relation.CONTRIBUTES,
    words: str = "",
) -> Contribution:
    """State what one's own (or co-hosted) activity does for a commitment."""
    own = locked(actor, activity, action="host")
    if own.state == State.CANCELLED:
        raise RefusedError(_("It was called off, so it contributes to nothing."))
    asked = Commitment.objects.select_related(
        "version__programme", "superseded_by__version__programme"
    )
    target = asked.select_for_update(of=("self",)).get(pk=commitment.pk)
    _must_be_linkable(target)
    try:
        with transaction.atomic():
            made = Contribution.objects.create(
                activity=own,
                commitment=target,
                relation=relation,
                note=words[:300],
                stated_by=actor.key,
            )
    except IntegrityError as error:
        raise RefusedError(_("This contribution is stated already.")) from error
    note(actor, "link_commitment", own, commitment=target.code, relation=str(relation))
    touch_pages(own)
    return made


def _must_be_linkable(target: Commitment) -> None:
    if is_linkable(target):
        return
    later = target.superseded_by
    if later is not None:
        told = {"old": target.code, "new": later.code, "url": later.get_absolute_url()}
        raise RefusedError(
            _("%(old)s was replaced. Tie it to its successor %(new)s: %(url)s") % told
        )
    raise RefusedError(_("This is no confirmed commitment of a published programme."))


@transaction.atomic
def unlink(*, actor: Actor, contribution: Contribution) -> Contribution:
    """Take a contribution back; that it was stated stays in its history."""
    row = Contribution.objects.select_for_update(of=("self",)).filter(pk=contribution.pk).first()
    if row is None or row.ended_at is not None:
        raise RefusedError(_("This contribution has been taken back already."))
    if not can(actor, row, "end"):
        raise RefusedError(_("Only those who host the activity can take this back."))
    activity = Activity.objects.select_related("host__unit").get(pk=row.activity_id)
    touch_pages(activity)
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    note(actor, "unlink_commitment", activity, contribution=row.pk)
    return row
