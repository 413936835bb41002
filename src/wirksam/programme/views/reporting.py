"""Saying what became of a commitment: a new report, a correction, taking one back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.association.choices import Capability
from wirksam.foundation.access import RefusedError, can, public, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.files.operations import keep_upload
from wirksam.foundation.files.views import send
from wirksam.programme.choices import EntryBasis
from wirksam.programme.forms import ReportForm, WithdrawalForm
from wirksam.programme.models import Commitment, Evidence, ProgressEntry
from wirksam.programme.operations import reporting
from wirksam.programme.queries.cards import card, citable_commitments, with_standing
from wirksam.programme.queries.drafts import draft_from


@requires(Capability.PROGRAMME_REPORT)
@require_http_methods(["GET", "POST"])
def report(request: ActorRequest, code: str) -> HttpResponse:
    """Three questions: what happened, what comes next, what shows it."""
    commitment = _mine(request, code)
    if commitment.superseded_by and request.method == "GET":
        return _to_successor(request, _present(commitment))
    form = _form(request, commitment, initial=_taken_over(request))
    if request.method == "POST" and form.is_valid():
        entry = _add(request, commitment, form)
        if entry is not None:
            return _done(request, commitment, entry, form)
    return _show(request, commitment, form)


@requires(Capability.PROGRAMME_REPORT)
@require_http_methods(["GET", "POST"])
def correction(request: ActorRequest, code: str, pk: int) -> HttpResponse:
    """The same form, filled with what stands there; the first wording stays to be read."""
    commitment = _mine(request, code)
    entry = _own_entry(commitment, pk)
    form = _form(request, commitment, corrects=entry)
    if request.method == "POST" and form.is_valid():
        corrected = _add(request, commitment, form, corrects=entry)
        if corrected is not None:
            return _done(request, commitment, corrected, form)
    return _show(request, commitment, form, entry)


@requires(Capability.PROGRAMME_REPORT)
@require_http_methods(["GET", "POST"])
def withdrawal(request: ActorRequest, code: str, pk: int) -> HttpResponse:
    """Take a report back, with a reason that everyone can read."""
    commitment = _mine(request, code)
    entry = _own_entry(commitment, pk)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reporting.withdraw_entry(
                actor=request.actor, entry=entry, reason=form.cleaned_data["reason"]
            )
            messages.success(request, _("Taken back. The reason stands in its place."))
            return redirect(f"{commitment.get_absolute_url()}#meldung-{entry.pk}")
        except RefusedError as refused:
            form.add_error("reason", str(refused.message))
    context = _page(commitment) | {"form": form, "entry": entry}
    status = 422 if form.is_bound else 200
    return render(request, "programme/withdrawal.html", context, status=status)


@public
@require_safe
def evidence(request: ActorRequest, code: str, pk: int) -> HttpResponseBase:
    """A photo or document that shows an entry, as long as the entry stands."""
    shown = Evidence.objects.filter(
        entry__commitment__in=citable_commitments().filter(code=code),
        entry__withdrawal=None,
        file__isnull=False,
    )
    proof = get_object_or_404(shown.select_related("file"), pk=pk)
    if proof.file is None:
        raise Http404
    return send(proof.file, request)


def _mine(request: ActorRequest, code: str) -> Commitment:
    """One that she may report on, also if another has just taken its place."""
    row = get_object_or_404(with_standing(citable_commitments()), code=code)
    if not can(request.actor, _present(row), "report"):
        raise Http404
    return row


def _present(row: Commitment) -> Commitment:
    """The commitment that stands in the place of ``row`` today; mostly itself."""
    while row.superseded_by is not None:
        row = row.superseded_by
    return row


def _own_entry(commitment: Commitment, pk: int) -> ProgressEntry:
    """A report on it; what the assembly decided only the assembly changes."""
    rows = commitment.entries.filter(basis=EntryBasis.REPORT, withdrawal=None)
    return get_object_or_404(rows, pk=pk)


def _form(request: ActorRequest, commitment: Commitment, **options: Any) -> ReportForm:  # noqa: ANN401
    now = card(commitment, timezone.localdate()).standing.state
    return ReportForm(
        request.POST or None, request.FILES or None, commitment=commitment, now=now, **options
    )


def _taken_over(request: ActorRequest) -> dict[str, Any]:
    """What an activity offers, where the address names one; other things as ``kind-12``."""
    kind, _dash, pk = request.GET.get("aus", "").rpartition("-")
    if not (pk.isdecimal() and len(pk) < 16):  # noqa: PLR2004
        return {}
    draft = draft_from(kind or "activity", int(pk), request.actor)
    return {name: value for name, value in asdict(draft).items() if value} if draft else {}


def _add(
    request: ActorRequest,
    commitment: Commitment,
    form: ReportForm,
    corrects: ProgressEntry | None = None,
) -> ProgressEntry | None:
    upload, kept = form.cleaned_data["file"], None
    try:
        if upload:
            kept = keep_upload(actor=request.actor, upload=upload, alt=form.cleaned_data["alt"])
    except RefusedError as refused:
        form.add_error("file", str(refused.message))
        return None
    try:
        return reporting.report_progress(
            actor=request.actor, commitment=commitment, report=form.report(kept), corrects=corrects
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        commitment.refresh_from_db(fields=["state", "superseded_by"])
        return None


def _done(
    request: ActorRequest, commitment: Commitment, entry: ProgressEntry, form: ReportForm
) -> HttpResponse:
    """On to the thread. A form that came twice with other words becomes a correction."""
    if entry.said != form.cleaned_data["said"].strip():
        told = _("Your report had arrived already. What you changed since is not sent yet.")
        again = form.again()
        again.add_error(None, told)
        return _show(request, commitment, again, entry)
    messages.success(request, _("Your report stands in the thread."))
    return redirect(f"{commitment.get_absolute_url()}?meldung={entry.pk}#meldung-{entry.pk}")


def _show(
    request: ActorRequest,
    commitment: Commitment,
    form: ReportForm,
    corrects: ProgressEntry | None = None,
) -> HttpResponse:
    at = _present(commitment)
    action = reverse("report", args=[at.code])
    if corrects is not None and at is commitment:
        action = reverse("correction", args=[commitment.code, corrects.pk])
    context = _page(commitment) | {"form": form, "corrects": corrects, "action": action}
    status = 422 if form.is_bound else 200
    return render(request, "programme/report.html", context, status=status)


def _page(commitment: Commitment) -> dict[str, object]:
    crumbs = [
        (_("Commitments"), reverse("commitments")),
        (str(commitment.code), commitment.get_absolute_url()),
    ]
    return {"commitment": commitment, "crumbs": crumbs}


def _to_successor(request: ActorRequest, successor: Commitment) -> HttpResponse:
    told = _("This commitment was replaced by %(code)s. You are there now.")
    messages.info(request, told % {"code": successor.code})
    return redirect("report", code=successor.code)
