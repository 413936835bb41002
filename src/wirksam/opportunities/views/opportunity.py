"""The page of one task, shift or sitting-in."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.forms.guests import GuestForm
from wirksam.opportunities.forms.joining import JoinForm
from wirksam.opportunities.queries.guests import guests_may_join
from wirksam.opportunities.queries.page import page_of
from wirksam.opportunities.views.shared import crumbs, posted, task_or_404


@public
@require_safe
def opportunity(request: ActorRequest, pk: int) -> HttpResponse:
    """What, when, how long, where, what one accepts, how one stands; one button."""
    return show(request, pk)


def show(
    request: ActorRequest, pk: int, refused: str = "", *, guest: GuestForm | None = None
) -> HttpResponse:
    """The page; with what was sent where that could not be done, also by a ``guest``."""
    page = page_of(request.actor, task_or_404(request, pk))
    form = JoinForm(None if guest else posted(request), page=page)
    if refused:
        form.add_error(None, refused)
    after = urlencode({"next": page.task.get_absolute_url()})
    context = {
        "page": page,
        "task": page.task,
        "form": form,
        "guest_form": guest or GuestForm(),
        "guests_may_join": guests_may_join(request.actor, page),
        "login_url": f"{reverse('account_login')}?{after}",
        "crumbs": crumbs(),
    }
    status = 422 if form.is_bound or guest else 200
    return render(request, "opportunities/opportunity.html", context, status=status)
