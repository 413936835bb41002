"""Bringing in a text: hand it in, look at what was read, take it over."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.association.models import Unit
from wirksam.engine.document.model import UnreadableError
from wirksam.engine.document.refusals import MAX_BYTES
from wirksam.foundation.access import RefusedError, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.choices import ReadingState
from wirksam.programme.forms import FrameForm, SourceForm
from wirksam.programme.models import Programme, Reading
from wirksam.programme.operations.adopting import (
    AlreadyThereError,
    adopt_reading,
    discard_programme,
)
from wirksam.programme.operations.reading import (
    hand_in,
    hand_in_text,
    is_under_way,
    start_reading,
)
from wirksam.programme.queries.edition import visible_versions
from wirksam.programme.queries.notes import problem_text
from wirksam.programme.queries.readings import known_version, look_at, peek
from wirksam.programme.views.trail import crumbs, way_steps


@requires("programme.import")
@require_http_methods(["GET", "POST"])
def source(request: ActorRequest) -> HttpResponse:
    """Upload a file or paste a text."""
    form = SourceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, text = form.cleaned_data["file"], form.cleaned_data["text"]
        kept = (
            hand_in(actor=request.actor, name=file.name, content=file)
            if file
            else hand_in_text(actor=request.actor, text=text)
        )
        return redirect(start_reading(source=kept))
    status = 422 if form.is_bound else 200
    context = {"form": form, "crumbs": crumbs(), "way_steps": way_steps()}
    return render(request, "programme/source.html", context, status=status)


@requires("programme.import")
@require_POST
def preview(request: ActorRequest) -> HttpResponse:
    """Show, while typing, which lines and notes would come out. Nothing is kept."""
    file = request.FILES.get("file")
    content = file or ContentFile(request.POST.get("text", "").encode())
    try:
        look = peek(content.read(MAX_BYTES + 1), name=getattr(file, "name", "") or "")
    except UnreadableError as problem:
        context = {"problem": problem, "problem_text": problem_text(problem.code, problem.message)}
        return render(request, "programme/source.html#preview", context)
    return render(request, "programme/source.html#preview", {"look": look})


@requires("programme.import")
@require_http_methods(["GET", "POST"])
def reading(request: ActorRequest, pk: int) -> HttpResponse:
    """Progress while it is being read, then the lines and notes, then the way into the house."""
    row = get_object_or_404(Reading.objects.select_related("source"), pk=pk)
    if request.method == "POST" and "motion" in request.POST:
        return redirect(start_reading(source=row.source, motion=_number(request.POST["motion"])))
    if row.state != ReadingState.READY:
        return _wait(request, row)
    units = Unit.objects.filter(request.actor.units("programme.import"))
    form = FrameForm(request.POST or None, initial=_suggestion(row), units=units)
    if request.method == "POST" and known_version(row) is None and form.is_valid():
        return _adopt(request, row, form)
    return _show(request, row, form)


def _show(request: ActorRequest, row: Reading, form: FrameForm) -> HttpResponse:
    context = {"reading": row, "look": look_at(row), "form": form, "known": known_version(row)}
    context |= {"crumbs": crumbs(), "way_steps": way_steps()}
    status = 422 if form.is_bound else 200
    return render(request, "programme/reading.html", context, status=status)


def _wait(request: ActorRequest, row: Reading) -> HttpResponse:
    if request.method == "POST":
        return redirect(start_reading(source=row.source, motion=row.motion))
    context = {
        "reading": row,
        "problem_text": problem_text(row.problem_code, row.problem),
        "stalled": not is_under_way(row),
        "crumbs": crumbs(),
    }
    return render(request, "programme/reading_wait.html", context)


def _adopt(request: ActorRequest, row: Reading, form: FrameForm) -> HttpResponse:
    try:
        version = adopt_reading(actor=request.actor, reading=row, frame=form.frame())
    except AlreadyThereError as there:
        messages.info(request, _("This text is already here. Nothing was taken over twice."))
        return redirect(there.version.programme)
    except RefusedError as refused:
        form.add_error("slug", str(refused.message))
        return _show(request, row, form)
    found = version.commitments.count()
    messages.success(
        request, _("The text is here. %(count)d commitments wait to be checked.") % {"count": found}
    )
    return redirect("desk", slug=version.programme.slug)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 0  # noqa: PLR2004


def _suggestion(row: Reading) -> dict[str, object]:
    meta = look_at(row).document.meta
    title = meta.title
    words = title.split()
    year = next((word for word in reversed(words) if word.isdecimal() and len(word) == 4), "")  # noqa: PLR2004
    year = year or (str(meta.resolved_on.year + 1) if meta.resolved_on else "")
    suggestion: dict[str, object] = {"title": title, "slug": year}
    if year and Programme.objects.filter(slug=year).exists():
        suggestion["slug"] = f"{year}-2"
    if year and 1900 < int(year) < 3000:  # noqa: PLR2004 (a believable year)
        suggestion |= {
            "term_starts_on": date(int(year), 1, 1),
            "term_ends_on": date(int(year), 12, 31),
        }
    return suggestion | {"unit": Unit.objects.filter(kind="state").first()}


@requires("programme.import")
@require_http_methods(["GET", "POST"])
def discard(request: ActorRequest, slug: str) -> HttpResponse:
    """Ask, then throw away a programme that was never published."""
    own = visible_versions(request.actor, "import").values("programme")
    programme = get_object_or_404(
        Programme.objects.exclude(versions__frozen_at__isnull=False), slug=slug, pk__in=own
    )
    if request.method == "POST":
        try:
            discard_programme(actor=request.actor, programme=programme)
        except RefusedError as refused:
            messages.warning(request, refused.message)
            return redirect(programme)
        messages.success(request, _("The draft is gone. The file itself was kept."))
        return redirect("programmes")
    return render(request, "programme/discard.html", {"programme": programme})
