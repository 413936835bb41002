"""What a reviewer can do with a proposal: one button, one operation, one sentence back."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wirksam.foundation.access import RefusedError
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.choices import RegisterState
from wirksam.programme.forms import CommitmentForm
from wirksam.programme.models import Commitment
from wirksam.programme.operations import cutting, reviewing
from wirksam.programme.queries import desk as reads
from wirksam.programme.rules import Span


def decide(request: ActorRequest, commitment: Commitment, form: CommitmentForm) -> HttpResponse:
    """Carry out the button that was pressed, then lead on to the next proposal."""
    slug, decision = commitment.version.programme.slug, request.POST.get("decision", "")
    try:
        with transaction.atomic():
            said = _DECISIONS.get(decision, _nothing)(request, commitment, form)
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return redirect("proposal", slug=slug, pk=commitment.pk)
    messages.success(request, said)
    if decision in {"reopen", "save", "join"}:
        return redirect("proposal", slug=slug, pk=commitment.pk)
    onward = reads.next_for(commitment.version, request.actor, commitment)
    if onward is None:
        return redirect("desk", slug=slug)
    return redirect(f"{reverse('proposal', args=[slug, onward.pk])}?rueckgaengig={commitment.pk}")


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
