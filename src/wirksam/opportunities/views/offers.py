"""My offers: each with its reason, a yes, and a no that costs nothing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirksam.foundation.access import RefusedError, get_visible_or_404, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.models import HelperProfile, Offer
from wirksam.opportunities.operations.offers import accept_offer, decline_offer
from wirksam.opportunities.queries.offers import my_offers
from wirksam.opportunities.views.shared import crumbs, told_stand


@signed_in
@require_safe
def mine(request: ActorRequest) -> HttpResponse:
    """What I was asked for and have not answered yet."""
    profile = HelperProfile.objects.filter(person=request.actor.person_id or 0).first()
    context = {"rows": my_offers(request.actor), "profile": profile, "crumbs": crumbs()}
    return render(request, "opportunities/offers.html", context)


@signed_in
@require_POST
def answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Yes, or rather not; nobody hears of a no."""
    offers = Offer.objects.select_related("opportunity__host__unit")
    one = get_visible_or_404(request.actor, offers, pk=pk)
    if request.POST.get("antwort") != "ja":
        decline_offer(actor=request.actor, offer=one)
        messages.success(request, _("All right. Nobody asks why, and nothing is noted."))
        return redirect("my_offers")
    try:
        made = accept_offer(actor=request.actor, offer=one, both="beides" in request.POST)
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return redirect("my_offers")
    messages.success(request, told_stand(made.state))
    return redirect(one.opportunity)
