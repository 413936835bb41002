"""What members say and ask, and what the responsible body answers. Nobody is named."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.association.choices import Capability
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.i18n.days import day
from wirksam.programme.forms import AnswerForm, ObjectionForm, QuestionForm
from wirksam.programme.models import Commitment, Objection, Question
from wirksam.programme.models.dialogue import Owed
from wirksam.programme.operations import dialogue
from wirksam.programme.queries.asking import asked_body
from wirksam.programme.queries.cards import public_commitments


@signed_in
@require_http_methods(["GET", "POST"])
def question(request: ActorRequest, code: str) -> HttpResponse:
    """Ask the responsible body; everyone sees until when it owes an answer."""
    commitment = get_visible_or_404(request.actor, public_commitments(), "ask", code=code)
    body = asked_body(commitment)
    form = QuestionForm(request.POST or None)
    if body is None:
        messages.warning(request, _("Nobody is in charge who could be asked."))
        return redirect(commitment)

    def send(text: str) -> Owed:
        return dialogue.ask_question(
            actor=request.actor, commitment=commitment, body=body, text=text
        )

    heading = _("Ask: %(body)s") % {"body": body.name}
    return _speak(request, commitment, form, send, {"heading": heading, "send": _("Ask")})


@signed_in
@require_http_methods(["GET", "POST"])
def objection(request: ActorRequest, code: str, pk: int) -> HttpResponse:
    """Say that one sees a report differently."""
    commitment = get_visible_or_404(request.actor, public_commitments(), "ask", code=code)
    entry = get_object_or_404(commitment.entries.filter(withdrawal=None), pk=pk)
    form = ObjectionForm(request.POST or None)

    def send(text: str) -> Owed:
        return dialogue.raise_objection(actor=request.actor, entry=entry, text=text)

    words = {"heading": _("I see it differently"), "send": _("Send")}
    return _speak(request, commitment, form, send, words | {"about": entry.said})


@requires(Capability.PROGRAMME_REPORT)
@require_http_methods(["GET", "POST"])
def answer_question(request: ActorRequest, code: str, pk: int) -> HttpResponse:
    """Answer for the body that was asked."""
    rows = Question.objects.filter(commitment__code=code).select_related("commitment__version")
    asked = get_visible_or_404(request.actor, rows, "answer", pk=pk)

    def send(text: str) -> Owed:
        return dialogue.answer_question(actor=request.actor, question=asked, answer=text)

    return _answer(request, asked.commitment, asked, send)


@requires(Capability.PROGRAMME_REPORT)
@require_http_methods(["GET", "POST"])
def answer_objection(request: ActorRequest, code: str, pk: int) -> HttpResponse:
    """Answer for the body that reported."""
    rows = Objection.objects.filter(entry__commitment__code=code).select_related(
        "entry__commitment__version"
    )
    said = get_visible_or_404(request.actor, rows, "answer", pk=pk)

    def send(text: str) -> Owed:
        return dialogue.answer_objection(actor=request.actor, objection=said, answer=text)

    return _answer(request, said.entry.commitment, said, send)


@signed_in
@require_POST
def question_back(request: ActorRequest, code: str, pk: int) -> HttpResponse:
    """Take one's own question back."""
    rows = Question.objects.filter(commitment__code=code)
    own = get_visible_or_404(request.actor, rows, "withdraw", pk=pk)
    return _take_back(
        request, code, lambda: dialogue.withdraw_question(actor=request.actor, question=own)
    )


@signed_in
@require_POST
def objection_back(request: ActorRequest, code: str, pk: int) -> HttpResponse:
    """Take one's own objection back."""
    rows = Objection.objects.filter(entry__commitment__code=code)
    own = get_visible_or_404(request.actor, rows, "withdraw", pk=pk)
    return _take_back(
        request, code, lambda: dialogue.withdraw_objection(actor=request.actor, objection=own)
    )


def _speak(
    request: ActorRequest,
    commitment: Commitment,
    form: forms.Form,
    send: Callable[[str], Owed],
    words: dict[str, str],
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            owed = send(form.cleaned_data["text"])
            told = _("It stands there now, without your name. An answer is due by %(day)s.")
            messages.success(request, told % {"day": day(owed.answer_due)})
            return redirect(f"{commitment.get_absolute_url()}#{_anchor(owed)}")
        except RefusedError as refused:
            form.add_error("text", str(refused.message))
    return _page(request, commitment, form, words)


def _answer(
    request: ActorRequest, commitment: Commitment, owed: Owed, send: Callable[[str], Owed]
) -> HttpResponse:
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            send(form.cleaned_data["answer"])
            messages.success(request, _("Your answer stands there now."))
            return redirect(f"{commitment.get_absolute_url()}#{_anchor(owed)}")
        except RefusedError as refused:
            form.add_error("answer", str(refused.message))
    words = {"heading": _("Answer"), "send": _("Send the answer"), "about": owed.text}
    return _page(request, commitment, form, words)


def _take_back(request: ActorRequest, code: str, deed: Callable[[], Owed]) -> HttpResponse:
    try:
        deed()
        messages.success(request, _("Taken back. Your words are deleted."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("commitment", code=code)


def _page(
    request: ActorRequest, commitment: Commitment, form: forms.Form, words: dict[str, str]
) -> HttpResponse:
    crumbs = [
        (_("Commitments"), reverse("commitments")),
        (str(commitment.code), commitment.get_absolute_url()),
    ]
    context = words | {"commitment": commitment, "form": form, "crumbs": crumbs}
    status = 422 if form.is_bound else 200
    return render(request, "programme/word.html", context, status=status)


def _anchor(owed: Owed) -> str:
    return f"frage-{owed.pk}" if isinstance(owed, Question) else f"einwand-{owed.pk}"
