"""The page behind an invitation's link, and the first steps in a new account."""

from __future__ import annotations

from typing import cast

from allauth.account.internal import flows
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.accounts.models import User
from wirksam.accounts.operations.invitations import (
    InvitationError,
    accept_invitation,
    find_invitation,
)
from wirksam.accounts.queries import factors_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say what happens (GET, which uses nothing up), then let it happen (POST)."""
    if request.method == "POST":
        return _accept(request, token)
    found = find_invitation(token)
    state = found.state() if found else "unknown"
    return _page(request, state, found.email if found and state == "open" else "")


@never_cache
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """You are in. A passkey makes the next time quicker; later will do."""
    return render(
        request, "accounts/welcome.html", {"factors": factors_of(cast(User, request.user))}
    )


def _accept(request: HttpRequest, token: str) -> HttpResponse:
    try:
        user = accept_invitation(token=token)
    except InvitationError as error:
        return _page(request, error.reason)
    if request.user.is_authenticated:
        flows.logout.logout(request, show_message=False)
    record_authentication(request, user, "invitation")
    entered: HttpResponse = perform_login(
        request, Login(user=user, redirect_url=reverse("welcome"))
    )
    return entered


def _page(request: HttpRequest, state: str, address: str = "") -> HttpResponse:
    status = 200 if state == "open" else 410
    context = {"state": state, "address": address}
    response = render(request, "accounts/invitation.html", context, status=status)
    response["Referrer-Policy"] = "same-origin"  # "no-referrer" would hide the origin of the button
    return response
