"""What an activity contributes, and to which commitments."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.activities.forms import ContributionForm
from wirksam.activities.models import Activity, Contribution
from wirksam.activities.operations.contributing import link, unlink
from wirksam.activities.queries.contributions import of_activity
from wirksam.activities.queries.serving import still_open_for
from wirksam.activities.views.trail import activity_or_404, crumbs, posted
from wirksam.association.choices import Capability
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.queries.cards import citable_commitments


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def contributions(request: ActorRequest, pk: int) -> HttpResponse:
    """Tie one's own activity to a public commitment."""
    one = activity_or_404(request, pk, "host")
    form = ContributionForm(
        posted(request),
        commitments=still_open_for(one),
        initial={"code": request.GET.get("zusage", "")},
    )
    if form.is_bound and form.is_valid() and _link(request, one, form):
        return redirect("contributions", pk=pk)
    context = {"form": form, "activity": one, "rows": of_activity(one), "crumbs": crumbs(one)}
    status = 422 if form.is_bound else 200
    return render(request, "activities/contributions.html", context, status=status)


def _link(request: ActorRequest, one: Activity, form: ContributionForm) -> bool:
    data = form.cleaned_data
    target = citable_commitments().filter(code=data["code"]).first()
    if target is None:
        form.add_error("code", _("There is no such commitment. Choose one from the list."))
        return False
    try:
        link(
            actor=request.actor,
            activity=one,
            commitment=target,
            relation=data["relation"],
            words=data["note"],
        )
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return False
    messages.success(request, _("Tied. The thread of the commitment shows it."))
    return True


@requires(Capability.ACTIVITY_HOST)
@require_POST
def contribution_end(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a contribution back; its history stays."""
    row = get_visible_or_404(
        request.actor, Contribution.objects.select_related("activity"), "end", pk=pk
    )
    try:
        unlink(actor=request.actor, contribution=row)
        messages.success(request, _("Taken back."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("contributions", pk=row.activity_id)
