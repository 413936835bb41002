"""What activities tell elsewhere: knots of a thread, chips beside the text, drafts of reports."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.activities.models import Closing, Contribution
from wirksam.activities.queries.contributions import of_commitment, publicly_counted
from wirksam.activities.queries.listing import known_to
from wirksam.association.rules import counted
from wirksam.foundation.access import Actor, can
from wirksam.programme.models import Commitment, ProgrammeVersion
from wirksam.programme.queries.drafts import Draft
from wirksam.programme.queries.edition import Chip
from wirksam.programme.queries.held import held_by
from wirksam.programme.queries.thread import Knot


def knots(commitment: Commitment, actor: Actor) -> Iterator[Knot]:
    """The newest activities for a commitment that this reader may know, and the way to the rest."""
    found = of_commitment(actor, commitment)
    for row in found.rows:
        yield _knot(row)
    if found.more:
        oldest = min(row.activity.first_day for row in found.rows)
        everything = f"{reverse('activities')}?zusage={commitment.code}&zeit=gewesen"
        yield Knot(oldest, "more", _("And more activities before"), href=everything)


def _knot(row: Contribution) -> Knot:
    activity = row.activity
    closing = getattr(activity, "closing", None)
    told = {"kind": activity.kind_label, "title": activity.title}
    doing = f"{activity.host.name}: {row.get_relation_display()}"
    return Knot(
        activity.first_day,
        activity.kind_icon,
        _("%(kind)s: %(title)s") % told,
        closing.came_of_it if closing else row.note or doing,
        next_step=closing.what_next if closing else "",
        href=activity.get_absolute_url(),
        ahead=not closing and activity.first_day > timezone.localdate(),
    )


def chips(version: ProgrammeVersion) -> dict[int, Chip]:
    """How many public activities serve each commitment of a text."""
    listed = reverse("activities")
    rows = publicly_counted().filter(commitment__in=held_by(version)).order_by()
    counted_rows = rows.values_list("commitment", "commitment__code").annotate(
        number=Count("activity", distinct=True)
    )
    return {
        pk: Chip(
            ngettext("%(n)s activity", "%(n)s activities", number) % {"n": number},
            "calendar",
            f"{listed}?zusage={code}",
        )
        for pk, code, number in counted_rows
    }


def draft(pk: int, actor: Actor) -> Draft | None:
    """What a report could take over from a closed activity, as this reader may know it."""
    activity = known_to(actor).filter(pk=pk).first()
    closing = Closing.objects.filter(activity_id=pk).first()
    if activity is None or closing is None:
        return None
    told = {"title": activity.title, "text": closing.came_of_it}
    number = closing.attendees
    if number is not None and not can(actor, activity, "host"):
        number = counted(number)
    return Draft(
        said=_("%(title)s: %(text)s") % told,
        next_step=closing.what_next,
        happened_on=activity.first_day,
        amount=number,
        unit_word=_("people") if number else "",
    )
