"""Acting for a team that is not there: beginning, ending, reporting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Mandate, Occasion, running
from wirksam.association.queries.contacts import answerable
from wirksam.engine.document.characters import plain
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.foundation.i18n.days import day
from wirksam.foundation.notices.operations import notify, settle, tell_followers
from wirksam.foundation.pages import touch
from wirksam.programme.queries.places import scopes_of
from wirksam.teams.models import Custody, CustodyReport
from wirksam.teams.operations import rooms
from wirksam.teams.operations.telling_terms import TEAM
from wirksam.teams.queries.custody import Acting, seen, told_custodies
from wirksam.teams.queries.promises import commitments_of

SHORTEST_RHYTHM, LONGEST_RHYTHM = 7, 184
LONGEST_DONE, LONGEST_REST = 3000, 2000


@dataclass(frozen=True, slots=True)
class NewCustody:
    """Who acts from when to when, decided where. At least one of the two ends is given.

    ``rhythm_days``: it reports at least every so many days.
    """

    acting: Body
    basis: str
    starts_on: date
    ends_on: date | None = None
    ends_with: Occasion | None = None
    rhythm_days: int = 30


@dataclass(frozen=True, slots=True)
class Told:
    """A report: what was done, who was involved and how, what is open."""

    done: str
    involved: str
    open_questions: str = ""
    draft_key: UUID | None = None


@transaction.atomic
def begin_custody(*, actor: Actor, body: Body, new: NewCustody) -> Custody:
    """``new.acting`` does the work of ``body`` from its first day on; everybody can read it."""
    body = rooms.held_to_prepare(actor, body)
    basis = plain(new.basis, 300)
    _is_possible(body, new, basis)
    try:
        with transaction.atomic():
            custody = Custody.objects.create(
                body=body,
                acting=new.acting,
                starts_on=new.starts_on,
                ends_on=new.ends_on,
                ends_with=new.ends_with,
                basis=basis,
                rhythm_days=new.rhythm_days,
                recorded_by=actor.key,
            )
    except DatabaseError as error:
        raise RefusedError(
            _("Somebody acts for this team already in that time. End that first.")
        ) from error
    settled(actor, "begin_custody", custody, acting=new.acting.pk)
    tell_acting(custody, "custody_began", since_on=custody.starts_on)
    _tell_followers(actor, custody, "custody_known", f"custody-known:{custody.pk}:")
    return custody


@transaction.atomic
def end_custody(*, actor: Actor, custody: Custody, reason: str) -> Custody:
    """End it today, before its time, with a reason that everyone can read."""
    one = seen(_custody(custody), timezone.localdate())
    if not can(actor, one.custody, "end") or one.is_over:
        raise RefusedError(_("This has ended already."))
    if not plain(reason):
        raise RefusedError(_("Say in a few words why it ends."))
    if one.is_ahead:
        raise RefusedError(_("It has not begun yet. It can be ended once it has."))
    return settle_end(actor, one, timezone.localdate(), plain(reason, 300))


@transaction.atomic
def report_custody(*, actor: Actor, custody: Custody, told: Told) -> CustodyReport:
    """Add a report. The same form sent twice adds one; nothing is ever changed or taken away."""
    one = seen(_custody(custody), timezone.localdate())
    if not can(actor, one.custody, "report"):
        raise RefusedError(_("Only the body that acts for the team reports on it."))
    stored = rooms.stored_before(CustodyReport, told.draft_key, custody_id=custody.pk)
    if stored is not None:
        return stored
    done, involved = plain(told.done, LONGEST_DONE), plain(told.involved, LONGEST_REST)
    if not done or not involved:
        raise RefusedError(_("Say both: what was done, and who was involved and how."))
    report = CustodyReport.objects.create(
        custody=one.custody,
        due_on=one.custody.answers(one.reports, one.last, one.today),
        done=done,
        involved=involved,
        open_questions=plain(told.open_questions, LONGEST_REST),
        written_by=actor.key,
        draft_key=told.draft_key,
    )
    settled(actor, "report_custody", one.custody, report=report.pk)
    settle(f"custody:{custody.pk}:")
    _tell_followers(actor, one.custody, "custody_told", f"custody-told:{report.pk}:")
    return report


def settle_end(actor: Actor, one: Acting, last: date, reason: str) -> Custody:
    """Write down that it ended on ``last``, and tell those who acted; by a deed or by itself."""
    custody = one.custody
    custody.ends_on, custody.ended_reason = max(last, custody.starts_on), reason
    custody.save(update_fields=["ends_on", "ended_reason"])
    settled(actor, "end_custody", custody, on=custody.ends_on.isoformat())
    tell_acting(custody, "custody_over", until_on=custody.ends_on)
    return custody


def tell_acting(custody: Custody, kind: str, key: str = "", **values: date) -> None:
    """Tell whoever can be asked at the body that acts."""
    notify(
        key=key or f"{kind.replace('_', '-')}:{custody.pk}:",
        to=answerable(custody.acting, timezone.localdate()),
        kind=kind,
        url=reverse("custody", args=[custody.body.key]),
        values={"title": custody.body.name, **values},
    )


def _tell_followers(actor: Actor, custody: Custody, kind: str, key: str) -> None:
    tell_followers(
        subject_type=TEAM,
        subject_key=custody.body.key,
        key=key,
        kind=kind,
        url=reverse("custody", args=[custody.body.key]),
        values={"title": custody.body.name},
        besides=actor.key,
    )


def settled(actor: Actor, verb: str, custody: Custody, **detail: Any) -> None:  # noqa: ANN401
    """Into the journal; the pages of teams, and of programmes that tell of this one, become new."""
    rooms.settled(actor, verb, custody, custody.body, **detail)
    touch(*scopes_of(*commitments_of(custody.body)))


def _custody(custody: Custody) -> Custody:
    """The row as it is now, with reports; held until the transaction ends."""
    Custody.objects.select_for_update().filter(pk=custody.pk).first()
    return told_custodies().get(pk=custody.pk)


def _is_possible(body: Body, new: NewCustody, basis: str) -> None:
    if not basis:
        raise RefusedError(_("Say which decision this rests on."))
    if not SHORTEST_RHYTHM <= new.rhythm_days <= LONGEST_RHYTHM:
        told = {"least": SHORTEST_RHYTHM, "most": LONGEST_RHYTHM}
        raise RefusedError(_("Reports come every %(least)s to %(most)s days.") % told)
    if new.acting.pk == body.pk:
        raise RefusedError(_("A body acts for another one, not for itself."))
    for one in (body, new.acting):
        if not one.runs_on(new.starts_on):
            raise RefusedError(_("“%(name)s” does not exist on that day.") % {"name": one.name})
    _ends(new)
    seats = Q(office__body=body, acting_for=None, expires_at=None)
    if Mandate.objects.filter(seats, running(new.starts_on)).exists():
        told_day = {"name": body.name, "day": day(new.starts_on)}
        raise RefusedError(
            _("“%(name)s” has members on %(day)s. One acts only for a team that is not there.")
            % told_day
        )


def _ends(new: NewCustody) -> None:
    if new.ends_on is None and new.ends_with is None:
        raise RefusedError(_("Say until when: an assembly, a last day, or both."))
    if new.ends_on is not None and new.ends_on < new.starts_on:
        raise RefusedError(_("The last day lies before the first."))
    if new.ends_on is not None and new.ends_on > new.starts_on + timedelta(days=731):
        raise RefusedError(_("One acts for a team for two years at most."))
    if new.ends_with is not None and new.ends_with.happened:
        raise RefusedError(_("“%(name)s” has taken place.") % {"name": new.ends_with.name})
