"""How I would like to help: my own words, for offers that fit."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.foundation.access import RefusedError, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.opportunities.forms.profile import ProfileForm
from wirksam.opportunities.models import HelperProfile
from wirksam.opportunities.operations.profile import forget_how_i_help, say_how_i_help
from wirksam.opportunities.views.shared import crumbs, posted


@signed_in
@require_http_methods(["GET", "POST"])
def helping(request: ActorRequest) -> HttpResponse:
    """Say it, change it, delete it."""
    actor = request.actor
    if "loeschen" in request.POST:
        forget_how_i_help(actor=actor)
        messages.success(request, _("Deleted. Nobody offers you anything."))
        return redirect("helper_profile")
    one = HelperProfile.objects.filter(person_id=actor.person_id or 0).first()
    form = ProfileForm(posted(request), initial=ProfileForm.initial_of(one))
    if form.is_bound and form.is_valid():
        try:
            say_how_i_help(actor=actor, said=form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, _("Kept. Only you see it."))
            return redirect("helper_profile")
    context = {"form": form, "one": one, "crumbs": crumbs()}
    status = 422 if form.is_bound else 200
    return render(request, "opportunities/profile.html", context, status=status)
