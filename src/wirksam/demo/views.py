"""One click, and you see the house with somebody's eyes."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wirksam.accounts.models import User
from wirksam.demo import letters as reading
from wirksam.demo.personas import CAST, address_of
from wirksam.demo.reviving import missing, revive
from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest


@public
@require_safe
def cast(request: ActorRequest) -> HttpResponse:
    """Everybody one can be."""
    return render(request, "demo/cast.html", {"cast": CAST, "missing": missing()})


@never_cache
@public
@require_safe
def letters(request: ActorRequest) -> HttpResponse:
    """What was written to invented addresses, the newest first."""
    return render(request, "demo/letters.html", {"letters": reading.letters()})


@public
@require_POST
def bring_back(request: ActorRequest, persona: str) -> HttpResponse:
    """Bring back somebody who was deleted here, as somebody new."""
    if persona not in {one.key for one in CAST} - {"gast"}:
        raise Http404
    if revive(persona):
        messages.success(request, _("Back again, as if new. What was deleted stays deleted."))
    return redirect("demo")


@public
@require_POST
def sign_in(request: ActorRequest, persona: str) -> HttpResponse:
    """Become ``persona``; the guest is nobody."""
    if persona not in {one.key for one in CAST}:
        raise Http404
    logout(request)
    if persona != "gast":
        user = User.objects.filter(email=address_of(persona)).first()
        if user is None:  # a visitor tried what "delete me" does
            messages.info(
                request,
                _("This person has deleted herself. Bring her back, or choose somebody else."),
            )
            return redirect("demo")
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}):
        return redirect("home")
    return HttpResponseRedirect(target)
