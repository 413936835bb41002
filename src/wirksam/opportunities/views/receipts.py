"""The receipt of somebody's help, for her alone; and the thanks that hosts write."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wirksam.association.choices import Capability
from wirksam.foundation.access import (
    NOBODY,
    RefusedError,
    get_visible_or_404,
    public,
    requires,
    signed_in,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.choices import EngagementState
from wirksam.opportunities.forms.thanking import ThanksForm
from wirksam.opportunities.models import Engagement
from wirksam.opportunities.operations.guests import GuestLinkError, guest_behind
from wirksam.opportunities.operations.thanking import thank
from wirksam.opportunities.queries.leading import thankable
from wirksam.opportunities.queries.receipts import receipt_of
from wirksam.opportunities.views.leading import show_desk
from wirksam.opportunities.views.shared import crumbs, task_or_404


@never_cache
@signed_in
@require_safe
def receipt(request: ActorRequest, pk: int) -> HttpResponse:
    """What became of one's own help; before it is done, the task itself."""
    rows = Engagement.objects.select_related("opportunity__host__unit")
    one = get_visible_or_404(request.actor, rows, "own", opportunity=pk)
    if one.state != EngagementState.DONE:
        return redirect(one.opportunity)
    context = {"receipt": receipt_of(request.actor, one), "crumbs": crumbs(one.opportunity)}
    return render(request, "opportunities/receipt.html", context)


@never_cache
@public
@require_safe
def behind_link(request: ActorRequest, token: str) -> HttpResponse:
    """The same for a guest, as long as her name is kept."""
    try:
        guest = guest_behind(token)
    except GuestLinkError:
        return render(request, "opportunities/guest_gone.html", status=410)
    rows = Engagement.objects.select_related("opportunity__host__unit")
    one = rows.filter(guest=guest, state=EngagementState.DONE).first()
    if one is None:
        return redirect("guest_link", token)
    context = {"receipt": receipt_of(NOBODY, one), "guest": guest}
    answer = render(request, "opportunities/receipt.html", context)
    answer["Referrer-Policy"] = "same-origin"
    return answer


@requires(Capability.ACTIVITY_HOST)
@require_POST
def thanks(request: ActorRequest, pk: int) -> HttpResponse:
    """Thank all who have helped, or one of them."""
    task = task_or_404(request, pk, "host")
    form = ThanksForm(request.POST, rows=thankable(request.actor, task))
    if form.is_valid():
        try:
            number = thank(actor=request.actor, opportunity=task, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
        else:
            told = ngettext(
                "Said. %(n)s person hears of it.", "Said. %(n)s people hear of it.", number
            )
            messages.success(request, told % {"n": number})
            return redirect("opportunity_people", pk=pk)
    return show_desk(request, task, form)
