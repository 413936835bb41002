"""Questions to movers: all of an assembly with their clock, asking, answering, taking back."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.assembly.forms.preparing import AnswerForm, AskForm
from wirksam.assembly.models import MoverQuestion
from wirksam.assembly.operations import asking as deeds
from wirksam.assembly.queries import asking
from wirksam.assembly.queries.folder import open_submissions
from wirksam.assembly.rules import scope_of
from wirksam.assembly.views.preparing import (
    named_submission,
    prepared_or_404,
    preparing_crumbs,
    submissions_to_choose,
)
from wirksam.assembly.views.shared import assembly_or_404, posted
from wirksam.foundation.access import RefusedError, can, get_visible_or_404, public, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope


@public
@require_safe
def questions(request: ActorRequest, slug: str) -> HttpResponse:
    """Every question to the movers of an assembly, with its answer or its clock."""
    live = live_scope(request, [scope_of(slug)])
    one = assembly_or_404(request, slug)
    actor = request.actor
    context = {
        "assembly": one,
        "asked": asking.asked_about(actor, one),
        "may_ask": actor.is_known and can(actor, one, "prepare"),
        "may_run": actor.is_known and can(actor, one, "run"),
        "crumbs": preparing_crumbs(one),
        "live": live,
    }
    return render(request, "assembly/questions.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: ActorRequest, slug: str) -> HttpResponse:
    """Ask the movers of a motion or amendment."""
    one = prepared_or_404(request, slug)
    rows = submissions_to_choose(open_submissions(one))
    initial = {"submission": named_submission(request, rows)}
    form = AskForm(posted(request), initial=initial, submissions=rows)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            made = deeds.ask_movers(
                actor=request.actor,
                assembly=one,
                submission=data["submission"],
                text=data["text"],
                draft_key=data["key"],
            )
            messages.success(request, _("Asked. The movers have been told."))
            return redirect(made)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    told = {"title": _("Ask the movers"), "submit": _("Ask"), "draft": f"frage-{slug}"}
    context = {"form": form, "assembly": one, "crumbs": preparing_crumbs(one)} | told
    status = 422 if form.is_bound else 200
    return render(request, "assembly/preparing_form.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def answer(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Answer as a mover; the presidium notes what was said aloud."""
    question = get_visible_or_404(request.actor, _rows(slug), "answer", pk=pk)
    form = AnswerForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            deeds.answer_movers(actor=request.actor, question=question, **form.cleaned_data)
            messages.success(request, _("Answered. Everyone can read it."))
            return redirect(question)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "form": form,
        "asked": asking.views_of(request.actor, _rows(slug).filter(pk=pk))[0],
        "moves": can(request.actor, question.submission, "represent"),
        "crumbs": preparing_crumbs(question.assembly, questions=True),
    }
    status = 422 if form.is_bound else 200
    return render(request, "assembly/answer.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take one's own question back, after asking."""
    mine = _rows(slug).filter(by=request.actor.key, withdrawn_at=None, hidden_at=None)
    question = get_visible_or_404(request.actor, mine, pk=pk)
    if request.method == "POST":
        try:
            deeds.withdraw_mover_question(actor=request.actor, question=question)
            messages.success(request, _("Taken back. Your words are deleted."))
        except RefusedError as refused:
            messages.warning(request, refused.message)
        return redirect("mover_questions", slug=slug)
    context = {
        "title": _("Take the question back"),
        "lead": _("Your words are deleted. An answer that was given goes with them."),
        "words": question.text,
        "submit": _("Take it back"),
        "back": question.get_absolute_url(),
        "crumbs": preparing_crumbs(question.assembly, questions=True),
    }
    return render(request, "assembly/sure.html", context)


def _rows(slug: str) -> QuerySet[MoverQuestion]:
    return MoverQuestion.objects.filter(assembly__slug=slug).select_related(
        "assembly__unit",
        "assembly__occasion",
        "assembly__body",
        "unit",
        "submission__as_motion",
        "submission__as_amendment__motion",
    )
