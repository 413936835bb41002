"""Ballots and who was elected: what the presidium records of an election."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.assembly.forms.electing import AnnulForm, BallotForm, DeclareForm
from wirksam.assembly.models import Ballot, Election, ElectionResult
from wirksam.assembly.operations import counting, declaring
from wirksam.assembly.queries import electing as reads
from wirksam.assembly.queries import meeting
from wirksam.assembly.views.assemblies import RUN
from wirksam.assembly.views.elections import election_or_404
from wirksam.assembly.views.meeting import deed_page, desk_crumbs, tried
from wirksam.assembly.views.shared import posted
from wirksam.foundation.access import RefusedError, requires
from wirksam.foundation.access.middleware import ActorRequest


@requires(RUN)
@require_http_methods(["GET", "POST"])
def ballot(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Record a ballot as it was counted, or correct one."""
    one = election_or_404(request, slug, pk, "run")
    wrong = _wrong(request, one)
    candidates = counting.standing(one)
    if not candidates:
        messages.info(request, _("Nobody stands yet."))
        return redirect(one)
    form = BallotForm(posted(request), initial=_first(one, wrong), candidates=candidates)
    if form.is_bound and form.is_valid():
        new = form.ballot(corrects=wrong)
        if tried(form, counting.record_ballot, actor=request.actor, election=one, new=new):
            return redirect(one)
    context = {
        "assembly": one.assembly,
        "election": one,
        "form": form,
        "wrong": wrong,
        "crumbs": [*desk_crumbs(one.assembly), (one.title, one.get_absolute_url())],
    }
    status = 422 if form.is_bound else 200
    return render(request, "assembly/ballot_form.html", context, status=status)


def _wrong(request: ActorRequest, one: Election) -> Ballot | None:
    asked = request.GET.get("berichtigt", "")
    if asked and not (asked.isdecimal() and len(asked) < 10):  # noqa: PLR2004
        raise Http404
    return get_object_or_404(one.ballots.all(), pk=int(asked)) if asked else None


def _first(one: Election, wrong: Ballot | None) -> dict[str, object]:
    told: dict[str, object] = {"revision": one.revision, "key": uuid4()}
    if wrong is None:
        last = meeting.there(one.assembly).presence
        return told | {"present": last.present if last else None}
    for count in wrong.counts.all():
        told |= {f"yes{count.candidate_id}": count.yes, f"no{count.candidate_id}": count.no}
    same = ("cast", "abstain", "invalid", "present")
    return told | {name: getattr(wrong, name) for name in same}


@requires(RUN)
@require_http_methods(["GET", "POST"])
def declare(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Say who was elected; mandates begin."""
    one = election_or_404(request, slug, pk, "run")
    candidates = counting.standing(one)
    known = {"revision": one.revision, "elected": reads.proposed(one)}
    form = DeclareForm(posted(request), initial=known, candidates=candidates)
    if form.is_bound and form.is_valid():
        new = form.declared()
        made = tried(form, declaring.declare_elected, actor=request.actor, election=one, new=new)
        if made is not None:
            _tell(request, made)
            return redirect(one)
    context = {
        "assembly": one.assembly,
        "view": reads.election_view(request.actor, one),
        "form": form,
        "claims": reads.claimed(one),
        "crumbs": [*desk_crumbs(one.assembly), (one.title, one.get_absolute_url())],
    }
    status = 422 if form.is_bound else 200
    return render(request, "assembly/declare.html", context, status=status)


def _tell(request: ActorRequest, made: list[ElectionResult]) -> None:
    for one in made:
        told = {"name": one.candidate.name}
        if one.mandate_id:
            messages.success(request, _("The mandate of %(name)s begins.") % told)
        elif one.candidate.person_id:
            text = _("%(name)s: somebody else of the presidium confirms, then the mandate begins.")
            messages.info(request, text % told)
        else:
            text = _("%(name)s is not in the list of members: the office must be given by hand.")
            messages.warning(request, text % told)


@requires(RUN)
@require_POST
def confirm(request: ActorRequest, slug: str, pk: int, result: int) -> HttpResponse:
    """Confirm as the second person."""
    one = election_or_404(request, slug, pk, "run")
    row = get_object_or_404(ElectionResult, election=one, pk=result)
    try:
        declaring.confirm_elected(actor=request.actor, result=row)
        messages.success(request, _("Confirmed. The mandate begins."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect(one)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def annul(request: ActorRequest, slug: str, pk: int, result: int) -> HttpResponse:
    """Take back what was declared by mistake."""
    one = election_or_404(request, slug, pk, "run")
    row = get_object_or_404(
        ElectionResult.objects.select_related("candidate"), election=one, pk=result
    )
    form = AnnulForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            declaring.annul_elected(
                actor=request.actor, result=row, reason=form.cleaned_data["reason"]
            )
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    told = {
        "title": _("Take the election of %(name)s back") % {"name": row.candidate.name},
        "submit": _("Take it back"),
        "lead": _("The mandate ends, the seat is free again. The minutes keep both."),
        "icon": "cross",
        "back": one.get_absolute_url(),
    }
    return deed_page(request, one.assembly, form, told)
