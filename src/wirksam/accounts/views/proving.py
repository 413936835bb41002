"""Proof, before something delicate, that it is still the same person."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.base.views import ReauthenticateView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirksam.accounts.forms import CodeForm
from wirksam.accounts.models import User
from wirksam.accounts.operations.limits import CODE_REQUESTS, WRONG_CODES, forget, take
from wirksam.accounts.queries import asks_second_step

_MAILED = "accounts_mailed_code"
View = Callable[..., HttpResponseBase]


class SecondFactorAgain(ReauthenticateView):
    """By app or spare code."""


class PasskeyAgain(ReauthenticateWebAuthnView):
    """By passkey."""

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """Say so and stay here."""
        for sentence in form.errors.get("credential", []):
            messages.error(self.request, sentence)
        return HttpResponseRedirect(self.passthrough_next_url(self.request.path))


def freshly_proven(view: View) -> View:
    """Only for somebody who has proven herself within the last minutes.

    Who has a second factor shows it (the library sees to that). Who has none yet and has not
    just come in by code shows a mailed code, so that an open device alone is not enough.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        if _has_factors(request) or _is_fresh(request):
            return view(request, *args, **kwargs)
        return redirect(f"{reverse('confirm_by_code')}?{urlencode({'next': request.path})}")

    return guarded


def ask_for_proof(request: HttpRequest) -> HttpResponse | None:
    """Where a visitor proves herself anew: by her factor, else by code; nothing if it is fresh."""
    user = cast(User, request.user)
    if _is_fresh(request):
        return None
    ways = get_adapter().get_reauthentication_methods(user)
    address = ways[0]["url"] if ways else reverse("confirm_by_code")
    return redirect(f"{address}?{urlencode({'next': request.path})}")


@never_cache
@require_http_methods(["GET", "POST"])
def confirm_by_code(request: HttpRequest) -> HttpResponse:
    """Mail a code to one's own address and type it in."""
    user = cast(User, request.user)
    if asks_second_step(user) and _has_factors(request):
        return redirect("mfa_index")
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and "code" not in request.POST:
        _mail_code(request, user)
    elif form.is_bound and form.is_valid() and _is_right(request, form):
        del request.session[_MAILED]
        record_authentication(request, user, "code", reauthenticated=True)
        return redirect(_next(request))
    context = {"form": form, "sent": _MAILED in request.session, "next": _next(request)}
    return render(request, "accounts/confirm_by_code.html", context)


def _mail_code(request: HttpRequest, user: User) -> None:
    if not take(CODE_REQUESTS, user.email):
        messages.error(request, get_adapter().error_messages["rate_limited"])
        return
    code = get_adapter().generate_login_code()
    request.session[_MAILED] = {"code": code, "at": time.time()}
    get_adapter().send_mail("account/email/login_code", user.email, {"code": code})


def _is_right(request: HttpRequest, form: CodeForm) -> bool:
    """The code is right, in time, and not one too many; the form says what is wrong."""
    user = cast(User, request.user)
    mailed = request.session.get(_MAILED, {"code": "", "at": 0})
    words = get_adapter().error_messages
    if not take(WRONG_CODES, user.email):
        form.add_error("code", words["too_many_login_attempts"])
        request.session.pop(_MAILED, None)
        return False
    in_time = time.time() - mailed["at"] <= settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT
    if not in_time or not compare_user_code(
        actual=form.cleaned_data["code"], expected=mailed["code"]
    ):
        form.add_error("code", words["incorrect_code"])
        return False
    forget(WRONG_CODES, user.email)
    return True


def _has_factors(request: HttpRequest) -> bool:
    return bool(get_reauthentication_flows(cast(User, request.user)))


def _is_fresh(request: HttpRequest) -> bool:
    records = get_authentication_records(request, cast(User, request.user))
    if settings.DEMO and not records:
        return True
    since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(record["at"] > since for record in records)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if wanted and get_adapter().is_safe_url(wanted):
        return wanted
    return reverse("mfa_index")
