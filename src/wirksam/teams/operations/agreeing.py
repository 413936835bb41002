"""How a team works, and who looks after what in it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Mandate
from wirksam.foundation.access import Actor, RefusedError
from wirksam.teams.models import Agreement, TeamRole
from wirksam.teams.operations.rooms import held, settled, words
from wirksam.teams.queries.seats import seats_of

LONGEST_AGREEMENT, LONGEST_ROLE = 4000, 120


@transaction.atomic
def write_agreement(*, actor: Actor, body: Body, text: str, upon: int) -> Agreement:
    """Write the next version of how the team works; ``upon`` is the version it was written upon.

    The same words give no new version. Refused where somebody else has written one meanwhile.
    """
    body = held(actor, body, "work")
    said = words(text, LONGEST_AGREEMENT, ask=_("Write down how you want to work."))
    last = body.agreements.first()
    if last is not None and last.text == said:
        return last
    number = last.number if last else 0
    if number != upon:
        raise RefusedError(
            _("Somebody has written version %(number)s meanwhile. Read it and put yours together.")
            % {"number": number}
        )
    row = Agreement.objects.create(body=body, number=number + 1, text=said, written_by=actor.key)
    return settled(actor, "write_agreement", row, body, number=row.number)


@transaction.atomic
def say_role(*, actor: Actor, body: Body, mandate: Mandate, text: str) -> TeamRole | None:
    """Say what somebody of the team looks after; nothing takes it away. No right comes from it."""
    body = held(actor, body, "work")
    seat = seats_of(body).filter(pk=mandate.pk).first()
    if seat is None:
        raise RefusedError(_("This seat has ended or belongs to another team."))
    said, role = text.strip(), TeamRole.objects.filter(mandate=seat).first()
    if len(said) > LONGEST_ROLE:
        raise RefusedError(_("Say it in at most %(count)s characters.") % {"count": LONGEST_ROLE})
    if said == (role.text if role else ""):
        return role
    if not said and role is not None:
        settled(actor, "take_team_role", role, body)
        role.delete()
        return None
    role, _made = TeamRole.objects.update_or_create(mandate=seat, defaults={"text": said})
    return settled(actor, "say_team_role", role, body)
