"""Taking a term of a team from one state to the next: the one place in which states change.

Who may take which step is asked by the deeds that call :func:`enter`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError, visible
from wirksam.teams.choices import CycleState
from wirksam.teams.models import CycleStep, TeamCycle
from wirksam.teams.operations.rooms import settled
from wirksam.teams.queries.facts import needs_of
from wirksam.teams.rules import may_follow

Hook = Callable[[Actor, TeamCycle], None]
_hooks: dict[str, list[Hook]] = defaultdict(list)


def when_reaching(state: str, hook: Hook) -> None:
    """Let another part of teams do its share of a step, in the same transaction."""
    if hook not in _hooks[state]:
        _hooks[state].append(hook)


def held_cycle(
    actor: Actor, cycle: TeamCycle, action: str, revision: int | None = None
) -> TeamCycle:
    """The term as it is now, held until the deed is done.

    Refused to whom may not do ``action`` with it, and where it has changed since ``revision``.
    """
    rows = visible(actor, TeamCycle, action).filter(pk=cycle.pk)
    found = lock_cycle(cycle) if rows.exists() else None
    if found is None:
        raise RefusedError(_("Your offices do not allow this here."))
    if revision is not None and found.revision != revision:
        raise RefusedError(
            _("Somebody else has just changed this. Look at it, then change it again.")
        )
    return found


def lock_cycle(cycle: TeamCycle) -> TeamCycle:
    """The term as it is now; whoever else wants to change it waits."""
    rows = TeamCycle.objects.select_for_update(of=("self",)).select_related("body__unit", "due")
    return rows.get(pk=cycle.pk)


@transaction.atomic
def enter(
    *, actor: Actor, cycle: TeamCycle, to: str, note: str = "", now: datetime | None = None
) -> TeamCycle:
    """Take a term to its next state. Refused while something is missing; the message says what.

    ``note`` is for everyone to read. A term that lapses needs nothing but its reason.
    """
    before = cycle.state
    cycle = lock_cycle(cycle)
    if cycle.state != before or not may_follow(before, to):
        raise RefusedError(
            _("This team stands elsewhere by now: %(state)s. Load the page again.")
            % {"state": cycle.get_state_display()}
        )
    if to != CycleState.LAPSED:
        for need in needs_of(cycle, now):
            raise RefusedError(str(need.sentence))
    cycle.state = to
    settle(actor, cycle, "step_team", step=to)
    CycleStep.objects.create(
        cycle=cycle, before=before, after=to, note=note[:500], taken_by=actor.key
    )
    for hook in _hooks[to]:
        hook(actor, cycle)
    return cycle


def settle(actor: Actor, cycle: TeamCycle, verb: str, **detail: str) -> None:
    """Store a changed term, into the journal, and pages that show it become new."""
    cycle.revision += 1
    cycle.save()
    settled(actor, verb, cycle, cycle.body, team=cycle.body.key, number=cycle.number, **detail)
