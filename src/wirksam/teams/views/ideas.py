"""Ideas for a team, and its answers. Nobody is named."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.association.models import Body
from wirksam.foundation.access import RefusedError, can, get_visible_or_404, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.i18n.days import day
from wirksam.teams.forms.working import IdeaAnswerForm, IdeaForm
from wirksam.teams.models import Idea
from wirksam.teams.operations import ideas as deeds
from wirksam.teams.queries.ideas import ideas_of
from wirksam.teams.queries.teams import get_team, get_team_for
from wirksam.teams.views.room import inside
from wirksam.teams.views.shared import crumbs, posted


@signed_in
@require_http_methods(["GET", "POST"])
def ideas(request: ActorRequest, team: str) -> HttpResponse:
    """All ideas with their answers, and a field for a new one."""
    one = get_team_for(request.actor, team, "listen")
    may_give = can(request.actor, one, "suggest")
    form = IdeaForm(posted(request))
    if form.is_bound and not may_give:
        raise Http404
    if form.is_bound and form.is_valid():
        try:
            given = deeds.give_idea(actor=request.actor, body=one, **form.cleaned_data)
            told = _("Your idea has arrived. The team owes you an answer by %(day)s.")
            messages.success(request, told % {"day": day(given.answer_due)})
            return redirect(_at(given))
        except RefusedError as refused:
            form.add_error("text", str(refused.message))
    works = can(request.actor, one, "work")
    found = ideas_of(request.actor, one, works=works, page=request.GET.get("seite", "1"))
    context = {
        "team": one,
        "form": form if may_give else None,
        "ideas": found,
        "crumbs": inside(one) if works else crumbs(one),
    }
    return render(request, "teams/ideas.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def answer(request: ActorRequest, team: str, pk: int) -> HttpResponse:
    """Say what becomes of an idea, with reasons."""
    one = get_team(team)
    idea = get_visible_or_404(request.actor, _ideas(one), "answer", pk=pk)
    form = IdeaAnswerForm(posted(request), idea=idea)
    if form.is_bound and form.is_valid():
        try:
            deeds.answer_idea(actor=request.actor, idea=idea, **form.cleaned_data)
            messages.success(request, _("Answered. Whoever had the idea is told."))
            return redirect(_at(idea))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"team": one, "idea": idea, "form": form, "crumbs": inside(one)}
    return render(request, "teams/idea_answer.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def take_back(request: ActorRequest, team: str, pk: int) -> HttpResponse:
    """Take one's own idea back."""
    own = get_visible_or_404(request.actor, _ideas(get_team(team)), "withdraw", pk=pk)
    try:
        deeds.withdraw_idea(actor=request.actor, idea=own)
        messages.success(request, _("Taken back. Your words are deleted."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("team_ideas", team=team)


def _ideas(team: Body) -> QuerySet[Idea]:
    return Idea.objects.filter(body=team).select_related("body__unit")


def _at(idea: Idea) -> str:
    return f"{reverse('team_ideas', args=[idea.body.key])}#idee-{idea.pk}"
