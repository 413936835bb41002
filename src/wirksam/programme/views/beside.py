"""What stands beside the text: plain words and remarks of the editors."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.foundation.access import RefusedError, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.forms import NoteForm
from wirksam.programme.models import EditorialNote, ProgrammeVersion
from wirksam.programme.operations.publishing import annotate_line, remove_note
from wirksam.programme.queries.beside import passages_with_words, remarks
from wirksam.programme.views.edition import visible_version_or_404
from wirksam.programme.views.trail import crumbs


@requires("programme.review")
@require_http_methods(["GET", "POST"])
def beside(request: ActorRequest, slug: str) -> HttpResponse:
    """Every passage with its plain words, every remark, and a form for a new one."""
    version = visible_version_or_404(request, slug, "review")
    form = NoteForm(request.POST if "message" in request.POST else None, version=version)
    if "remove" in request.POST:
        _remove(request, version)
        return redirect("beside", slug=slug)
    if form.is_bound and form.is_valid():
        annotate_line(actor=request.actor, version=version, **form.cleaned_data)
        messages.success(request, _("The remark stands beside the line."))
        return redirect("beside", slug=slug)
    context = {
        "version": version,
        "form": form,
        "passages": passages_with_words(version),
        "remarks": remarks(version),
        "crumbs": crumbs(version, desk=True),
    }
    return render(request, "programme/beside.html", context, status=422 if form.is_bound else 200)


def _remove(request: ActorRequest, version: ProgrammeVersion) -> None:
    pk = request.POST["remove"]
    note = get_object_or_404(
        EditorialNote.objects.filter(version=version).select_related("version__programme"),
        pk=pk if pk.isdecimal() and len(pk) < 16 else 0,  # noqa: PLR2004 (longer is no key)
    )
    try:
        remove_note(actor=request.actor, note=note)
        messages.success(request, _("Taken back."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
