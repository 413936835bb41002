"""What every page of preparing an assembly begins with, and taking words down."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.assembly.forms.preparing import ReasonForm
from wirksam.assembly.models import Argument, Assembly, ChapterSession, MoverQuestion
from wirksam.assembly.operations.moderating import Words, assembly_of, place_of, take_down
from wirksam.assembly.views.shared import Crumbs, assembly_or_404, crumbs, posted
from wirksam.foundation.access import RefusedError, can, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.models import Submission

RUN = "assembly.run"
_KINDS: dict[str, type[Words]] = {
    "frage": MoverQuestion,
    "grund": Argument,
    "treffen": ChapterSession,
}
_LONGEST_NUMBER = 10


def prepared_or_404(request: ActorRequest, slug: str) -> Assembly:
    """The assembly, for those whom it concerns."""
    return assembly_or_404(request, slug, "prepare")


def preparing_crumbs(assembly: Assembly, *, questions: bool = False) -> Crumbs:
    """The pages above."""
    trail = crumbs(assembly)
    if questions:
        trail.append((_("Questions"), reverse("mover_questions", args=[assembly.slug])))
    return trail


def submissions_to_choose(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """Motions and amendments with their titles: motions, then amendments as the text runs."""
    return rows.select_related("as_motion", "as_amendment__motion").order_by(
        F("as_amendment__motion__identifier").asc(nulls_first=True),
        F("as_amendment__first_line").asc(nulls_first=True),
        "identifier",
        "pk",
    )


def named_submission(request: ActorRequest, rows: QuerySet[Submission]) -> int | None:
    """The one that the address names (``?vorlage=7``), if it can be chosen."""
    number = request.GET.get("vorlage", "")
    if not (number.isdecimal() and len(number) < _LONGEST_NUMBER):
        return None
    return rows.filter(pk=int(number)).values_list("pk", flat=True).first()


@requires(RUN)
@require_http_methods(["GET", "POST"])
def moderate(request: ActorRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """Take words down, with a reason that stays."""
    words = _words(kind, pk)
    assembly = assembly_of(words)
    if assembly.slug != slug or words.is_hidden or not can(request.actor, assembly, "run"):
        raise Http404
    form = ReasonForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            take_down(actor=request.actor, words=words, **form.cleaned_data)
            messages.success(request, _("Taken down. The reason stands in its place."))
            return redirect(place_of(words))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "form": form,
        "words": words.summary if isinstance(words, ChapterSession) else words.text,
        "back": place_of(words),
        "crumbs": preparing_crumbs(assembly),
    }
    status = 422 if form.is_bound else 200
    return render(request, "assembly/moderate.html", context, status=status)


def _words(kind: str, pk: int) -> Words:
    model = _KINDS.get(kind)
    found = model._default_manager.filter(pk=pk).first() if model else None
    if found is None:
        raise Http404
    return found
