"""*Which task fits me?* Six questions; three tasks, a team, somebody to talk to. Stores nothing."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wirksam.activities.queries.shown import unit_choices
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.forms.fitting import FittingForm
from wirksam.opportunities.queries import fitting as asked
from wirksam.opportunities.views.shared import crumbs


@public
@require_safe
def which(request: ActorRequest) -> HttpResponse:
    """The questions; with ``zeigen`` in the address what fits the answers in it."""
    actor = request.actor
    if "zeigen" in request.GET:
        return _answer(request)
    said = asked.Answers.from_query(request.GET)
    said = said if said != asked.Answers() else asked.answers_of(actor)
    form = FittingForm(
        initial=asdict(said),
        units=unit_choices(),
        topics=asked.topics_offered(actor, said.topics),
    )
    return render(request, "opportunities/which.html", {"form": form, "crumbs": crumbs()})


def _answer(request: ActorRequest) -> HttpResponse:
    query = request.GET.copy()
    del query["zeigen"]
    answers = asked.Answers.from_query(request.GET)
    context = {
        "found": asked.fitting(request.actor, answers),
        "again": f"{reverse('which_opportunity')}?{query.urlencode()}",
        "crumbs": crumbs(),
    }
    return render(request, "opportunities/fitting.html", context)
