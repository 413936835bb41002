"""The page of an action day, preparing it, its photos."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.activities.queries.page import activity_page, answerable
from wirksam.activities.queries.shown import rows_of
from wirksam.association.choices import Capability
from wirksam.campaigns.forms.actions import PhotoForm, RoleForm, StandingForm, TodoForm
from wirksam.campaigns.models import ActionPhoto, LocalAction
from wirksam.campaigns.operations import photos as photo_deeds
from wirksam.campaigns.operations.actions import remind, state_standing
from wirksam.campaigns.queries.actions import action_page, offices_of
from wirksam.campaigns.queries.helping import requests_of_action
from wirksam.campaigns.views.shared import action_or_404, crumbs, done, posted
from wirksam.foundation.access import RefusedError, get_visible_or_404, public, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.files.views import send


@public
@require_safe
def action(request: ActorRequest, pk: int) -> HttpResponse:
    """What every activity shows, and what is special about this action day."""
    one = action_or_404(request, pk)
    activity = one.activity
    activity.host = one.host
    page = activity_page(request.actor, activity)
    context = {
        "page": page,
        "activity": activity,
        "own": action_page(request.actor, one),
        "parts": rows_of(request.actor, page.parts),
        "answerable": answerable(request.actor, activity) if page.cohosts else [],
        "login_url": f"{reverse('account_login')}?{urlencode({'next': request.path})}",
        "crumbs": crumbs(),
    }
    return render(request, "campaigns/action.html", context)


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def preparing(request: ActorRequest, pk: int) -> HttpResponse:
    """What is to do, who looks after what, how it stands."""
    one = action_or_404(request, pk, "host")
    form = _standing(one, posted(request))
    if form.is_bound and form.is_valid():
        return done(
            request,
            lambda: state_standing(actor=request.actor, action=one, **form.cleaned_data),
            reverse("prepare_action", args=[pk]),
            _("Saved."),
        )
    return preparing_page(request, one, standing=form)


def preparing_page(request: ActorRequest, one: LocalAction, **filled: Any) -> HttpResponse:  # noqa: ANN401
    """The page of those who prepare; ``filled`` are forms that were sent and are not right yet."""
    forms = {"standing": _standing(one), "todo": TodoForm(), "role": RoleForm()} | filled
    context = {
        "own": action_page(request.actor, one),
        "action": one,
        "asked": requests_of_action(request.actor, one),
        "crumbs": crumbs(one),
    }
    status = 422 if any(form.is_bound for form in forms.values()) else 200
    return render(request, "campaigns/preparing.html", context | forms, status=status)


@requires(Capability.ACTIVITY_HOST)
@require_POST
def reminder(request: ActorRequest, pk: int) -> HttpResponse:
    """Remind everyone who said that she comes."""
    one = action_or_404(request, pk, "host")
    try:
        number = remind(actor=request.actor, action=one)
        told = ngettext("You reminded one person.", "You reminded %(n)s people.", number)
        messages.success(request, told % {"n": number})
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("prepare_action", pk=pk)


@requires(Capability.ACTIVITY_HOST)
@require_http_methods(["GET", "POST"])
def photos(request: ActorRequest, pk: int) -> HttpResponse:
    """Add a photo with its words and everyone's consent; take one out."""
    one = action_or_404(request, pk, "host")
    form = PhotoForm(posted(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        names = ("alt", "faces", "agreed")
        try:
            photo_deeds.add_photo(
                actor=request.actor,
                action=one,
                upload=data["file"],
                **{name: data[name] for name in names},
            )
            messages.success(request, _("The photo is there."))
            return redirect("action_photos", pk=pk)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    rows = _photos().filter(action=one)
    context = {"form": form, "action": one, "photos": rows, "crumbs": crumbs(one)}
    return render(request, "campaigns/photos.html", context, status=422 if form.is_bound else 200)


@public
@require_safe
def photo(request: ActorRequest, pk: int, photo: int) -> HttpResponseBase:
    """One photo, to whom the action is known."""
    row = get_visible_or_404(request.actor, _photos().filter(action=pk), pk=photo)
    return send(row.file, request)


@requires(Capability.ACTIVITY_HOST)
@require_POST
def photo_removal(request: ActorRequest, pk: int, photo: int) -> HttpResponse:
    """Take a photo out at once."""
    one = action_or_404(request, pk, "host")
    row = get_visible_or_404(request.actor, _photos().filter(action=one), pk=photo)
    return done(
        request,
        lambda: photo_deeds.remove_photo(actor=request.actor, photo=row),
        reverse("action_photos", args=[pk]),
        _("Taken out."),
    )


def _standing(one: LocalAction, sent: QueryDict | None = None) -> StandingForm:
    initial = {"promised": one.people_promised, "contact": one.contact_id}
    return StandingForm(sent, offices=offices_of(one), initial=initial)


def _photos() -> QuerySet[ActionPhoto]:
    return ActionPhoto.objects.select_related("file", "action__host__unit")
