"""The desk of who organises."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.association.choices import Capability
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.forms.thanking import ThanksForm
from wirksam.opportunities.models import Engagement, Opportunity
from wirksam.opportunities.operations import leading as deeds
from wirksam.opportunities.queries.leading import desk_of
from wirksam.opportunities.views.shared import crumbs, task_or_404


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def people(request: ActorRequest, pk: int) -> HttpResponse:
    """Who is in, waits and asks; afterwards, who has helped."""
    task = task_or_404(request, pk, "host")
    if request.method == "POST":
        ticked = request.POST.getlist("dabei")[:2000]
        helped = [int(one) for one in ticked if one.isdecimal() and len(one) < 16]  # noqa: PLR2004
        try:
            number = deeds.mark_helped(actor=request.actor, opportunity=task, helped=helped)
            told = ngettext("%(n)s person has helped.", "%(n)s people have helped.", number)
            messages.success(request, told % {"n": number})
        except RefusedError as refused:
            messages.warning(request, refused.message)
        return redirect("opportunity_people", pk=pk)
    return show_desk(request, task)


def show_desk(
    request: ActorRequest, task: Opportunity, thanks: ThanksForm | None = None
) -> HttpResponse:
    """The desk; with the ``thanks`` that could not be sent."""
    rows = deeds.read_people(actor=request.actor, opportunity=task)
    desk = desk_of(request.actor, task, rows)
    form = thanks or ThanksForm(rows=desk.to_thank)
    context = {"task": task, "desk": desk, "thanks": form, "crumbs": crumbs(task)}
    status = 422 if thanks else 200
    return render(request, "opportunities/people.html", context, status=status)


@requires(Capability.ACTIVITY_HOST)
@require_POST
def answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Let somebody in who asked, or say that it does not work out this time."""
    asked = Engagement.objects.select_related("opportunity__host__unit", "person")
    one = get_visible_or_404(request.actor, asked, "lead", pk=pk)
    try:
        yes = request.POST.get("antwort") == "ja"
        deeds.answer_request(actor=request.actor, engagement=one, yes=yes)
        messages.success(request, _("Answered. She hears of it."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("opportunity_people", pk=one.opportunity_id)
