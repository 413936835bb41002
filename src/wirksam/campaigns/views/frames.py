"""A frame: reading, proposing, opening, withdrawing it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.association.choices import Capability
from wirksam.association.models import Body
from wirksam.campaigns.choices import FrameState
from wirksam.campaigns.forms.frames import FrameForm, WithdrawForm
from wirksam.campaigns.operations import frames as deeds
from wirksam.campaigns.queries.actions import of_frame
from wirksam.campaigns.queries.frames import frame_page
from wirksam.campaigns.queries.helping import requests_of_frame
from wirksam.campaigns.views.shared import Crumbs, crumbs, done, frame_or_404, posted
from wirksam.foundation.access import RefusedError, can, requires, signed_in, visible
from wirksam.foundation.access.middleware import ActorRequest


@signed_in
@require_safe
def frame(request: ActorRequest, slug: str) -> HttpResponse:
    """What it is about, when, the kit, who joins in, what came of it."""
    one = frame_or_404(request, slug)
    coming, over = of_frame(request.actor, one)
    context = {
        "page": frame_page(request.actor, one),
        "frame": one,
        "coming": coming,
        "over": over,
        "asked": requests_of_frame(request.actor, one),
        "may_ask": one.state == FrameState.OPEN and request.actor.can(Capability.ACTIVITY_HOST),
        "may_count": request.actor.can(Capability.CAMPAIGN_RUN)
        and can(request.actor, one, "count"),
        "crumbs": crumbs(),
    }
    return render(request, "campaigns/frame.html", context)


@requires(Capability.CAMPAIGN_RUN)
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Write a frame; chapters see it when it is opened."""
    bodies = visible(request.actor, Body, "campaign")
    form = FrameForm(posted(request), bodies=bodies)
    if form.is_bound and form.is_valid():
        try:
            made = deeds.propose_frame(
                actor=request.actor, body=form.cleaned_data["body"], proposal=form.proposal()
            )
            messages.success(request, _("Written down. Add the kit, then open it."))
            return redirect(made)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    return _form(request, form, _("Propose a campaign"), _("Write it down"), crumbs())


@requires(Capability.CAMPAIGN_RUN)
@require_http_methods(["GET", "POST"])
def edit(request: ActorRequest, slug: str) -> HttpResponse:
    """Change what is proposed."""
    one = frame_or_404(request, slug, "run")
    form = FrameForm(posted(request), initial=FrameForm.initial_of(one))
    if form.is_bound and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            deeds.change_frame(
                actor=request.actor, frame=one, proposal=form.proposal(), revision=revision
            )
            messages.success(request, _("Saved."))
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    return _form(request, form, _("Change the campaign"), _("Save"), crumbs(one))


@requires(Capability.CAMPAIGN_RUN)
@require_POST
def opening(request: ActorRequest, slug: str) -> HttpResponse:
    """Open it to the chapters."""
    one = frame_or_404(request, slug, "run")
    return done(
        request,
        lambda: deeds.open_frame(actor=request.actor, frame=one),
        one.get_absolute_url(),
        _("It is open. Every chapter can join in now."),
    )


@requires(Capability.CAMPAIGN_RUN)
@require_http_methods(["GET", "POST"])
def withdrawal(request: ActorRequest, slug: str) -> HttpResponse:
    """Ask why, then take it back."""
    one = frame_or_404(request, slug, "run")
    form = WithdrawForm(posted(request))
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        return done(
            request,
            lambda: deeds.withdraw_frame(actor=request.actor, frame=one, reason=reason),
            one.get_absolute_url(),
            _("Withdrawn. Action days under it go on; their hosts are told."),
        )
    return _form(request, form, _("Withdraw the campaign"), _("Withdraw it"), crumbs(one), True)


def _form(  # noqa: PLR0913, PLR0917 (what a page with one form shows)
    request: ActorRequest,
    form: forms.Form,
    title: str,
    submit: str,
    trail: Crumbs,
    danger: bool = False,
) -> HttpResponse:
    context = {"form": form, "title": title, "submit": submit, "crumbs": trail, "danger": danger}
    return render(request, "campaigns/form.html", context, status=422 if form.is_bound else 200)
