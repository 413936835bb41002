"""Where I am signed in."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wirksam.accounts.models import User
from wirksam.accounts.operations.sessions import end_session, end_sessions
from wirksam.accounts.queries import sessions_of


@never_cache
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """All places, each with a button to sign out there."""
    found = sessions_of(cast(User, request.user), request.session.session_key)
    return render(request, "accounts/sessions.html", {"sessions": found})


@require_POST
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out in one place."""
    if not end_session(user=cast(User, request.user), pk=pk):
        raise Http404
    messages.success(request, _("Signed out there."))
    return redirect("sessions")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    end_sessions(user=cast(User, request.user), keep=request.session.session_key)
    messages.success(request, _("You are now signed in only here."))
    return redirect("sessions")


@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere, here too."""
    end_sessions(user=cast(User, request.user))
    logout(request)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("home")
