"""Remarks for all, notes for oneself, plain words beside a paragraph."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.foundation.access import RefusedError, can, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.forms.deeds import AidForm, CommentForm, HideForm, NoteForm
from wirksam.motions.models import (
    Amendment,
    Comment,
    Motion,
    PrivateNote,
    Submission,
    WordingParagraph,
)
from wirksam.motions.operations import aiding, noting, speaking
from wirksam.motions.queries.amending import current_version
from wirksam.motions.queries.page import rights
from wirksam.motions.queries.reading import printed
from wirksam.motions.queries.signs import lines_label
from wirksam.motions.views.deeds import trail
from wirksam.motions.views.shared import (
    crumbs,
    lines_from,
    motion_or_404,
    name_of,
    submission_or_404,
)

MOST_LINES = 1_000_000


@signed_in
@require_http_methods(["GET", "POST"])
def comment(request: ActorRequest, pk: int) -> HttpResponse:
    """Say something about some lines, about the whole, or to what somebody said."""
    row = submission_or_404(request.actor, pk, "comment")
    lines = lines_from(request, MOST_LINES)
    to = _remark_from(request, row)
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            if to is not None:
                speaking.answer(actor=request.actor, comment=to, **data)
            else:
                speaking.comment(actor=request.actor, submission=row, lines=lines, **data)
            messages.success(request, _("Your remark stands there."))
            return redirect(_place(row, to.first_line if to else lines[0]))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "to": to, "title": _("Answer") if to else _("Say something")}
    return _show(request, row, lines, context)


@signed_in
@require_http_methods(["GET", "POST"])
def note(request: ActorRequest, pk: int) -> HttpResponse:
    """A note that only its writer sees; without words it goes."""
    row = submission_or_404(request.actor, pk, "note")
    lines = lines_from(request, MOST_LINES)
    own = PrivateNote.objects.filter(
        submission=row.pk, person_key=request.actor.key, first_line=lines[0], last_line=lines[1]
    ).first()
    initial = {"text": own.text, "verdict": own.verdict} if own else {}
    form = NoteForm(request.POST or None, on_lines=bool(lines[0]), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            noting.note(actor=request.actor, submission=row, lines=lines, **form.cleaned_data)
            messages.success(request, _("Your note is kept. Only you see it."))
            return redirect(_place(row, lines[0]))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "title": _("A note only for me"), "private": True}
    return _show(request, row, lines, context)


@signed_in
@require_http_methods(["GET", "POST"])
def remark(request: ActorRequest, pk: int) -> HttpResponse:
    """Take one's own remark back; hide another's, or show it again."""
    found = get_object_or_404(Comment.objects.select_related("submission__unit"), pk=pk)
    row = submission_or_404(request.actor, found.submission_id)
    own, hides = can(request.actor, found, "take_back"), can(request.actor, found, "hide")
    if not (own or hides):
        raise Http404
    form = HideForm(request.POST or None)
    if request.method == "POST" and (own or form.is_valid() or found.hidden_at):
        try:
            messages.success(request, _dealt_with(request, found, form, own=own))
            return redirect(_place(row, found.first_line))
        except RefusedError as refused:
            form.add_error("reason", str(refused.message))
    context = {"form": form, "remark": found, "own": own, "submission": row, "name": name_of(row)}
    context["crumbs"] = crumbs(*trail(row))
    status = 422 if request.method == "POST" else 200
    return render(request, "motions/remark.html", context, status=status)


def _dealt_with(request: ActorRequest, found: Comment, form: HideForm, *, own: bool) -> str:
    if own:
        speaking.take_back(actor=request.actor, comment=found)
        return _("Taken back.")
    if found.hidden_at:
        speaking.show(actor=request.actor, comment=found)
        return _("Everyone can read it again.")
    speaking.hide(actor=request.actor, comment=found, reason=form.cleaned_data["reason"])
    return _("Hidden. The reason stands in its place.")


@signed_in
@require_http_methods(["GET", "POST"])
def aid(request: ActorRequest, slug: str, position: int) -> HttpResponse:
    """A paragraph in plain words; a second person checks them."""
    motion = motion_or_404(request.actor, slug)
    if not rights(motion, request.actor).inside:
        raise Http404
    rows = current_version(motion).wording.paragraphs.select_related("aid")
    paragraph = get_object_or_404(rows, position=position)
    kept = getattr(paragraph, "aid", None)
    form = AidForm(
        request.POST or None, initial={"text": kept.text, "seen": kept.text} if kept else {}
    )
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _put_plainly(request, motion, paragraph, form))
            return redirect(f"{motion.get_absolute_url()}?lesen=einfach#z{paragraph.first_line}")
        except RefusedError as refused:
            form.add_error("text", str(refused.message))
    context = {
        "form": form,
        "kept": kept,
        "may_check": bool(kept and kept.written_by != request.actor.key and not kept.checked_at),
        "lines": printed(paragraph),
    }
    context |= {"motion": motion, "crumbs": crumbs(motion)}
    return render(request, "motions/aid.html", context, status=422 if form.is_bound else 200)


def _put_plainly(
    request: ActorRequest, motion: Motion, paragraph: WordingParagraph, form: AidForm
) -> str:
    kept, data, actor = getattr(paragraph, "aid", None), form.cleaned_data, request.actor
    if kept and request.POST.get("tat") == "pruefen":
        seen = data["seen"].replace("\r\n", "\n")
        aiding.check_aid(actor=actor, submission=motion, aid=kept, seen=seen)
        return _("Checked. Thank you.")
    aiding.write_aid(actor=actor, submission=motion, paragraph=paragraph, text=data["text"])
    return _("Kept. A second person checks it.")


def _show(
    request: ActorRequest,
    row: Motion | Amendment,
    lines: tuple[int, int],
    own: Mapping[str, object],
) -> HttpResponse:
    context = {
        **own,
        "submission": row,
        "name": name_of(row),
        "lines_label": lines_label(*lines),
        "quoted": _quoted(row, lines),
        "crumbs": crumbs(*trail(row)),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "motions/say.html", context, status=status)


def _quoted(row: Submission, lines: tuple[int, int]) -> list[object]:
    """The lines that are talked about, of a motion."""
    if not lines[0] or not isinstance(row, Motion):
        return []
    paragraphs = current_version(row).wording.paragraphs.filter(
        first_line__lte=lines[1], last_line__gte=lines[0]
    )
    numbers = range(lines[0], lines[1] + 1)
    return [line for one in paragraphs for line in printed(one) if line.number in numbers]


def _remark_from(request: ActorRequest, row: Submission) -> Comment | None:
    """The remark that is answered, if the address names one."""
    pk = request.GET.get("auf", "")
    if not (pk.isdecimal() and len(pk) < 16):  # noqa: PLR2004
        return None
    return get_object_or_404(row.comments.filter(hidden_at=None, parent=None), pk=int(pk))


def _place(row: Motion | Amendment, line: int) -> str:
    end = f"#z{line}" if line and isinstance(row, Motion) else "#anmerkungen"
    return f"{row.get_absolute_url()}{end}"
