"""Reading applications by the criteria that were published before."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError, visible
from wirksam.foundation.journal.operations import record
from wirksam.teams.choices import CycleState, Verdict
from wirksam.teams.models import Application, Finding
from wirksam.teams.operations.steps import lock_cycle

LONGEST_REASON = 1000


@transaction.atomic
def find(
    *, actor: Actor, application: Application, found: Mapping[int, tuple[str, str]]
) -> list[Finding]:
    """Say for every criterion what one finds and why; it can be changed until the proposal.

    ``found``: verdict and reason by the row of the criterion. Nothing is ever added up.
    """
    cycle = lock_cycle(application.cycle)
    open_to_me = visible(actor, Application, "screen").filter(pk=application.pk)
    if not open_to_me.exists() or cycle.state != CycleState.SCREENING:
        raise RefusedError(_("This application is not open to you for reading (any more)."))
    criteria = set(cycle.criteria.values_list("pk", flat=True))
    if set(found) != criteria:
        raise RefusedError(_("Say something to every criterion. Nothing else counts."))
    for verdict, reason in found.values():
        if verdict not in Verdict.values:
            raise RefusedError(_("Choose one of the four."))
        if not reason.strip():
            raise RefusedError(_("Give a reason for each criterion, in a sentence."))
        if len(reason.strip()) > LONGEST_REASON:
            told = {"count": LONGEST_REASON}
            raise RefusedError(_("Say it in at most %(count)s characters.") % told)
    reader = cycle.readers.get(person=actor.person_id)
    for criterion, (verdict, reason) in found.items():
        Finding.objects.update_or_create(
            application=application,
            criterion_id=criterion,
            reader=reader,
            defaults={"verdict": verdict, "reason": reason.strip(), "found_at": timezone.now()},
        )
    unit = cycle.body.unit.slug
    record(actor=actor, verb="screen_application", subject=cycle, unit_key=unit)
    return list(application.findings.filter(reader=reader).order_by("criterion__position", "pk"))
