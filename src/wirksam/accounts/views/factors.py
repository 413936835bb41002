"""Keeping an account safe: passkeys, the app, spare codes."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as spare
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wirksam.accounts.forms import PasskeyNameForm
from wirksam.accounts.models import User
from wirksam.accounts.operations.factors import note_added, note_removed, set_second_step
from wirksam.accounts.pictures import picture_of
from wirksam.accounts.queries import asks_second_step, factors_of
from wirksam.accounts.rules import needs_second_factor
from wirksam.foundation.access.actor import actor_of

OVERVIEW = reverse_lazy("mfa_index")


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What this account can prove itself with."""
    user = cast(User, request.user)
    context = {
        "factors": factors_of(user),
        "asked": asks_second_step(user),
        "office": needs_second_factor(actor_of(user)),
    }
    return render(request, "accounts/security.html", context)


@never_cache
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Why an office needs a second factor, and the ways to get or show one."""
    factors = factors_of(cast(User, request.user))
    wanted = request.GET.get("next", "")
    if factors.any:
        way = "mfa_reauthenticate_webauthn" if factors.passkeys else "mfa_reauthenticate"
        return redirect(reverse(way, query={"next": wanted} if wanted else None))
    return render(request, "accounts/second_factor.html")


class AddPasskey(AddWebAuthnView):
    """A new passkey, kept on the device, that verifies its owner."""

    template_name = "accounts/passkey_add.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """With the browser's task, for a passkey that works alone."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return context | {"options": options, "asked": asks_second_step(self.request.user)}

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """Keep it; other sessions end."""
        response: HttpResponse = super().form_valid(form)
        note_added(request=self.request, kind="webauthn")
        return response

    def get_success_url(self) -> str:
        """To the spare codes, where losing the passkey would lock its owner out."""
        codes = self.did_generate_recovery_codes and asks_second_step(self.request.user)
        return reverse("mfa_view_recovery_codes" if codes else "mfa_index")


class RenamePasskey(EditWebAuthnView):
    """Another name for a passkey."""

    template_name = "accounts/passkey_name.html"
    success_url = OVERVIEW

    def get_form(self, form_class: Any = None) -> Any:  # noqa: ANN401
        """The library's form with our label."""
        form = super().get_form(form_class)
        form.fields["name"] = PasskeyNameForm.base_fields["name"]
        return form


class RemovePasskey(RemoveWebAuthnView):
    """Take a passkey away, unless it is an office's last factor."""

    template_name = "accounts/passkey_remove.html"
    success_url = OVERVIEW

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """Refuse in words where it must stay."""
        if not get_adapter().can_delete_authenticator(self.object):
            messages.error(
                self.request, get_adapter().error_messages["cannot_delete_authenticator"]
            )
            return redirect("mfa_index")
        response: HttpResponse = super().form_valid(form)
        note_removed(request=self.request, kind="webauthn")
        return response


class AddApp(ActivateTOTPView):
    """An authenticator app."""

    template_name = "accounts/app_add.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """With the key as a picture."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"picture": picture_of(context["totp_url"])}

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """Keep it; other sessions end."""
        response: HttpResponse = super().form_valid(form)
        note_added(request=self.request, kind="totp")
        return response


class RemoveApp(DeactivateTOTPView):
    """Take the app away."""

    template_name = "accounts/app_remove.html"

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """Take it away and say so in the journal."""
        response: HttpResponse = super().form_valid(form)
        note_removed(request=self.request, kind="totp")
        return response


class SpareCodes(spare.ViewRecoveryCodesView):
    """The codes for the day the device is lost."""

    template_name = "accounts/spare_codes.html"


class NewSpareCodes(spare.GenerateRecoveryCodesView):
    """New codes; the old ones end."""

    template_name = "accounts/spare_codes_new.html"


class SpareCodesFile(spare.DownloadRecoveryCodesView):
    """The codes as a text to print."""

    template_name = "accounts/spare_codes.txt"


@require_POST
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def second_step(request: HttpRequest) -> HttpResponse:
    """Switch the second step on or off, where it is one's own choice."""
    user = cast(User, request.user)
    wanted = request.POST.get("wanted") == "1"
    has_factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists()
    if wanted and not has_factor:
        messages.error(request, _("Set up a passkey first."))
        return redirect("mfa_index")
    set_second_step(request=request, wanted=wanted)
    return redirect("mfa_view_recovery_codes" if wanted else "mfa_index")
