"""Elections: the page for all, standing oneself, and what the presidium records."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.assembly.choices import ItemState
from wirksam.assembly.forms.electing import CandidateForm, ElectionForm, StandForm
from wirksam.assembly.models import AgendaItem, Assembly, Candidate, Election
from wirksam.assembly.operations import candidacies
from wirksam.assembly.operations import electing as deeds
from wirksam.assembly.queries import electing as reads
from wirksam.assembly.queries.ruling import rules_of
from wirksam.assembly.rules import scope_of
from wirksam.assembly.views.assemblies import RUN
from wirksam.assembly.views.meeting import deed_page, tried
from wirksam.assembly.views.shared import assembly_or_404, crumbs, posted
from wirksam.foundation.access import (
    RefusedError,
    can,
    get_visible_or_404,
    public,
    requires,
    signed_in,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope


@public
@require_safe
def election(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Seats, ballots, results; names for members."""
    one = election_or_404(request, slug, pk)
    actor = request.actor
    live = live_scope(request, [scope_of(slug)])
    may_run = actor.can(RUN) and can(actor, one, "run")
    context = {
        "assembly": one.assembly,
        "view": reads.election_view(actor, one),
        "claims": reads.claimed(one) if may_run else set(),
        "may_run": may_run,
        "may_stand": actor.is_known and one.is_open and can(actor, one, "stand"),
        "crumbs": crumbs(one.assembly),
        "live": live,
    }
    return render(request, "assembly/election.html", context)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def new_election(request: ActorRequest, slug: str) -> HttpResponse:
    """Open an election under the item that is dealt with."""
    one = assembly_or_404(request, slug, "run")
    items = one.agenda.select_related("assembly__unit", "assembly__occasion")
    item = items.filter(state=ItemState.CALLED).first()
    if item is None:
        messages.info(request, _("First call the item under which this is decided."))
        return redirect("run_assembly", slug)
    form = _new_form(request, one, item)
    if form.is_bound and form.is_valid():
        told = {"item": item, "plan": form.plan(), "draft_key": form.cleaned_data["key"]}
        made = tried(form, deeds.open_election, actor=request.actor, **told)
        if made is not None:
            return redirect(made)
    words = {"title": _("Open an election"), "submit": _("Open it"), "icon": "person"}
    words |= {"lead": _("Whoever is proposed for the office stands at once.")}
    return deed_page(request, one, form, words | {"to_fill": reads.to_fill(one)})


def _new_form(request: ActorRequest, one: Assembly, item: AgendaItem) -> ElectionForm:
    today = timezone.localdate()
    known = {"starts_on": today, "key": uuid4(), "title": item.title, "majority": "absolute"}
    offices = reads.electable(one.unit_id, today)
    wanted = request.GET.get("amt", "")
    office = offices.filter(pk=wanted).first() if wanted.isascii() and wanted.isdigit() else None
    if office is not None:
        known |= reads.first_plan(one, office)
    return ElectionForm(posted(request), initial=known, offices=offices, rules=rules_of(one))


@requires(RUN)
@require_http_methods(["GET", "POST"])
def edit_election(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Change an election, or open reserved seats for all."""
    one = election_or_404(request, slug, pk, "run")
    form = ElectionForm(
        posted(request),
        initial=ElectionForm.initial_of(one),
        offices=reads.electable(one.assembly.unit_id, timezone.localdate()),
        rules=rules_of(one.assembly),
    )
    if form.is_bound and form.is_valid():
        try:
            deeds.edit_election(
                actor=request.actor,
                election=one,
                plan=form.plan(),
                revision=form.cleaned_data["revision"] or 0,
            )
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    told = {"title": _("Change the election"), "submit": _("Save"), "icon": "check"}
    return deed_page(request, one.assembly, form, told | {"back": one.get_absolute_url()})


@signed_in
@require_http_methods(["GET", "POST"])
def stand(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Stand oneself."""
    one = election_or_404(request, slug, pk, "stand")
    form = StandForm(posted(request), election=one)
    if form.is_bound and form.is_valid():
        try:
            deeds.stand(actor=request.actor, election=one, **form.cleaned_data)
            messages.success(request, _("You stand. Members can see it."))
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    lead = _("You stand for: %(title)s. You can take it back as long as nobody is elected.")
    told = {
        "title": _("Stand for election"),
        "submit": _("I stand"),
        "icon": "person",
        "lead": lead % {"title": one.title},
        "back": one.get_absolute_url(),
        "crumbs": [*crumbs(one.assembly), (one.title, one.get_absolute_url())],
    }
    return deed_page(request, one.assembly, form, told)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def enter_candidate(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Enter somebody who was proposed."""
    one = election_or_404(request, slug, pk, "run")
    form = CandidateForm(posted(request), election=one)
    if form.is_bound and form.is_valid():
        try:
            deeds.enter_candidate(actor=request.actor, election=one, **form.cleaned_data)
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    told = {"title": _("Enter a candidate"), "submit": _("Enter"), "icon": "plus"}
    return deed_page(request, one.assembly, form, told | {"back": one.get_absolute_url()})


@signed_in
@require_POST
def claim_seat(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Say that a reserved seat is for oneself, or take it back."""
    one = election_or_404(request, slug, pk, "stand")
    wanted = request.POST.get("wanted") == "ja"
    try:
        candidacies.claim_seat(actor=request.actor, election=one, claims_reserved=wanted)
        messages.success(request, _("Saved."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect(one)


@requires(RUN)
@require_POST
def take_over(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Let those stand who were proposed meanwhile."""
    one = election_or_404(request, slug, pk, "run")
    try:
        candidacies.take_over(actor=request.actor, election=one)
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect(one)


@signed_in
@require_POST
def withdraw(request: ActorRequest, slug: str, pk: int, candidate: int) -> HttpResponse:
    """Take a candidacy back: one's own, or as the presidium."""
    one = election_or_404(request, slug, pk)
    rows = Candidate.objects.select_related("election__assembly")
    found = get_object_or_404(rows, election=one, pk=candidate)
    if found.person_id != request.actor.person_id and not can(request.actor, one, "run"):
        election_or_404(request, slug, pk, "run")
    try:
        deeds.withdraw_candidate(actor=request.actor, candidate=found)
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect(one)


def election_or_404(request: ActorRequest, slug: str, pk: int, action: str = "view") -> Election:
    """The election at an address, if this person may do that with it."""
    rows = Election.objects.select_related(
        "assembly__unit", "assembly__occasion", "assembly__body", "item", "office__body"
    )
    return get_visible_or_404(request.actor, rows, action, assembly__slug=slug, pk=pk)
