"""Small deeds before an action day: things to do and roles."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from wirksam.association.choices import Capability
from wirksam.campaigns.forms.actions import RoleForm, TodoForm
from wirksam.campaigns.models import ActionRole, Todo
from wirksam.campaigns.operations import preparing as deeds
from wirksam.campaigns.views.actions import preparing_page
from wirksam.campaigns.views.shared import action_or_404, done
from wirksam.foundation.access import get_visible_or_404, requires, signed_in
from wirksam.foundation.access.middleware import ActorRequest


@requires(Capability.ACTIVITY_HOST)
@require_POST
def todos(request: ActorRequest, pk: int) -> HttpResponse:
    """Note a permit or a thing to do."""
    one = action_or_404(request, pk, "host")
    form = TodoForm(request.POST)
    if not form.is_valid():
        return preparing_page(request, one, todo=form)
    return done(
        request,
        lambda: deeds.add_todo(actor=request.actor, action=one, **form.cleaned_data),
        f"{reverse('prepare_action', args=[pk])}#zu-tun",
    )


@requires(Capability.ACTIVITY_HOST)
@require_POST
def todo(request: ActorRequest, pk: int, todo: int) -> HttpResponse:
    """Tick it off, open it again, or take it out."""
    one = action_or_404(request, pk, "host")
    rows = Todo.objects.filter(action=one).select_related("action__host__unit")
    row = get_visible_or_404(request.actor, rows, pk=todo)
    asked = request.POST.get("haken", "1")

    def deed() -> None:
        if asked == "weg":
            deeds.remove_todo(actor=request.actor, todo=row)
        else:
            deeds.check_todo(actor=request.actor, todo=row, done=asked != "0")

    return done(request, deed, f"{reverse('prepare_action', args=[pk])}#zu-tun")


@requires(Capability.ACTIVITY_HOST)
@require_POST
def roles(request: ActorRequest, pk: int) -> HttpResponse:
    """Say what somebody should look after."""
    one = action_or_404(request, pk, "host")
    form = RoleForm(request.POST)
    if not form.is_valid():
        return preparing_page(request, one, role=form)
    return done(
        request,
        lambda: deeds.add_role(actor=request.actor, action=one, **form.cleaned_data),
        f"{reverse('prepare_action', args=[pk])}#rollen",
    )


@signed_in
@require_POST
def role(request: ActorRequest, pk: int, role: int) -> HttpResponse:
    """Take it, give it back; for hosts: free it or take it out."""
    one = action_or_404(request, pk)
    rows = ActionRole.objects.filter(action=one).select_related("action__host__unit")
    row = get_visible_or_404(request.actor, rows, pk=role)
    asked = request.POST.get("tun", "nehmen")

    def deed() -> None:
        if asked == "weg":
            deeds.remove_role(actor=request.actor, role=row)
        elif asked == "geben":
            deeds.free_role(actor=request.actor, role=row)
        else:
            deeds.take_role(actor=request.actor, role=row)

    place = "prepare_action" if "vorbereitung" in request.POST else "local_action"
    return done(request, deed, f"{reverse(place, args=[pk])}#rollen")
