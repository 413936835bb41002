"""Bringing motions in from other systems, and taking them along."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import Occasion
from wirksam.engine.exchange.loading import MAX_BYTES
from wirksam.foundation.access import RefusedError, public, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.forms.exchanging import ImportForm
from wirksam.motions.models import Motion, WaitingImport
from wirksam.motions.operations.importing import Taken, hand_in_bundle, take_over, throw_away
from wirksam.motions.queries.exchanging import bundle_of, motions_to_share
from wirksam.motions.queries.importing import preview_of
from wirksam.motions.views.exchange_files import LISTS, PAPERS, answer_of, paper_answer
from wirksam.motions.views.shared import crumbs, motion_or_404, version_of


def _page() -> dict[str, object]:
    steps = [_("Choose a file"), _("Look at what is in it"), _("Take it over")]
    return {"crumbs": crumbs(), "way_steps": steps}


@requires(Capability.ASSEMBLY_RUN)
@require_http_methods(["GET", "POST"])
def upload(request: ActorRequest) -> HttpResponse:
    """Choose a file and where its motions go. Nothing is written but the preview."""
    form = ImportForm(request.POST or None, request.FILES or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            waiting = hand_in_bundle(
                actor=request.actor,
                data=file.read(MAX_BYTES + 1),
                name=file.name or "",
                target=form.target(),
            )
            return redirect("motions_import_preview", key=waiting.key)
        except RefusedError as refused:
            form.add_error("file", str(refused.message))
    status = 422 if request.method == "POST" else 200
    return render(request, "motions/import.html", _page() | {"form": form}, status=status)


@requires(Capability.ASSEMBLY_RUN)
@require_http_methods(["GET", "POST"])
def preview(request: ActorRequest, key: UUID) -> HttpResponse:
    """Everything the file would bring; then all of it or nothing."""
    mine = WaitingImport.objects.filter(key=key, handed_in_by=request.actor.key)
    waiting = mine.select_related("unit", "occasion").first()
    if waiting is None:
        messages.info(request, _("This preview is gone. Hand the file in once more."))
        return redirect("motions_import")
    if request.method == "POST":
        return _decide(request, waiting)
    context = _page() | {"waiting": waiting, "look": preview_of(waiting)}
    return render(request, "motions/import_preview.html", context)


def _decide(request: ActorRequest, waiting: WaitingImport) -> HttpResponse:
    if "discard" in request.POST:
        throw_away(waiting=waiting)
        messages.info(request, _("Thrown away. Nothing was written."))
        return redirect("motions_import")
    try:
        taken = take_over(actor=request.actor, waiting=waiting)
    except RefusedError as refused:
        messages.error(request, str(refused.message))
        return redirect("motions_import_preview", key=waiting.key)
    messages.success(request, _told(taken))
    return redirect("motions")


def _told(taken: Taken) -> str:
    told = ngettext(
        "Taken over: %(count)d motion", "Taken over: %(count)d motions", taken.motions
    ) % {"count": taken.motions}
    more = ngettext(
        "%(count)d amendment", "%(count)d amendments", taken.amendments
    ) % {"count": taken.amendments}  # fmt: skip
    return f"{told}, {more}."


@public
@require_safe
def take_all(request: ActorRequest) -> HttpResponse:
    """The ways in which all motions to an assembly can be taken along."""
    shared = motions_to_share(request.actor)
    context = {
        "crumbs": crumbs(),
        "occasions": Occasion.objects.filter(pk__in=shared.values("occasion")),
        "forms": LISTS.values(),
    }
    return render(request, "motions/take_all.html", context)


@public
@require_safe
def all_file(request: ActorRequest, form: str) -> HttpResponse:
    """All public motions, or those to one assembly, for another system."""
    if form not in LISTS:
        raise Http404
    key = request.GET.get("versammlung", "").replace("\0", "")[:60]
    occasion = Occasion.objects.filter(key=key).first() if key else None
    if key and occasion is None:
        raise Http404
    bundle = bundle_of(motions_to_share(request.actor, key), str(occasion or ""))
    return answer_of(LISTS[form], bundle, f"antraege-{key}" if key else "antraege")


@public
@require_safe
def take_one(request: ActorRequest, slug: str) -> HttpResponse:
    """The ways in which one motion can be taken along."""
    motion = motion_or_404(request.actor, slug)
    context = {
        "crumbs": crumbs(motion),
        "motion": motion,
        "papers": PAPERS.values(),
        "forms": LISTS.values() if motion.is_public else (),
        "name": str(motion),
    }
    return render(request, "motions/take_one.html", context)


@public
@require_safe
def one_file(request: ActorRequest, slug: str, form: str) -> HttpResponse:
    """One motion: printed, or with its amendments for another system."""
    motion = motion_or_404(request.actor, slug)
    bundle = bundle_of(Motion.objects.filter(pk=motion.pk), motion.title)
    if form in PAPERS:
        return paper_answer(PAPERS[form], motion, bundle, version_of(motion).wording.width)
    if form not in LISTS or not motion.is_public:
        raise Http404
    return answer_of(LISTS[form], bundle, f"antrag-{slug}")
