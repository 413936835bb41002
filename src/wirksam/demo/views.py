"""One click, and you see the house with somebody's eyes."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from wirksam.accounts.models import User
from wirksam.demo.personas import CAST, address_of
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest


@public
@require_safe
def cast(request: ActorRequest) -> HttpResponse:
    """Everybody one can be."""
    return render(request, "demo/cast.html", {"cast": CAST})


@public
@require_POST
def sign_in(request: ActorRequest, persona: str) -> HttpResponse:
    """Become ``persona``; the guest is nobody."""
    if persona not in {one.key for one in CAST}:
        raise Http404
    logout(request)
    if persona != "gast":
        user = User.objects.get(email=address_of(persona))
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}):
        return redirect("home")
    return HttpResponseRedirect(target)
