"""Joining a team with commitments: what is about it, and who is in charge in its place."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.pages import touch
from wirksam.programme.models import Commitment
from wirksam.programme.operations.responsibility import pass_on
from wirksam.programme.queries.cards import public_commitments
from wirksam.programme.queries.places import scopes_of
from wirksam.teams.models import TeamCycle, TeamPromise
from wirksam.teams.operations.rooms import TEAMS, held_to_prepare, settled
from wirksam.teams.queries.custody import custody_now, taker_of
from wirksam.teams.queries.promises import commitments_of, promised

MOST_PROMISES = 40


@transaction.atomic
def add_promise(*, actor: Actor, body: Body, code: str) -> TeamPromise:
    """Say that a commitment is about this team; its thread then tells of the team."""
    body = held_to_prepare(actor, body)
    found = public_commitments().filter(code__iexact=code.strip()).first()
    if found is None:
        raise RefusedError(_("There is no commitment with this code. Codes look like 2026-14."))
    if body.promises.count() >= MOST_PROMISES:
        raise RefusedError(_("That is very much for one team. Take one away first."))
    row, made = TeamPromise.objects.get_or_create(
        body=body, commitment=found, defaults={"added_by": actor.key}
    )
    if made:
        _settled(actor, "add_team_promise", row)
    return row


@transaction.atomic
def remove_promise(*, actor: Actor, promise: TeamPromise) -> None:
    """Say that a commitment is not about this team."""
    held_to_prepare(actor, promise.body)
    _settled(actor, "remove_team_promise", promise)
    promise.delete()


@transaction.atomic
def pass_on_promises(*, actor: Actor, body: Body, codes: Collection[str]) -> int:
    """Pass chosen commitments on to whoever does the work of the team today; how many.

    To the body that acts for it, in its place and until the same occasion; to the team itself as
    soon as it is there. Only those that this person may pass on.
    """
    taker = taker_of(body)
    rows = [one for one in promised(body, taker, actor) if one.waits is not None and one.may]
    chosen = [one.card.commitment for one in rows if one.card.commitment.code in codes]
    if taker is None or not chosen:
        raise RefusedError(_("Choose at least one commitment that can be passed on."))
    for commitment in chosen:
        _pass_on(actor, commitment, body, taker)
    touch(TEAMS)
    return len(chosen)


def touch_promises(actor: Actor, cycle: TeamCycle) -> None:  # noqa: ARG001 (as steps call it)
    """A team takes a step: pages of programmes that tell of it become new."""
    touch(*scopes_of(*commitments_of(cycle.body)))


def _pass_on(actor: Actor, commitment: Commitment, body: Body, taker: Body) -> None:
    today = timezone.localdate()
    if taker.pk == body.pk:
        told = _("“%(name)s” is there and takes it over.") % {"name": body.name}
        pass_on(actor=actor, commitment=commitment, to=body, on=today, reason=told)
        return
    one = custody_now(body, today)
    pass_on(
        actor=actor,
        commitment=commitment,
        to=taker,
        on=today,
        reason=one.custody.basis if one else "",
        acting_for=body,
        ends_with=one.custody.ends_with if one else None,
    )


def _settled(actor: Actor, verb: str, row: TeamPromise) -> None:
    settled(actor, verb, row, row.body, commitment=row.commitment_id)
    touch(*scopes_of(row.commitment))
