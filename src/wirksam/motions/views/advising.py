"""What those who prepare propose to the assembly, and what the movers say to that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirksam.foundation.access import RefusedError, requires, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.forms.deeds import AdviceForm, ReplyForm
from wirksam.motions.models import Amendment, Motion, Submission
from wirksam.motions.operations import procedures
from wirksam.motions.queries import inbox as reads
from wirksam.motions.queries import writing
from wirksam.motions.queries.amending import current_version
from wirksam.motions.queries.listing import waiting
from wirksam.motions.views.deeds import trail
from wirksam.motions.views.shared import crumbs, lines_from, name_of, submission_or_404


@requires("assembly.run")
@require_http_methods(["GET", "POST"])
def inbox(request: ActorRequest) -> HttpResponse:
    """What waits to be looked at, what still has no proposal, what is not public yet."""
    if request.method == "POST":
        return _publish_all(request)
    context = {
        "waiting": reads.waiting_rows(waiting(request.actor)),
        "silent": reads.without_proposal(request.actor),
        "unpublished": reads.unpublished(request.actor),
        "crumbs": crumbs(),
    }
    return render(request, "motions/inbox.html", context)


def _publish_all(request: ActorRequest) -> HttpResponse:
    rows = [row.one.submission for row in reads.unpublished(request.actor)]
    try:
        made = procedures.publish(actor=request.actor, submissions=rows)
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return redirect("motion_inbox")
    told = ngettext("%(count)s proposal is public.", "%(count)s proposals are public.", len(made))
    messages.success(request, told % {"count": len(made)})
    return redirect("motion_inbox")


@requires("assembly.run")
@require_http_methods(["GET", "POST"])
def recommend(request: ActorRequest, pk: int) -> HttpResponse:
    """Write a version of the proposal; publish it at once or later with the others."""
    row = submission_or_404(request.actor, pk, "prepare")
    earlier = list(row.procedures.all())
    base, shown = _paragraphs(request, row)
    texts = writing.typed_texts(base, request.POST) if request.method == "POST" else {}
    form = AdviceForm(
        request.POST if request.method == "POST" else None,
        others=_others(row),
        initial=reads.advice_initial(earlier),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _advised(request, row, form, texts)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    parts = [one for one in writing.parts(base, texts) if one.base in shown or one.is_changed]
    context = {
        "form": form, "submission": row, "name": name_of(row), "earlier": earlier, "parts": parts,
        "needs_lines": isinstance(row, Motion), "crumbs": crumbs(*trail(row)),
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "motions/advice.html", context, status=status)


def _advised(
    request: ActorRequest, row: Submission, form: AdviceForm, texts: dict[int, str]
) -> HttpResponse:
    procedures.recommend(
        actor=request.actor,
        submission=row,
        advice=form.advice(texts),
        latest=form.cleaned_data["latest"] or 0,
    )
    told = _("Kept. Nobody else sees it before you publish it.")
    if request.POST.get("tat") == "veroeffentlichen":
        procedures.publish(actor=request.actor, submissions=[row])
        told = _("Published. The movers are asked whether they agree.")
    messages.success(request, told)
    return redirect("submission", pk=row.pk)


@signed_in
@require_http_methods(["GET", "POST"])
def reply(request: ActorRequest, pk: int) -> HttpResponse:
    """Say for the movers whether they agree."""
    row = submission_or_404(request.actor, pk, "represent")
    found = row.procedures.filter(published_at__isnull=False).order_by("-number").first()
    if found is None:
        return redirect(row)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            procedures.answer(actor=request.actor, procedure=found, **form.cleaned_data)
            messages.success(request, _("Your answer stands beside the proposal."))
            return redirect(row)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "form": form,
        "submission": row,
        "name": name_of(row),
        "procedure": found,
        "crumbs": crumbs(*trail(row)),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "motions/reply.html", context, status=status)


def _paragraphs(
    request: ActorRequest, row: Motion | Amendment
) -> tuple[list[writing.Typed], list[writing.Typed]]:
    """The text the submission is about, and the paragraphs of it that are in question."""
    if isinstance(row, Amendment):
        plain = {one.text for one in writing.base_paragraphs(row.version, row.parent)}
        base = writing.base_paragraphs(row.version, row)
        return base, [one for one in base if one.text not in plain]
    base = writing.base_paragraphs(current_version(row))
    first, last = lines_from(request, base[-1].numbers[-1])
    return base, [
        one for one in base if one.numbers and one.numbers[0] <= last and first <= one.numbers[-1]
    ]


def _others(row: Submission) -> list[Submission]:
    rows = Submission.objects.filter(occasion=row.occasion_id).exclude(identifier="")
    return list(rows.exclude(pk=row.pk).order_by("identifier", "pk"))
