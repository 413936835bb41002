"""Votes: recording one, and the page that says how it came out and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.assembly.choices import RESULT_SIGNS, RESULT_TONES, ItemState, VoteResult
from wirksam.assembly.forms.voting import VoteForm
from wirksam.assembly.models import AgendaItem, Assembly, RollCallVote, Vote
from wirksam.assembly.operations.voting import record_vote
from wirksam.assembly.queries import meeting as reads
from wirksam.assembly.queries import voting
from wirksam.assembly.queries.minutes import counts_of
from wirksam.assembly.queries.ruling import rules_of, said
from wirksam.assembly.rules import likely_day
from wirksam.assembly.views.assemblies import RUN
from wirksam.assembly.views.meeting import desk_crumbs, item_or_404, tried
from wirksam.assembly.views.shared import assembly_or_404, crumbs, posted
from wirksam.foundation.access import (
    can,
    get_visible_or_404,
    public,
    requires,
    visible,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.models import Submission


@requires(RUN)
@require_http_methods(["GET", "POST"])
def new_vote(request: ActorRequest, slug: str) -> HttpResponse:
    """Record a vote under an item, on a motion (``vorlage``), or instead of a wrong one."""
    one = assembly_or_404(request, slug, "run")
    case = _case(request, one)
    if case.item is None:
        messages.info(request, _("First call the item under which this is decided."))
        return redirect("run_assembly", slug)
    form = _form(request, one, case)
    if form.is_bound and form.is_valid():
        new = form.new_vote(case.submission, case.wrong)
        made = tried(form, record_vote, actor=request.actor, item=case.item, new=new)
        if made is not None:
            return redirect(_after(made, case.item))
        form.look_again(voting.newest_key(case.item, case.submission))
    context = {
        "assembly": one,
        "item": case.item,
        "submission": case.submission,
        "wrong": case.wrong,
        "form": form,
        "there": reads.there(one),
        "crumbs": desk_crumbs(one),
    }
    status = 422 if form.is_bound else 200
    return render(request, "assembly/vote_form.html", context, status=status)


@dataclass(frozen=True, slots=True)
class _Case:
    """What is voted on: under which item, about what, instead of which wrong vote."""

    item: AgendaItem | None
    submission: Submission | None = None
    urgent: Submission | None = None
    wrong: Vote | None = None


def _case(request: ActorRequest, one: Assembly) -> _Case:
    wrong = _wrong(request, one)
    if wrong is not None:
        return _Case(wrong.item, wrong.submission, wrong=wrong)
    submission, urgent = _submission(request, "vorlage"), _submission(request, "dringlich")
    return _Case(_item(request, one, urgent or submission), submission, urgent)


def _form(request: ActorRequest, one: Assembly, case: _Case) -> VoteForm:
    known: dict[str, object] = {"key": uuid4()}
    known["decided_on"] = likely_day(one.first_day, one.last_day, timezone.localdate())
    if case.item is not None:
        known |= voting.first_values(case.item, case.submission, case.wrong, case.urgent)
    corrects = case.wrong is not None
    return VoteForm(posted(request), initial=known, rules=rules_of(one), corrects=corrects)


def _after(made: Vote, item: AgendaItem) -> str:
    """A carried motion is adopted next, with its text; a correction is looked at."""
    if made.corrects_id:
        return made.get_absolute_url()
    motion = voting.to_be_adopted(made)
    if motion is not None:
        return reverse("adopt_motion", args=[item.assembly.slug, motion.slug])
    return reverse("run_assembly", args=[item.assembly.slug])


def _key(request: ActorRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    if asked and not (asked.isdecimal() and len(asked) < 10):  # noqa: PLR2004
        raise Http404
    return int(asked or 0)


def _wrong(request: ActorRequest, one: Assembly) -> Vote | None:
    key = _key(request, "berichtigt")
    rows = Vote.objects.select_related("item__assembly__occasion", "submission")
    return get_object_or_404(rows, assembly=one, pk=key) if key else None


def _submission(request: ActorRequest, name: str) -> Submission | None:
    key = _key(request, name)
    return get_visible_or_404(request.actor, Submission, pk=key) if key else None


def _item(request: ActorRequest, one: Assembly, submission: Submission | None) -> AgendaItem | None:
    """The item named, the one the motion stands on, or the one that is being dealt with."""
    key = _key(request, "top")
    if key:
        return item_or_404(request, one.slug, key, "run")
    rows = one.agenda.select_related("assembly__occasion", "assembly__unit")
    if submission is not None:
        on = rows.filter(agenda_submissions__submission__in=voting.with_motion(submission))
        found = on.order_by("-called_at", "position").first()
        if found is not None:
            return found
    return rows.filter(state=ItemState.CALLED).first()


@public
@require_safe
def vote(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """How a vote came out. Who said what when names were called is for members."""
    rows = Vote.objects.select_related(
        "assembly__unit", "assembly__occasion", "item", "submission", "corrects"
    )
    one = get_visible_or_404(request.actor, rows, assembly__slug=slug, pk=pk)
    one.item.assembly = one.assembly
    roll = visible(request.actor, RollCallVote).filter(vote=one).order_by("position")
    thing = voting.about(one.submission)
    context = {
        "vote": one,
        "assembly": one.assembly,
        "sign": RESULT_SIGNS[VoteResult(one.result)],
        "tone": RESULT_TONES[VoteResult(one.result)],
        "counts": counts_of(one),
        "findings": said(one.findings),
        "about": thing,
        "about_name": reads.name_of(thing) if thing else "",
        "correct_url": f"{reverse('new_vote', args=[slug])}?berichtigt={one.pk}",
        "roll": list(roll),
        "later": Vote.objects.filter(corrects=one).select_related("assembly").first(),
        "may_run": request.actor.can(RUN) and can(request.actor, one, "run"),
        "crumbs": crumbs(one.assembly),
    }
    return render(request, "assembly/vote.html", context)
