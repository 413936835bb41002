"""Rounds of offers: what is open by chapter, the preview, the log; which chapters count more."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.activities.rules import slug_or_nothing
from wirksam.association.choices import Capability
from wirksam.association.models import Body, Unit
from wirksam.foundation.access import (
    RefusedError,
    get_visible_or_404,
    requires,
    signed_in,
    visible,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.forms.support import SupportForm
from wirksam.opportunities.models import OfferRound, SupportDecision
from wirksam.opportunities.operations.rounds import decide_support, run_round
from wirksam.opportunities.queries import round_log
from wirksam.opportunities.queries.offer_words import names_of
from wirksam.opportunities.queries.offering import bodies_that_offer, prepare
from wirksam.opportunities.views.shared import crumbs, posted


@requires(Capability.OFFER_RUN)
@require_safe
def rounds(request: ActorRequest) -> HttpResponse:
    """What is open by chapter now, and the rounds so far."""
    body, bodies = _body(request)
    context = {
        "body": body,
        "next_url": f"{reverse('offer_round_new')}?gremium={body.pk}",
        "switch": _switch(request, bodies, body),
        "needs": round_log.needs_now(request.actor, body, timezone.now()),
        "rows": round_log.rounds_of(request.actor),
        "may_decide": visible(request.actor, Unit, "support").exists(),
        "crumbs": crumbs(),
    }
    return render(request, "opportunities/rounds.html", context)


@requires(Capability.OFFER_RUN)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """First see how many are asked for what and which gaps stay; then start it."""
    body, bodies = _body(request)
    if request.method == "POST":
        lot, stamp = request.POST.get("los", "")[:40], request.POST.get("stand", "")[:40]
        try:
            run = run_round(actor=request.actor, body=body, lot=lot, stamp=stamp)
        except RefusedError as refused:
            messages.warning(request, refused.message)
            return redirect(f"{reverse('offer_round_new')}?gremium={body.pk}")
        messages.success(request, _("They have been asked. Nobody is bound to anything."))
        return redirect(run)
    found = prepare(request.actor, body)
    context = {
        "body": body,
        "switch": _switch(request, bodies, body),
        "found": found,
        "shown": round_log.shown_before(request.actor, found),
        "crumbs": _crumbs(),
    }
    return render(request, "opportunities/round.html", context)


@requires(Capability.OFFER_RUN)
@require_safe
def one(request: ActorRequest, pk: int) -> HttpResponse:
    """The log of one round: numbers, gaps with their reasons, reasons without names."""
    rows = OfferRound.objects.select_related("by_body", "unit", "decision__unit")
    run = get_visible_or_404(request.actor, rows, pk=pk)
    shown = round_log.shown_after(request.actor, run)
    context = {"run": run, "shown": shown, "crumbs": _crumbs()}
    return render(request, "opportunities/round.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def support(request: ActorRequest) -> HttpResponse:
    """Which chapters count more, as was decided; entered by whoever enters the unit's rules."""
    units = visible(request.actor, Unit, "support").order_by("path")
    wanted = slug_or_nothing(request.GET.get("verband", ""))
    unit = (units.filter(slug=wanted) if wanted else units).first()
    if unit is None:
        raise Http404
    rows = list(visible(request.actor, SupportDecision).filter(unit=unit))
    below = Unit.objects.filter(path__startswith=unit.path).exclude(pk=unit.pk).order_by("name")
    form = SupportForm(posted(request), chapters=list(below), present=rows[0] if rows else None)
    if form.is_bound and form.is_valid() and _decide(request, unit, form):
        return redirect(f"{reverse('offer_support')}?verband={unit.slug}")
    context = {"unit": unit, "form": form, "decisions": _told(rows), "crumbs": _crumbs(request)}
    status = 422 if form.is_bound else 200
    return render(request, "opportunities/support.html", context, status=status)


def _decide(request: ActorRequest, unit: Unit, form: SupportForm) -> bool:
    try:
        decide_support(
            actor=request.actor,
            unit=unit,
            halves=form.halves(),
            decided_on=form.cleaned_data["decided_on"],
            source=form.cleaned_data["source"],
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return False
    messages.success(request, _("Kept. It counts from tomorrow on."))
    return True


def _told(rows: list[SupportDecision]) -> list[tuple[SupportDecision, list[tuple[str, str]]]]:
    names = names_of({key for one in rows for key in one.weights})
    return [(one, round_log.weights_in_words(one, names)) for one in rows]


def _body(request: ActorRequest) -> tuple[Body, list[Body]]:
    """In whose name: the one of the address, else the first."""
    bodies = bodies_that_offer(request.actor)
    wanted = request.GET.get("gremium", "")
    chosen = [one for one in bodies if str(one.pk) == wanted] if wanted else bodies
    if not chosen:
        raise Http404
    return chosen[0], bodies


def _switch(request: ActorRequest, bodies: list[Body], body: Body) -> list[Any]:
    if len(bodies) == 1:
        return []
    return [(one.name, f"{request.path}?gremium={one.pk}", one == body) for one in bodies]


def _crumbs(request: ActorRequest | None = None) -> list[tuple[str, str]]:
    trail = crumbs()
    if request is None or request.actor.can(Capability.OFFER_RUN):
        trail.append((_("Rounds of offers"), reverse("offer_rounds")))
    return trail
