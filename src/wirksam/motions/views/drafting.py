"""Writing a motion: from pasted words, a file, or a text that is in force."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.engine.amend import Paragraph
from wirksam.engine.document.model import UnreadableError
from wirksam.engine.document.sandbox import read_in_sandbox
from wirksam.foundation.access import RefusedError, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.choices import OPEN
from wirksam.motions.forms.drafting import MotionForm, VersionForm, motion_initial
from wirksam.motions.models import Motion, Statute
from wirksam.motions.operations import drafting
from wirksam.motions.operations.versions import revise_motion
from wirksam.motions.queries.pasting import paragraphs_in, read_pasted
from wirksam.motions.queries.places import Room, Start, room_of, start_from
from wirksam.motions.queries.texts import paragraphs_of
from wirksam.motions.queries.writing import read_written, written
from wirksam.motions.views.deeds import posted
from wirksam.motions.views.shared import crumbs, motion_or_404, version_of
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.queries.notes import problem_text

Read = tuple[tuple[Paragraph, ...], tuple[str, ...]]


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Write a motion; nobody sees it before it is handed in."""
    room = room_of(request.actor)
    if room is None:
        return render(request, "motions/nowhere.html", {"crumbs": crumbs()})
    start = start_from(request.GET.get("satzung", ""), request.GET.get("programm", ""))
    form = _form(request, room, start)
    if request.method == "POST" and form.is_valid():
        try:
            paragraphs, notes = _read(form, fresh=start is None)
            motion = drafting.draft_motion(actor=request.actor, plan=form.plan(paragraphs))
            return _done(request, motion, notes)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    return _show(request, form, _("Write a motion"))


@signed_in
@require_http_methods(["GET", "POST"])
def edit(request: ActorRequest, slug: str) -> HttpResponse:
    """Go on with a draft; of a published motion write another version."""
    motion = motion_or_404(request.actor, slug, "represent")
    if motion.state in OPEN:
        return _another_version(request, motion)
    motion = motion_or_404(request.actor, slug, "write")
    room = room_of(request.actor, motion)
    if room is None:
        return redirect(motion)
    text = written(paragraphs_of(version_of(motion).wording))
    form = MotionForm(
        posted(request),
        request.FILES or None,
        room=room,
        source=motion.source_version,
        initial=motion_initial(motion, text),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _revised(request, motion, form)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    return _show(request, form, _("Go on writing"), motion)


def _revised(request: ActorRequest, motion: Motion, form: MotionForm) -> HttpResponse:
    paragraphs, notes = _read(form, fresh=False)
    kept = drafting.revise_draft(
        actor=request.actor,
        motion=motion,
        plan=form.plan(paragraphs, motion),
        revision=form.cleaned_data["revision"] or motion.revision,
    )
    return _done(request, kept, notes)


def _another_version(request: ActorRequest, motion: Motion) -> HttpResponse:
    """Its movers word it anew; amendments move along where they fit."""
    text = written(paragraphs_of(version_of(motion).wording))
    form = VersionForm(posted(request), initial={"text": text, "revision": motion.revision})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = revise_motion(
                actor=request.actor,
                motion=motion,
                paragraphs=read_written(data["text"]),
                note=data["note"],
                revision=data["revision"] or motion.revision,
            )
            messages.success(request, _("Version %(number)s is public.") % {"number": made.number})
            return redirect(motion)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "motion": motion, "crumbs": crumbs(motion)}
    return render(request, "motions/version.html", context, status=422 if form.is_bound else 200)


def _form(request: ActorRequest, room: Room, start: Start | None) -> MotionForm:
    initial: dict[str, object] = {"occasion": room.occasions.order_by("happens_on", "pk").first()}
    if start is not None:
        initial |= {"sort": start.sort, "statute": start.statute, "text": written(start.paragraphs)}
    source = start.source if start else None
    return MotionForm(
        posted(request), request.FILES or None, room=room, source=source, initial=initial
    )


def _read(form: MotionForm, *, fresh: bool) -> Read:
    """The words, and what was done to them in reading; a file wins over the field."""
    file = form.cleaned_data.get("file")
    if file:
        try:
            document = read_in_sandbox(file.read(), name=file.name or "")
        except UnreadableError as problem:
            raise RefusedError(problem_text(problem.code, problem.message)) from problem
        return paragraphs_in(document), ()
    text = form.cleaned_data["text"]
    if fresh:
        pasted = read_pasted(text)
        return pasted.paragraphs, pasted.notes
    return read_written(text), ()


def _done(request: ActorRequest, motion: Motion, notes: tuple[str, ...]) -> HttpResponse:
    for note in notes[:5]:
        messages.info(request, note)
    messages.success(request, _("Your draft is kept. Nobody sees it before you hand it in."))
    return redirect(motion)


def _show(
    request: ActorRequest, form: MotionForm, title: str, motion: Motion | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "motion": motion,
        "crumbs": crumbs(motion),
        "statutes": Statute.objects.filter(versions__isnull=False).distinct(),
        "programmes": ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all())
        .select_related("programme")
        .order_by("-programme__term_starts_on", "-number"),
    }
    return render(request, "motions/write.html", context, status=422 if form.is_bound else 200)
