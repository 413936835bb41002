"""Addresses for signing in and out and for one's own safety. Nothing else of the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import path

from wirksam.accounts.middleware import without_second_factor
from wirksam.accounts.views import factors, invitations, proving, sessions, signing_in
from wirksam.foundation.access import public, signed_in

View = Callable[..., Any]


def own(view: View) -> View:
    """For anyone signed in, also before an office's second factor is shown."""
    return without_second_factor(signed_in(view))


def changing(view: View) -> View:
    """Changes what an account proves itself with: asks for fresh proof."""
    return own(proving.freshly_proven(view))


_ask = public(signing_in.RequestCode.as_view())

signing_in_urls = [
    path("anmelden/", _ask, name="account_login"),
    path("anmelden/", _ask, name="account_request_login_code"),
    path(
        "anmelden/code/",
        public(signing_in.ConfirmCode.as_view()),
        name="account_confirm_login_code",
    ),
    path("anmelden/passkey/", public(signing_in.PasskeyLogin.as_view()), name="mfa_login_webauthn"),
    path(
        "anmelden/zweiter-schritt/",
        public(signing_in.SecondStep.as_view()),
        name="mfa_authenticate",
    ),
    path("anmelden/geschlossen/", public(signing_in.Closed.as_view()), name="account_inactive"),
    path(
        "anmelden/mit/<slug:provider_id>/",
        public(signing_in.to_provider),
        name="openid_connect_login",
    ),
    path(
        "anmelden/mit/<slug:provider_id>/rueckkehr/",
        public(signing_in.from_provider),
        name="openid_connect_callback",
    ),
    path("anmelden/einladung/<str:token>/", public(invitations.invitation), name="invitation"),
    path("anmelden/willkommen/", own(invitations.welcome), name="welcome"),
    path("abmelden/", public(signing_in.SignOut.as_view()), name="account_logout"),
]

security_urls = [
    path("mein/sicherheit/", own(factors.overview), name="mfa_index"),
    path("mein/sicherheit/zweiter-faktor/", own(factors.second_factor), name="second_factor"),
    path("mein/sicherheit/zweiter-schritt/", changing(factors.second_step), name="second_step"),
    path(
        "mein/sicherheit/bestaetigung/",
        own(proving.SecondFactorAgain.as_view()),
        name="mfa_reauthenticate",
    ),
    path(
        "mein/sicherheit/bestaetigung/passkey/",
        own(proving.PasskeyAgain.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "mein/sicherheit/bestaetigung/code/", own(proving.confirm_by_code), name="confirm_by_code"
    ),
    path(
        "mein/sicherheit/passkeys/neu/",
        changing(factors.AddPasskey.as_view()),
        name="mfa_add_webauthn",
    ),
    path(
        "mein/sicherheit/passkeys/<int:pk>/",
        changing(factors.RenamePasskey.as_view()),
        name="mfa_edit_webauthn",
    ),
    path(
        "mein/sicherheit/passkeys/<int:pk>/ende/",
        changing(factors.RemovePasskey.as_view()),
        name="mfa_remove_webauthn",
    ),
    path("mein/sicherheit/app/", changing(factors.AddApp.as_view()), name="mfa_activate_totp"),
    path(
        "mein/sicherheit/app/ende/",
        changing(factors.RemoveApp.as_view()),
        name="mfa_deactivate_totp",
    ),
    path(
        "mein/sicherheit/ersatzcodes/",
        own(factors.SpareCodes.as_view()),
        name="mfa_view_recovery_codes",
    ),
    path(
        "mein/sicherheit/ersatzcodes/neu/",
        changing(factors.NewSpareCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "mein/sicherheit/ersatzcodes/datei/",
        own(factors.SpareCodesFile.as_view()),
        name="mfa_download_recovery_codes",
    ),
    path("mein/sicherheit/geraete/", own(sessions.sessions), name="sessions"),
    path("mein/sicherheit/geraete/<int:pk>/ende/", own(sessions.end_one), name="end_session"),
    path("mein/sicherheit/geraete/andere/", own(sessions.end_others), name="end_other_sessions"),
    path("mein/sicherheit/geraete/alle/", own(sessions.end_all), name="end_all_sessions"),
]

urlpatterns = [*signing_in_urls, *security_urls]
