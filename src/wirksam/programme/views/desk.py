"""The review desk: text on the left, proposal on the right, one decision after the other."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.foundation.access import RefusedError, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.access import may
from wirksam.programme.choices import RegisterState
from wirksam.programme.forms import CommitmentForm, SplitForm
from wirksam.programme.models import Commitment
from wirksam.programme.operations import cutting, reviewing
from wirksam.programme.operations.dropping import record_dropped
from wirksam.programme.queries import coverage
from wirksam.programme.queries import desk as reads
from wirksam.programme.queries.carried import pieces_of, taken_over
from wirksam.programme.queries.reasons import explained
from wirksam.programme.views.decisions import decide
from wirksam.programme.views.edition import visible_version_or_404
from wirksam.programme.views.trail import crumbs, way_steps

SURE, LIKELY = 0.8, 0.6


@requires("programme.review")
@require_safe
def desk(request: ActorRequest, slug: str) -> HttpResponse:
    """Everything on the desk, and where this person goes on."""
    version = visible_version_or_404(request, slug, "review")
    shown = request.GET.get("stand", "")
    rows = reads.on_the_desk(version)
    if shown in RegisterState.values:
        rows = rows.filter(state=shown)
    numbers = reads.counts(version)
    context = {
        "version": version,
        "counts": numbers,
        "coverage": coverage.coverage(version),
        "commitments": rows,
        "taken": taken_over(version),
        "shown": shown,
        "may_publish": may(request.actor, "programme.publish", version.programme),
        "may_discard": may(request.actor, "programme.import", version.programme),
        "next": reads.waiting_for(version, request.actor).first(),
        "shown_label": RegisterState(shown).label if shown in RegisterState.values else "",
        "decisions_text": decisions_text(numbers),
        "crumbs": crumbs(version),
        "way_steps": way_steps(),
    }
    return render(request, "programme/desk.html", context)


@requires("programme.review")
@require_http_methods(["GET", "POST"])
def proposal(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """One proposal: decide, change, or go on."""
    version = visible_version_or_404(request, slug, "review")
    commitment = get_object_or_404(reads.on_the_desk(version), pk=pk)
    form = CommitmentForm(
        request.POST if request.POST.get("decision") in {"save", "accept"} else None,
        initial=CommitmentForm.initial_of(commitment),
        version=version,
    )
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        return decide(request, commitment, form)
    context = proposal_context(request, commitment) | {"form": form}
    status = 422 if form.is_bound else 200
    return render(request, "programme/proposal.html", context, status=status)


@requires("programme.review")
@require_POST
def dropped(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Record that what the assembly took out is not pursued any more."""
    version = visible_version_or_404(request, slug, "review")
    places = version.places.select_related("commitment", "version__programme")
    try:
        record_dropped(actor=request.actor, place=get_object_or_404(places, pk=pk))
        messages.success(request, _("Recorded: it is not pursued any more."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("desk", slug=slug)


def proposal_context(request: ActorRequest, commitment: Commitment) -> dict[str, object]:
    """What stands around the form of a proposal."""
    version = commitment.version
    return {
        "version": version,
        "commitment": commitment,
        "around": reads.text_around(commitment),
        "neighbours": reads.neighbours(commitment),
        "decisions_text": decisions_text(reads.counts(version)),
        "own": commitment.accepted_by == request.actor.key,
        "accept_label": _("Confirm") if commitment.accepted_by else _("Accept"),
        "replaces": commitment.replaces,
        "pieces": pieces_of(commitment.replaces.quote, commitment.quote)
        if commitment.replaces
        else (),
        "reject_label": _("The old one goes on") if commitment.replaces else _("Reject"),
        "certainty": certainty(commitment),
        "why": explained(commitment.reasons),
        "undo": reads.undoable(version, request.GET.get("rueckgaengig", "")),
        "crumbs": crumbs(version, desk=True),
    }


def decisions_text(counts: reads.Counts) -> str:
    """How far the two people have come, in one sentence."""
    return _("%(confirmed)d of %(total)d confirmed, %(accepted)d wait for a second person") % {
        "confirmed": counts.confirmed,
        "total": counts.total,
        "accepted": counts.accepted,
    }


def certainty(commitment: Commitment) -> str:
    """How sure the extractor was, in words."""
    if commitment.confidence >= SURE:
        return _("quite sure")
    return _("likely") if commitment.confidence >= LIKELY else _("doubtful")


@requires("programme.review")
@require_http_methods(["GET", "POST"])
def split(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Make two proposals of one."""
    version = visible_version_or_404(request, slug, "review")
    commitment = get_object_or_404(reads.on_the_desk(version), pk=pk)
    initial = {"quote": commitment.quote, "revision": commitment.revision}
    form = SplitForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _split(request, commitment, form):
        return redirect("proposal", slug=slug, pk=pk)
    context = {
        "version": version,
        "commitment": commitment,
        "form": form,
        "crumbs": crumbs(version, desk=True),
    }
    status = 422 if form.is_bound else 200
    return render(request, "programme/split.html", context, status=status)


def _split(request: ActorRequest, commitment: Commitment, form: SplitForm) -> bool:
    data = form.cleaned_data
    try:
        cutting.split_commitment(
            actor=request.actor,
            commitment=commitment,
            parts=data["quote"],
            revision=data["revision"],
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return False
    messages.success(request, _("Split in two. Check both."))
    return True


@requires("programme.review")
@require_http_methods(["GET", "POST"])
def addition(request: ActorRequest, slug: str) -> HttpResponse:
    """Add a commitment that Wirksam did not find."""
    version = visible_version_or_404(request, slug, "review")
    line = request.GET.get("zeile", "")
    initial = {"first_line": line, "last_line": line} if line.isdecimal() else {}
    form = CommitmentForm(request.POST or None, initial=initial, version=version)
    if request.method == "POST" and form.is_valid():
        added = reviewing.add_commitment(
            actor=request.actor, version=version, wording=form.wording()
        )
        messages.success(request, _("Added. Two people confirm it."))
        return redirect("proposal", slug=slug, pk=added.pk)
    status = 422 if form.is_bound else 200
    context = {"version": version, "form": form, "crumbs": crumbs(version, desk=True)}
    return render(request, "programme/addition.html", context, status=status)
