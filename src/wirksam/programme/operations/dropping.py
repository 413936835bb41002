"""What the assembly took out of the text: its adoption is the act that ends a commitment."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, running
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.i18n.days import day
from wirksam.programme.choices import Fate, StatusCode
from wirksam.programme.models import CommitmentPlace, ProgressEntry
from wirksam.programme.operations.reporting import Report, record_act


@transaction.atomic
def record_dropped(*, actor: Actor, place: CommitmentPlace) -> ProgressEntry:
    """Record that a commitment is not pursued, since the adopted text no longer holds its words.

    Where the words there turned out to be another promise, the proposal for them stays and is to
    replace nothing. Twice gives the same entry. Refused where its words do stand there, or the
    association has no assembly to record it for.
    """
    version = place.version
    if place.fate not in {Fate.DROPPED, Fate.CHANGED}:
        raise RefusedError(_("These words stand in the text."))
    on = version.resolved_on or timezone.localdate()
    unit = version.programme.unit_id
    assembly = Body.objects.filter(running(on), kind=BodyKind.ASSEMBLY, unit=unit).first()
    if assembly is None:
        raise RefusedError(_("There is no assembly in the structure. Add it there first."))
    said = _("The text that the assembly adopted on %(day)s no longer contains this.")
    report = Report(
        happened_on=on,
        said=said % {"day": day(on)},
        state=StatusCode.DROPPED.value,
        draft_key=uuid5(NAMESPACE_URL, f"dropped:{place.pk}"),
    )
    version.commitments.filter(replaces=place.commitment_id).update(
        replaces=None, revision=F("revision") + 1
    )
    return record_act(actor=actor, commitment=place.commitment, report=report, assembly=assembly)
