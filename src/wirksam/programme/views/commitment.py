"""One commitment: who does what by when, where it stands, its thread, what is asked about it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.foundation.access import can, public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope
from wirksam.foundation.notices.queries import is_following
from wirksam.programme.choices import RegisterState
from wirksam.programme.models import Commitment, Responsibility
from wirksam.programme.operations.telling import COMMITMENT
from wirksam.programme.queries.asking import questions
from wirksam.programme.queries.cards import card, citable_commitments, lead_on
from wirksam.programme.queries.lines import lines_between
from wirksam.programme.queries.places import page_of
from wirksam.programme.queries.thread import thread, with_thread
from wirksam.programme.views.trail import activity_url, crumbs


@public
@require_safe
def commitment(request: ActorRequest, code: str) -> HttpResponse:
    """Who does what by when, in which words, and what became of it."""
    row = get_object_or_404(with_thread(citable_commitments()), code=code)
    live = live_scope(request, [row.version.programme.scope])
    one = card(row, timezone.localdate())
    deeds = _deeds(request, row)
    charge = lead_on(row.responsibilities.all(), timezone.localdate())
    context = _quoted(row) | deeds
    context |= {
        "card": one,
        "live": live,
        "charges": _charges(row),
        "charge_ends": charge.ends_with if charge else None,
        "shifts": list(one.deadline.shifts.all()) if one.deadline else [],
        "thread": thread(one, request.actor, may_report=bool(deeds["may_report"])),
        "questions": questions(row, request.actor),
        "crumbs": [*crumbs(row.version), (_("Commitments"), reverse("commitments"))],
    }
    return render(request, "programme/commitment.html", context)


def _quoted(row: Commitment) -> dict[str, object]:
    span = (row.first_line, row.last_line)
    programme = row.version.programme
    text_url = page_of(row.version)
    return {
        "lines": list(lines_between(row.version, *span, marked=span, quote=row.quote)),
        "source": _("Lines %(lines)s, %(programme)s")
        % {"lines": row.lines, "programme": programme.title},
        "programme_url": text_url,
        "citation_url": row.lines_url,
    }


def _charges(row: Commitment) -> list[Responsibility]:
    """Who was and is responsible, where that is more than one line."""
    rows = list(row.responsibilities.all())
    told = len(rows) > 1 or any(one.reason or one.acting_for or one.ends_on for one in rows)
    return rows if told else []


def _deeds(request: ActorRequest, row: Commitment) -> dict[str, object]:
    """What this reader can do here; no question to the database for guests."""
    actor, open_ = request.actor, row.state == RegisterState.CONFIRMED
    fresh = request.GET.get("meldung", "")
    return {
        "may_report": open_ and can(actor, row, "report"),
        "may_hand_over": open_ and can(actor, row, "hand_over"),
        "may_ask": open_ and actor.belongs,
        "following": is_following(actor, COMMITMENT, str(row.code)),
        "activity_url": activity_url(f"zusage={row.code}") if open_ else "",
        "fresh": next(
            (e for e in row.entries.all() if str(e.pk) == fresh and e.author == actor.key), None
        ),
    }
