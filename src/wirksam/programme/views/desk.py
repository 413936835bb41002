"""The review desk: text on the left, proposal on the right, one decision after the other."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.foundation.access import requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.choices import RegisterState
from wirksam.programme.forms import CommitmentForm, SplitForm
from wirksam.programme.models import Commitment
from wirksam.programme.operations import cutting, reviewing
from wirksam.programme.queries import coverage
from wirksam.programme.queries import desk as reads
from wirksam.programme.rules import RefusedError, Span
from wirksam.programme.views.edition import visible_version_or_404


@requires("programme.review")
@require_safe
def desk(request: ActorRequest, slug: str) -> HttpResponse:
    """Everything on the desk, and where this person goes on."""
    version = visible_version_or_404(request, slug)
    shown = request.GET.get("stand", "")
    rows = reads.on_the_desk(version)
    if shown in RegisterState.values:
        rows = rows.filter(state=shown)
    context = {
        "version": version,
        "counts": reads.counts(version),
        "coverage": coverage.coverage(version),
        "commitments": rows,
        "shown": shown,
        "next": reads.waiting_for(version, request.actor).first(),
    }
    return render(request, "programme/desk.html", context)


@requires("programme.review")
@require_http_methods(["GET", "POST"])
def proposal(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """One proposal: decide, change, or go on."""
    version = visible_version_or_404(request, slug)
    commitment = get_object_or_404(reads.on_the_desk(version), pk=pk)
    form = CommitmentForm(
        request.POST if request.POST.get("decision") in {"save", "accept"} else None,
        initial=CommitmentForm.initial_of(commitment),
        version=version,
    )
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        return _decide(request, commitment, form)
    context = {
        "version": version,
        "commitment": commitment,
        "form": form,
        "around": reads.lines_around(commitment),
        "neighbours": reads.neighbours(commitment),
        "counts": reads.counts(version),
        "own": commitment.accepted_by == request.actor.key,
    }
    status = 422 if form.is_bound else 200
    return render(request, "programme/proposal.html", context, status=status)


def _decide(request: ActorRequest, commitment: Commitment, form: CommitmentForm) -> HttpResponse:
    slug, decision = commitment.version.programme.slug, request.POST.get("decision", "")
    try:
        said = _DECISIONS.get(decision, _nothing)(request, commitment, form)
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return redirect("proposal", slug=slug, pk=commitment.pk)
    messages.success(request, said, extra_tags=f"undo:{commitment.pk}")
    if decision in {"reopen", "save", "join"}:
        return redirect("proposal", slug=slug, pk=commitment.pk)
    onward = reads.next_for(commitment.version, request.actor, commitment)
    return redirect("proposal", slug=slug, pk=onward.pk) if onward else redirect("desk", slug=slug)


def _revision(request: ActorRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004


def _nothing(request: ActorRequest, commitment: Commitment, form: CommitmentForm) -> str:  # noqa: ARG001
    raise RefusedError(_("Choose what to do with this proposal."))


def _save(request: ActorRequest, commitment: Commitment, form: CommitmentForm) -> str:
    reviewing.edit_commitment(
        actor=request.actor,
        commitment=commitment,
        wording=form.wording(),
        revision=_revision(request),
    )
    return _("Saved.")


def _accept(request: ActorRequest, commitment: Commitment, form: CommitmentForm) -> str:
    revision = _revision(request)
    if form.has_changed():
        changed = reviewing.edit_commitment(
            actor=request.actor, commitment=commitment, wording=form.wording(), revision=revision
        )
        revision = changed.revision
    done = reviewing.accept_commitment(
        actor=request.actor, commitment=commitment, revision=revision
    )
    if done.state == RegisterState.CONFIRMED:
        return _("Confirmed. It is now %(code)s.") % {"code": done.code}
    return _("Accepted. A second person confirms it.")


def _reject(request: ActorRequest, commitment: Commitment, form: CommitmentForm) -> str:  # noqa: ARG001
    reviewing.reject_commitment(
        actor=request.actor, commitment=commitment, revision=_revision(request)
    )
    return _("Rejected: this is no commitment.")


def _none(request: ActorRequest, commitment: Commitment, form: CommitmentForm) -> str:
    _reject(request, commitment, form)
    reviewing.mark_no_commitment(
        actor=request.actor,
        version=commitment.version,
        spans=[Span(commitment.first_line, commitment.last_line)],
    )
    return _("Lines %(lines)s deliberately hold no commitment.") % {"lines": commitment.lines}


def _join(request: ActorRequest, commitment: Commitment, form: CommitmentForm) -> str:  # noqa: ARG001
    other = reads.neighbours(commitment).behind
    if other is None:
        raise RefusedError(_("There is no proposal behind this one."))
    cutting.join_commitments(
        actor=request.actor, commitment=commitment, other=other, revision=_revision(request)
    )
    return _("Joined with the next proposal.")


def _reopen(request: ActorRequest, commitment: Commitment, form: CommitmentForm) -> str:  # noqa: ARG001
    reviewing.reopen_commitment(actor=request.actor, commitment=commitment)
    return _("Taken back. It waits for a decision again.")


_DECISIONS = {
    "save": _save,
    "accept": _accept,
    "reject": _reject,
    "none": _none,
    "join": _join,
    "reopen": _reopen,
}


@requires("programme.review")
@require_http_methods(["GET", "POST"])
def split(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Make two proposals of one."""
    version = visible_version_or_404(request, slug)
    commitment = get_object_or_404(reads.on_the_desk(version), pk=pk)
    initial = {"quote": commitment.quote, "revision": commitment.revision}
    form = SplitForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
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
        else:
            messages.success(request, _("Split in two. Check both."))
            return redirect("proposal", slug=slug, pk=pk)
    context = {"version": version, "commitment": commitment, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "programme/split.html", context, status=status)


@requires("programme.review")
@require_http_methods(["GET", "POST"])
def addition(request: ActorRequest, slug: str) -> HttpResponse:
    """Add a commitment that Wirksam did not find."""
    version = visible_version_or_404(request, slug)
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
    context = {"version": version, "form": form}
    return render(request, "programme/addition.html", context, status=status)
