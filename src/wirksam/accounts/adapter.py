"""How the login library behaves in this house."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wirksam.accounts.models import User
from wirksam.accounts.queries import asks_second_step
from wirksam.accounts.rules import needs_second_factor
from wirksam.foundation.access.actor import actor_of
from wirksam.foundation.registry import branding


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation; nobody registers herself."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Compare it with the one in the mail."),
        "too_many_login_attempts": _(
            "Too many wrong codes. Wait a while and ask for a new code then."
        ),
        "rate_limited": _("You have asked for many codes. Wait a quarter of an hour."),
        "account_inactive": _("This account is closed."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Registration is closed."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in with a fresh session; that of an office which sees others' data is short."""
        super().login(request, user)
        if needs_second_factor(actor_of(user)):
            request.session.set_expiry(settings.OFFICE_SESSION_AGE)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The network a request comes from, never the full address (IPv4 /24, IPv6 /48)."""
        address = ip_address(super().get_client_ip(request))
        kept = 24 if address.version == 4 else 48  # noqa: PLR2004 (version of the protocol)
        return str(ip_network(f"{address}/{kept}", strict=False).network_address)

    def get_login_stages(self) -> list[str]:
        """The library's stages, with our own judgement of who is asked for the second step."""
        theirs = "allauth.mfa.stages.AuthenticateStage"
        ours = "wirksam.accounts.stages.SecondStepStage"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """By passkey first, then by app; by mail too where signing in asks for nothing more."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        methods.sort(key=lambda method: method["id"] != "mfa_reauthenticate:webauthn")
        if user.is_authenticated and not asks_second_step(user):
            by_code = {"id": "code", "url": reverse("confirm_by_code")}
            methods.append(by_code | {"description": gettext("Use a code by mail")})
        return methods


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors carry the association's name; the last one of an office stays."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "This code is not right. Look at the app again: it changes every 30 s."
        ),
        "unknown_passkey": _("We do not know this passkey. Choose another way."),
        "cannot_delete_authenticator": _(
            "Your office needs a second factor. Set up another one first."
        ),
    }

    def get_totp_issuer(self) -> str:
        """The name shown in the authenticator app."""
        return branding().name

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """This host, under the association's name."""
        host: dict[str, str] = super().get_public_key_credential_rp_entity()
        return host | {"name": branding().name}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        """A first name for a passkey, to be changed by its owner."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey {number}").format(number=count + 1)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one, where the office asks for one."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(
            pk=authenticator.pk
        )
        if others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            return True
        return not needs_second_factor(actor_of(authenticator.user))


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Signing in at the identity provider opens accounts that exist, and makes none."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> Any:  # noqa: ANN401, ARG002
        """Providers come from the settings alone, never from the database."""
        configured = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in configured.values() for app in apps]

    def authenticate_by_email(self, sociallogin: Any) -> Any:  # noqa: ANN401
        """Join by an address only if the provider says, as a plain true, that it is verified."""
        sociallogin.email_addresses = [
            address for address in sociallogin.email_addresses if address.verified is True
        ]
        return super().authenticate_by_email(sociallogin)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """No mail on the first visit by way of the provider."""

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401, ARG002
        """Back to the start, saying what to do."""
        messages.error(
            request, gettext("That did not work over there. Try again, or take a code by mail.")
        )
        raise ImmediateHttpResponse(redirect("account_login"))
