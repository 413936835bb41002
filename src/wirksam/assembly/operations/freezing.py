"""Freezing an account: from then on it is what was said, whatever becomes known later."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.assembly.account import Account, as_plain, digest
from wirksam.assembly.choices import EditionState
from wirksam.assembly.models import ReportEdition, ReportItem
from wirksam.assembly.operations.reports import held_draft
from wirksam.assembly.queries.composing import composed
from wirksam.assembly.rules import scope_of
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.operations.holding import hold_register
from wirksam.programme.queries.held import held_by


@transaction.atomic
def freeze_report(*, actor: Actor, edition: ReportEdition, revision: int) -> ReportEdition:
    """Freeze a draft as of its cut-off. It cannot be undone.

    Whoever is writing an entry at this moment waits until the account is frozen; that entry is
    then later than the cut-off.
    """
    edition = held_draft(edition, revision)
    now = hold_register(edition.version)
    cut_off = edition.cut_off_at or now
    if cut_off > now:
        raise RefusedError(_("The cut-off has not come yet. Freeze the account after it."))
    edition.cut_off_at = cut_off
    account = composed(edition, cut_off)
    if not account.items:
        raise RefusedError(_("This programme has no confirmed commitment to report on."))
    _keep_items(edition, account)
    edition.state, edition.content = EditionState.FROZEN, as_plain(account)
    edition.sha256, edition.frozen_at, edition.frozen_by = digest(account), now, actor.key
    edition.revision += 1
    edition.save()
    record(
        actor=actor,
        verb="freeze_report",
        subject=edition,
        unit_key=edition.assembly.unit.slug,
        number=edition.number,
        sha256=edition.sha256,
    )
    touch("assemblies", scope_of(edition.assembly.slug), edition.version.programme.scope)
    return edition


def _keep_items(edition: ReportEdition, account: Account) -> None:
    commitments = held_by(edition.version)
    keys = {code: pk for pk, code in commitments.values_list("pk", "code") if code}
    known = {item.commitment_id: item for item in edition.items.all()}
    for position, one in enumerate(account.items, start=1):
        item = known.pop(keys[one.code], None) or ReportItem(
            edition=edition, commitment_id=keys[one.code]
        )
        item.position, item.state, item.lead = position, one.state, one.lead[:120]
        item.due_on = date.fromisoformat(one.due_on) if one.due_on else None
        item.save()
    for left in known.values():
        left.delete()
