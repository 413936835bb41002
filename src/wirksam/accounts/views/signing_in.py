"""In by a mailed code, a passkey, a second step or the association's own provider; and out."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.stages import LoginStage
from allauth.core.internal.ratelimit import RateLimited
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from allauth.mfa.webauthn.views import LoginWebAuthnView
from allauth.socialaccount.adapter import get_adapter as get_provider_adapter
from allauth.socialaccount.providers.openid_connect.views import callback, login
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from wirksam.accounts.forms import RequestCodeForm
from wirksam.accounts.operations.limits import (
    CODE_REQUESTS,
    STRANGER_MAILS,
    WRONG_CODES,
    forget,
    take,
)

AGAIN = "neu"


class RequestCode(account.RequestLoginCodeView):
    """Ask for a code by mail; a stranger's address gets a mail that says so."""

    def _redirect_to_pending_stage(
        self, request: HttpRequest, stage: LoginStage
    ) -> HttpResponseRedirect | None:
        if AGAIN in request.GET or request.method == "POST":
            clear_login(request)
            return None
        pending: HttpResponseRedirect = super()._redirect_to_pending_stage(request, stage)
        return pending

    def form_valid(self, form: RequestCodeForm) -> HttpResponse:
        """Mail the code; answer alike whether there is an account or not."""
        response: HttpResponse = super().form_valid(form)
        if form._user is None and take(STRANGER_MAILS, "all"):
            get_adapter().send_mail("account/email/unknown_account", form.cleaned_data["email"], {})
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """With the providers one can sign in at."""
        providers = get_provider_adapter().list_providers(self.request)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"providers": providers}


class ConfirmCode(account.ConfirmLoginCodeView):
    """Type the code in. Wrong ones are counted for the address, however often one begins anew."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        """Judge a code, unless too many wrong ones came before."""
        if self._action == "verify" and not take(WRONG_CODES, self._address):
            self._process.abort()
            messages.error(request, get_adapter().error_messages["too_many_login_attempts"])
            return redirect("account_login")
        answer: HttpResponseBase = super().post(request, *args, **kwargs)
        return answer

    def _verify_form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        forget(WRONG_CODES, self._address)
        done: HttpResponse = super()._verify_form_valid(form)
        return done

    def _resend_form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        if not take(CODE_REQUESTS, self._address):
            raise RateLimited
        sent: HttpResponse = super()._resend_form_valid(form)
        return sent

    @property
    def _address(self) -> str:
        return str(self._process.state["email"])


class PasskeyLogin(LoginWebAuthnView):
    """Sign in with a passkey alone; it has verified its owner."""

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """Go where the visitor wanted to."""
        authenticator = form.cleaned_data["credential"]
        wanted = Login(user=authenticator.user, redirect_url=self.get_next_url())
        entered: HttpResponse = perform_passwordless_login(self.request, authenticator, wanted)
        return entered

    def get_next_url(self) -> str | None:
        """An address of this house, or none."""
        wanted = self.request.POST.get("next", "")
        return wanted if wanted and get_adapter().is_safe_url(wanted) else None


class SecondStep(AuthenticateView):
    """After the code: passkey, app or spare code."""


class SignOut(account.LogoutView):
    """Sign out, after asking. Drafts and what was taken along leave the device with her."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401 (as the base has it)
        """Sign out; the browser empties what pages have stored (W3C Clear Site Data, 3.1)."""
        answer: HttpResponseBase = super().post(*args, **kwargs)
        answer["Clear-Site-Data"] = '"storage"'
        return answer


class Closed(account.AccountInactiveView):
    """This account is closed."""


@require_POST
def to_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Go to the identity provider, to sign in and for nothing else."""
    if request.GET.get("process", "login") != "login":
        raise Http404
    answer: HttpResponseBase = login(request, provider_id)
    return answer


@require_safe
def from_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Come back from the identity provider."""
    answer: HttpResponseBase = callback(request, provider_id)
    return answer
