"""Writing an amendment in the text itself: change, give reasons, hand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.foundation.access import RefusedError, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.forms.amending import AmendmentForm
from wirksam.motions.forms.fields import mover_initial
from wirksam.motions.models import Amendment, Motion, MotionVersion
from wirksam.motions.operations import drafting, submitting
from wirksam.motions.operations.movers import prepares
from wirksam.motions.queries import writing
from wirksam.motions.views.shared import (
    amendment_or_404,
    crumbs,
    lines_from,
    motion_or_404,
    version_of,
)


@dataclass(slots=True)
class Desk:
    """What is being written: a new amendment, one to an amendment, or a kept draft."""

    request: ActorRequest
    version: MotionVersion
    parent: Amendment | None = None
    kept: Amendment | None = None
    base: list[writing.Typed] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    problem: str = ""

    @property
    def motion(self) -> Motion:
        """The motion that is to be changed."""
        return self.version.motion


@signed_in
@require_http_methods(["GET", "POST"])
def amend(request: ActorRequest, slug: str) -> HttpResponse:
    """Change paragraphs where they stand."""
    motion = motion_or_404(request.actor, slug, "amend")
    return _work(Desk(request, _shown_version(request, motion)))


@signed_in
@require_http_methods(["GET", "POST"])
def amend_amendment(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """The same in the text as it would read with an amendment."""
    motion_or_404(request.actor, slug, "amend")
    parent = amendment_or_404(request.actor, slug, pk)
    if not parent.is_open or parent.parent_id is not None:
        raise Http404
    version = parent.version
    version.motion = parent.motion
    return _work(Desk(request, version, parent=parent))


@signed_in
@require_http_methods(["GET", "POST"])
def edit(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Go on with an amendment that is not handed in."""
    kept = amendment_or_404(request.actor, slug, pk, "write")
    version = kept.version
    version.motion = kept.motion
    return _work(Desk(request, version, parent=kept.parent, kept=kept))


@signed_in
@require_POST
def preview(request: ActorRequest, slug: str) -> HttpResponse:
    """How one paragraph reads with what is typed. Nothing is kept."""
    motion = motion_or_404(request.actor, slug, "amend")
    parent = None
    to = request.POST.get("zu", "")
    if to.isdecimal() and len(to) < 16:  # noqa: PLR2004
        parent = amendment_or_404(request.actor, slug, int(to))
    base = writing.base_paragraphs(_shown_version(request, motion), parent)
    texts = writing.typed_texts(base, request.POST)
    try:
        changed = writing.changed_parts(base, texts)
    except RefusedError as refused:
        return render(request, "motions/amend.html#live", {"problem": refused.message})
    return render(request, "motions/amend.html#live", {"changed": changed})


def _work(desk: Desk) -> HttpResponse:
    request = desk.request
    desk.base = writing.base_paragraphs(desk.version, desk.parent)
    if request.method == "POST":
        desk.texts = writing.typed_texts(desk.base, request.POST)
        step = request.POST.get("schritt", "zeigen")
        if step != "text":
            return _second(desk, keep=step in {"entwurf", "einreichen"})
    elif desk.kept is not None:
        desk.texts = writing.stored_texts(desk.kept, desk.base)
    return _first(desk)


def _first(desk: Desk, status: int = 200) -> HttpResponse:
    """The text, each paragraph a field."""
    near = lines_from(desk.request, desk.base[-1].numbers[-1] if desk.base[-1].numbers else 0)
    context = _context(desk, 1) | {"parts": writing.parts(desk.base, desk.texts, near)}
    context["is_window"] = len(desk.base) > writing.MOST_FIELDS
    return render(desk.request, "motions/amend.html", context, status=status)


def _second(desk: Desk, *, keep: bool) -> HttpResponse:
    """How it reads, the reasons, who moves it; then it is kept or handed in."""
    request = desk.request
    try:
        changed = writing.changed_parts(desk.base, desk.texts)
    except RefusedError as refused:
        desk.problem = str(refused.message)
        return _first(desk, 422)
    if not changed:
        desk.problem = _("The text reads like that already. Change a word in it first.")
        return _first(desk, 422)
    form = _form(desk, bound=keep)
    if keep and form.is_valid():
        try:
            return _kept(desk, form)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = _context(desk, 2) | {"form": form, "changed": changed, "texts": desk.texts.items()}
    return render(request, "motions/amend_review.html", context, status=422 if keep else 200)


def _form(desk: Desk, *, bound: bool) -> AmendmentForm:
    initial = mover_initial(desk.kept) | {"editorial": desk.kept.editorial} if desk.kept else {}
    return AmendmentForm(
        desk.request.POST if bound else None,
        actor=desk.request.actor,
        on_paper=prepares(desk.request.actor, desk.motion.unit),
        initial=initial,
    )


def _kept(desk: Desk, form: AmendmentForm) -> HttpResponse:
    actor = desk.request.actor
    plan = form.plan(desk.version, desk.texts, parent=desk.parent, kept=desk.kept)
    if desk.kept is None:
        kept = drafting.draft_amendment(actor=actor, plan=plan)
    else:
        revision = form.cleaned_data["revision"] or desk.kept.revision
        kept = drafting.revise_amendment(
            actor=actor, amendment=desk.kept, plan=plan, revision=revision
        )
    told = _("Your draft is kept. Nobody sees it before you hand it in.")
    if desk.request.POST["schritt"] == "einreichen":
        try:
            submitting.hand_in(actor=actor, submission=kept)
            told = _("Handed in. The presidium looks at it and publishes it.")
        except RefusedError as refused:
            messages.warning(desk.request, refused.message)
    messages.success(desk.request, told)
    return redirect(kept)


def _context(desk: Desk, step: int) -> dict[str, object]:
    name = f"aenderung-{desk.motion.slug}-{desk.version.number}"
    for one in (desk.parent, desk.kept):
        name += f"-{one.pk}" if one else ""
    more = [(str(desk.kept), desk.kept.get_absolute_url())] if desk.kept else []
    return {
        "desk": desk,
        "motion": desk.motion,
        "step": step,
        "way_steps": [_("Change"), _("Give reasons"), _("Hand in")],
        "draft_name": name,
        "crumbs": crumbs(desk.motion, *more),
        "problem": desk.problem,
    }


def _shown_version(request: ActorRequest, motion: Motion) -> MotionVersion:
    """The version that was on the page; else the newest."""
    number = request.POST.get("fassung", "")
    if number.isdecimal() and len(number) < 5:  # noqa: PLR2004
        return version_of(motion, int(number))
    return version_of(motion)
