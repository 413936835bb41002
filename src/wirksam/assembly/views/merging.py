"""The merge desk: the text in the making for all to see, decisions by those who run the meeting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from wirksam.assembly.forms.merging import Deed, read_deed
from wirksam.assembly.models import Assembly
from wirksam.assembly.queries import merging as reads
from wirksam.assembly.views.assemblies import RUN
from wirksam.assembly.views.merging_parts import Parts
from wirksam.assembly.views.shared import Crumbs, assembly_or_404, crumbs
from wirksam.foundation.access import NOBODY, RefusedError, public, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope
from wirksam.foundation.pages import kept_part
from wirksam.foundation.pages.versions import content_number
from wirksam.motions.models import MergeDraft, Motion
from wirksam.motions.operations import merging as deeds
from wirksam.motions.operations import wording_by_hand as by_hand
from wirksam.motions.queries.merging import draft_of
from wirksam.motions.rules import desk_scope

READINGS = ("", "offen", "text")


@public
@require_safe
def desks(request: ActorRequest, slug: str) -> HttpResponse:
    """The motions of an assembly and how far their desks are."""
    one = assembly_or_404(request, slug)
    context = {
        "assembly": one,
        "rows": reads.desks_of(request.actor, one),
        "may_run": request.actor.can(RUN),
        "crumbs": crumbs(one),
    }
    return render(request, "assembly/merge_desks.html", context)


@gzip_page
@public
@require_safe
def desk(request: ActorRequest, slug: str, motion: str) -> HttpResponse:
    """A desk: how the text reads now, and everything that is wanted of it."""
    assembly, one = motion_or_404(request, slug, motion)
    may_run = reads.may_prepare(request.actor, one)
    live = live_scope(request, [desk_scope(one.slug)])
    draft = reads.desk_for(request.actor, one, may_run=may_run)
    context: dict[str, Any] = {"assembly": assembly, "motion": one, "draft": draft}
    context["crumbs"] = trail(assembly)
    if draft is None:
        context |= {"may_run": may_run and one.is_open}
        return render(request, "assembly/merge_desk_closed.html", context)
    shown = request.GET.get("zeigen", "")
    shown = shown if shown in READINGS else ""
    parts = Parts(request, assembly, draft, may_run=may_run)
    context |= {
        "may_run": parts.may_run,
        "live": live,
        "shown": shown,
        "readings": readings(shown),
        "text_url": f"{request.path}?zeigen=text",
        "head": parts.head(),
        "own": parts.own(request),
        "text": parts.desk.text if shown == "text" else parts.places(shown),
    }
    return render(request, "assembly/merge_desk.html", context)


@public
@require_safe
def news(request: ActorRequest, slug: str, motion: str) -> HttpResponse:
    """What changed at a desk since the revision that somebody sees.

    Pages that only watch say so (``lesen``): they all get the same, and that is kept.
    """
    since = number(request.GET.get("seit", ""))
    if "lesen" in request.GET:
        return kept_news(request, (slug, motion), since)
    assembly, one = motion_or_404(request, slug, motion)
    may_run = reads.may_prepare(request.actor, one)
    draft = reads.desk_for(request.actor, one, may_run=may_run)
    if draft is None:
        raise Http404
    parts = Parts(request, assembly, draft, may_run=may_run)
    return parts.news(request, since)


def kept_news(request: ActorRequest, desk: tuple[str, str], since: int) -> HttpResponse:
    """What everyone may see of a public desk: one query, as long as nothing changes."""
    tag = ("desk-news", desk, since, content_number([desk_scope(desk[1])]))

    def render() -> str:
        assembly, one = motion_or_404(request, *desk)
        draft = reads.desk_for(NOBODY, one, may_run=False)
        if draft is None:
            raise Http404
        return Parts(request, assembly, draft, may_run=False).news(request, since).content.decode()

    answer = HttpResponse(kept_part(tag, render))
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@requires(RUN)
@require_POST
def open_desk(request: ActorRequest, slug: str, motion: str) -> HttpResponse:
    """Open the desk of a motion."""
    _assembly, one = motion_or_404(request, slug, motion, "prepare")
    try:
        deeds.open_desk(actor=request.actor, motion=one)
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("merge_desk", slug, motion)


@requires(RUN)
@require_POST
def deed(request: ActorRequest, slug: str, motion: str) -> HttpResponse:
    """Press a button of the desk."""
    assembly, one = motion_or_404(request, slug, motion, "prepare")
    draft = draft_of(one)
    if draft is None:
        raise Http404
    try:
        wanted = read_deed(request.POST.get("do", ""))
        _do(request, draft, wanted)
    except RefusedError as refused:
        return _refused(request, assembly, draft, str(refused.message))
    to_word = wanted.others.get("hand")
    if "X-Desk" in request.headers:
        fresh = draft_of(one) or draft
        answer = Parts(request, assembly, fresh, may_run=True).news(request, seen(request))
        if to_word:
            answer.headers["X-Desk-Word"] = str(to_word[0])
        return answer
    if to_word:
        return redirect("merge_desk_word", slug, motion, to_word[0])
    return redirect(back_to(slug, motion, reads.newest_position(draft)))


def _do(request: ActorRequest, draft: MergeDraft, wanted: Deed) -> None:
    actor = request.actor
    if wanted.picks or wanted.order:
        deeds.choose(actor=actor, draft=draft, picks=wanted.picks, order=wanted.order)
    for name, (first, second) in wanted.others.items():
        if name == "still":
            by_hand.confirm_wording(actor=actor, draft=draft, position=first, revision=second)
        elif name == "drop":
            by_hand.drop_wording(actor=actor, draft=draft, position=first, revision=second)
        elif name == "undo":
            by_hand.undo(actor=actor, draft=draft, number=first)
        elif name == "public":
            deeds.set_audience(actor=actor, draft=draft, public=bool(first))


def _refused(
    request: ActorRequest, assembly: Assembly, draft: MergeDraft, sentence: str
) -> HttpResponse:
    """Say why not; a page that is open also gets what has changed meanwhile."""
    if "X-Desk" not in request.headers:
        messages.warning(request, sentence)
        return redirect("merge_desk", assembly.slug, draft.motion.slug)
    fresh = draft_of(draft.motion) or draft
    answer = Parts(request, assembly, fresh, may_run=True).news(request, seen(request))
    told = render_to_string(
        "assembly/merge_desk.html#refused", {"sentence": sentence}, request=request
    )
    answer.content = told.encode() + answer.content
    answer.status_code = 422
    return answer


def motion_or_404(
    request: ActorRequest, slug: str, motion: str, action: str = "view"
) -> tuple[Assembly, Motion]:
    """An assembly and a motion that goes to it."""
    assembly = assembly_or_404(request, slug)
    found = reads.motion_of(request.actor, assembly, motion, action)
    if found is None:
        raise Http404
    return assembly, found


def readings(shown: str) -> list[tuple[str, str, bool]]:
    """Everything, what is open, or the bare text."""
    words = (_("Everything"), _("What is open"), _("Only the text"))
    return [
        (str(word), f"?zeigen={key}" if key else "?", key == shown)
        for word, key in zip(words, READINGS, strict=True)
    ]


def trail(assembly: Assembly, motion: Motion | None = None) -> Crumbs:
    """The pages above."""
    found = [*crumbs(assembly), (_("Merge desks"), reverse("merge_desks", args=[assembly.slug]))]
    if motion is not None:
        found.append((str(motion), reverse("merge_desk", args=[assembly.slug, motion.slug])))
    return found


def back_to(slug: str, motion: str, at: int | None) -> str:
    """The desk, at the paragraph somebody was at."""
    anchor = "" if at is None else f"#absatz-{at}"
    return reverse("merge_desk", args=[slug, motion]) + anchor


def number(text: str) -> int:
    """A small number from an address or a header; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004


def seen(request: ActorRequest) -> int:
    """The revision of the page from which this was sent."""
    return number(request.headers.get("X-Desk", ""))
