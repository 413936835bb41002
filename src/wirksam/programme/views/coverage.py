"""Lines without a decision, and saying that they deliberately hold no commitment."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.foundation.access import requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.forms import ReasonForm
from wirksam.programme.models import NoCommitment, Passage, ProgrammeVersion
from wirksam.programme.operations import reviewing
from wirksam.programme.queries import coverage as reads
from wirksam.programme.rules import Span
from wirksam.programme.views.edition import visible_version_or_404
from wirksam.programme.views.trail import crumbs


@requires("programme.review")
@require_http_methods(["GET", "POST"])
def coverage(request: ActorRequest, slug: str) -> HttpResponse:
    """Every passage that nobody has decided about, with a box to tick."""
    version = visible_version_or_404(request, slug, "review")
    if request.method == "POST":
        if "unmark" in request.POST:
            _unmark(request, version)
        else:
            _mark(request, version)
        return redirect("coverage", slug=slug)
    context = {
        "version": version,
        "coverage": reads.coverage(version),
        "marked": version.no_commitments.all(),
        "crumbs": crumbs(version, desk=True),
    }
    return render(request, "programme/coverage.html", context)


def _mark(request: ActorRequest, version: ProgrammeVersion) -> None:
    ticked = [pk for pk in request.POST.getlist("passage") if pk.isdecimal() and len(pk) < 16]  # noqa: PLR2004
    passages: Iterable[Passage] = version.passages.filter(pk__in=ticked)
    if "all" in request.POST:
        passages = reads.coverage(version).open_passages
    spans = [Span(*span) for span in reads.undecided_spans(version, passages)]
    if not spans:
        messages.warning(request, _("Tick the passages that hold no commitment."))
        return
    reviewing.mark_no_commitment(
        actor=request.actor, version=version, spans=spans, reason=ReasonForm(request.POST).words()
    )
    messages.success(request, _("Marked. You can take it back below."))


def _unmark(request: ActorRequest, version: ProgrammeVersion) -> None:
    pk = request.POST["unmark"]
    marked = get_object_or_404(
        NoCommitment.objects.filter(version=version).select_related("version__programme"),
        pk=pk if pk.isdecimal() and len(pk) < 16 else 0,  # noqa: PLR2004
    )
    reviewing.unmark_no_commitment(actor=request.actor, marked=marked)
    messages.success(request, _("Taken back."))
