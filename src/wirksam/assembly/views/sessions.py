"""Meetings of chapters on a motion: the list, one of them, writing about one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.assembly.forms.sessions import SessionForm
from wirksam.assembly.models import Assembly, ChapterSession
from wirksam.assembly.operations import sessions as deeds
from wirksam.assembly.queries import sessions as queries
from wirksam.assembly.queries.folder import open_submissions
from wirksam.assembly.rules import scope_of
from wirksam.assembly.views.preparing import (
    named_submission,
    prepared_or_404,
    preparing_crumbs,
    submissions_to_choose,
)
from wirksam.assembly.views.shared import posted
from wirksam.association.choices import Capability
from wirksam.foundation.access import RefusedError, can, get_visible_or_404, requires, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope

HOST = Capability.ACTIVITY_HOST.value


@signed_in
@require_safe
def sessions(request: ActorRequest, slug: str) -> HttpResponse:
    """What chapters talked about before an assembly."""
    live = live_scope(request, [scope_of(slug)])
    one = prepared_or_404(request, slug)
    context = {
        "assembly": one,
        "sessions": queries.sessions_of(request.actor, one),
        "may_write": request.actor.can(HOST) and queries.meeting_units(request.actor, one).exists(),
        "crumbs": preparing_crumbs(one),
        "live": live,
    }
    return render(request, "assembly/sessions.html", context)


@signed_in
@require_safe
def session(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """One meeting, its open questions and their answers."""
    found = _session_or_404(request, slug, pk)
    context = {
        "view": queries.session_view(request.actor, found),
        "session": found,
        "assembly": found.assembly,
        "may_run": can(request.actor, found.assembly, "run"),
        "crumbs": preparing_crumbs(found.assembly),
    }
    return render(request, "assembly/session.html", context)


@requires(HOST)
@require_http_methods(["GET", "POST"])
def new_session(request: ActorRequest, slug: str) -> HttpResponse:
    """Write about a meeting of one's own chapter."""
    one = prepared_or_404(request, slug)
    units = queries.meeting_units(request.actor, one)
    rows = submissions_to_choose(open_submissions(one))
    initial = SessionForm.initial_of(None) | {"submission": named_submission(request, rows)}
    form = SessionForm(posted(request), initial=initial, submissions=rows, units=units)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            made = deeds.record_session(
                actor=request.actor,
                assembly=one,
                unit=data["unit"],
                plan=form.plan(),
                draft_key=data["key"],
            )
            messages.success(request, _("Saved. Your questions have gone to the movers."))
            return redirect(made)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    return _form_page(request, one, form, _("What our chapter talked about"))


@requires(HOST)
@require_http_methods(["GET", "POST"])
def edit_session(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Change what was written, or ask more."""
    found = _session_or_404(request, slug, pk, "write")
    initial = SessionForm.initial_of(found)
    rows, units = (
        open_submissions(found.assembly),
        queries.meeting_units(request.actor, found.assembly),
    )
    form = SessionForm(
        posted(request), initial=initial, submissions=rows, units=units, session=found
    )
    if form.is_bound and form.is_valid():
        try:
            deeds.edit_session(
                actor=request.actor,
                session=found,
                plan=form.plan(),
                revision=form.cleaned_data["revision"] or 0,
            )
            messages.success(request, _("Saved."))
            return redirect(found)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    return _form_page(request, found.assembly, form, _("Change what was written"))


def _form_page(
    request: ActorRequest, assembly: Assembly, form: SessionForm, title: str
) -> HttpResponse:
    context = {
        "form": form,
        "assembly": assembly,
        "title": title,
        "submit": _("Save"),
        "draft": f"treffen-{assembly.slug}",
        "crumbs": preparing_crumbs(assembly),
    }
    status = 422 if form.is_bound else 200
    return render(request, "assembly/preparing_form.html", context, status=status)


def _session_or_404(
    request: ActorRequest, slug: str, pk: int, action: str = "view"
) -> ChapterSession:
    rows = queries.told(ChapterSession.objects.filter(assembly__slug=slug)).select_related(
        "assembly__occasion", "assembly__unit", "unit", "submission__as_motion",
        "submission__as_amendment__motion",
    )  # fmt: skip
    found = get_visible_or_404(request.actor, rows, action, pk=pk)
    if action != "view" and found.is_hidden:
        raise Http404
    return found
