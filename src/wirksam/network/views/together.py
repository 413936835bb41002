"""Allies who take part in an activity."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.activities.models import Activity
from wirksam.association.choices import Capability
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.network.forms.allies import TieForm
from wirksam.network.models import JointActivity
from wirksam.network.operations import together as deeds
from wirksam.network.queries.together import joint_partners, possible_partners
from wirksam.network.views.shared import done, posted


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def activity_partners(request: ActorRequest, pk: int) -> HttpResponse:
    """Tie allies to what one hosts."""
    one = get_visible_or_404(request.actor, Activity.objects.all(), "host", pk=pk)
    form = TieForm(posted(request), partners=possible_partners(request.actor))
    made = done(
        request,
        form,
        lambda: deeds.tie_partner(actor=request.actor, activity=one, **form.cleaned_data),
        _("Noted. You do this together."),
    )
    if made is not None:
        return redirect("activity_partners", pk=pk)
    context = {
        "form": form,
        "activity": one,
        "rows": joint_partners(request.actor, one),
        "keeps": request.actor.can(Capability.PARTNER_KEEP),
        "crumbs": [(_("Activities"), reverse("activities")), (one.title, one.get_absolute_url())],
    }
    status = 422 if form.is_bound else 200
    return render(request, "network/together.html", context, status=status)


@signed_in
@require_POST
def joint_end(request: ActorRequest, pk: int) -> HttpResponse:
    """Take it back."""
    one = get_visible_or_404(request.actor, JointActivity.objects.all(), "end", pk=pk)
    try:
        deeds.untie_partner(actor=request.actor, joint=one)
        messages.success(request, _("Taken back."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    if "partner" in request.POST:
        return redirect("partner", pk=one.partner_id)
    return redirect("activity_partners", pk=one.activity_id)
