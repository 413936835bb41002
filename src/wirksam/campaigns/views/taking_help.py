"""What becomes of an offer and of a request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirksam.association.choices import Capability
from wirksam.campaigns.models import HelpAnswer
from wirksam.campaigns.operations import taking_help as deeds
from wirksam.campaigns.operations.helping import withdraw_answer
from wirksam.campaigns.views.helping import request_or_404
from wirksam.campaigns.views.shared import done
from wirksam.foundation.access import get_visible_or_404, requires
from wirksam.foundation.access.middleware import ActorRequest

Deed = tuple[Callable[[], object], str]


@requires(Capability.ACTIVITY_HOST)
@require_POST
def choice(request: ActorRequest, pk: int) -> HttpResponse:
    """Take an offer up, with or without asking on; decline it kindly; take one's own back."""
    rows = HelpAnswer.objects.select_related("request__by_body", "by_body__unit")
    row = get_visible_or_404(request.actor, rows, pk=pk)
    actor = request.actor
    deeds_here: dict[str, Deed] = {
        "annehmen": (
            lambda: deeds.accept_help(actor=actor, answer=row, enough=False),
            _("They know that you count on them. The request stays open."),
        ),
        "genug": (
            lambda: deeds.accept_help(actor=actor, answer=row, enough=True),
            _("They know that you count on them. You have what you need."),
        ),
        "ablehnen": (
            lambda: deeds.decline_help(actor=actor, answer=row),
            _("Declined, with thanks from you."),
        ),
        "zurueck": (lambda: withdraw_answer(actor=actor, answer=row), _("Taken back.")),
    }
    return _do(request, deeds_here, row.request_id)


@requires(Capability.ACTIVITY_HOST)
@require_POST
def ending(request: ActorRequest, pk: int) -> HttpResponse:
    """Found, no longer needed, or asked again."""
    row = request_or_404(request, pk)
    actor = request.actor
    deeds_here: dict[str, Deed] = {
        "gefunden": (
            lambda: deeds.end_request(actor=actor, request=row, found=True),
            _("Good. Who still offered is thanked."),
        ),
        "unnoetig": (
            lambda: deeds.end_request(actor=actor, request=row),
            _("Noted. Who still offered is thanked."),
        ),
        "neu": (
            lambda: deeds.reopen_request(actor=actor, request=row),
            _("It is open again. Everyone can answer."),
        ),
    }
    return _do(request, deeds_here, pk)


def _do(request: ActorRequest, deeds_here: dict[str, Deed], pk: int) -> HttpResponse:
    asked = deeds_here.get(request.POST.get("tun", ""))
    if asked is None:
        raise Http404
    deed, said = asked
    return done(request, deed, reverse("help_request", args=[pk]), said)
