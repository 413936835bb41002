"""What people type to sign in; each wrong code is counted for the account."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
    _BaseAddWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.accounts.operations.limits import (
    CODE_REQUESTS,
    SAME_CODE,
    SECOND_FACTORS,
    WRONG_CODES,
    forget,
    is_open,
    take,
)

_MISSHAPEN = (AttributeError, KeyError, TypeError, ValueError)
_CODE_ATTRIBUTES = {
    "autocomplete": "one-time-code",
    "autocapitalize": "characters",
    "spellcheck": "false",
    "autofocus": True,
}


class RequestCodeForm(RequestLoginCodeForm):
    """An address to which a code is mailed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Mail address")
        self.fields["email"].widget.attrs = {"autocomplete": "email", "autocapitalize": "none"}

    def clean_email(self) -> str:
        """Refuse, whether or not there is such an account, where too much was tried with it."""
        email = str(super().clean_email())
        if not is_open(WRONG_CODES, email):
            raise get_adapter().validation_error("too_many_login_attempts")
        if not take(CODE_REQUESTS, email):
            raise get_adapter().validation_error("rate_limited")
        return email


class ConfirmCodeForm(ConfirmLoginCodeForm):
    """The mailed code of a sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _ask_for_code(self, _("Code from the mail"))


class AddAppForm(ActivateTOTPForm):
    """The first code of a new app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _ask_for_code(self, _("Code from the app"))


def _ask_for_code(form: forms.Form, label: StrOrPromise) -> None:
    form.fields["code"] = forms.CharField(
        label=label, max_length=40, widget=forms.TextInput(attrs=_CODE_ATTRIBUTES)
    )


class CodeForm(forms.Form):
    """A code from a mail."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=40,
        widget=forms.TextInput(attrs=_CODE_ATTRIBUTES),
    )


class _Counted:
    """Counts wrong codes of one account, and lets each code of the app count once."""

    user: Any
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _ask_for_code(cast(forms.Form, self), _("Code from the app, or a spare code"))

    def clean_code(self) -> str:
        """The code, if it is right and has not been used."""
        subject = f"account {self.user.pk}"
        if not take(SECOND_FACTORS, subject):
            raise get_adapter().validation_error("too_many_login_attempts")
        code: str = super().clean_code()  # type: ignore[misc]
        authenticator: Authenticator = self.authenticator  # type: ignore[attr-defined]
        used = f"{subject} {normalize_user_code(code)}"
        if authenticator.type == Authenticator.Type.TOTP and not take(SAME_CODE, used):
            raise get_factor_adapter().validation_error("incorrect_code")
        forget(SECOND_FACTORS, subject)
        return code


class SecondFactorForm(_Counted, AuthenticateForm):
    """The second step of signing in."""


class SecondFactorAgainForm(_Counted, ReauthenticateForm):
    """Proof, before a factor is changed, that it is still the same person."""


class _Answered:
    """What a browser answers may be anything; the library trusts its shape."""

    def clean_credential(self) -> Any:  # noqa: ANN401
        """The passkey, or the same refusal for everything that is none."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except _MISSHAPEN as error:
            raise get_factor_adapter().validation_error("unknown_passkey") from error


class PasskeyForm(_Answered, LoginWebAuthnForm):
    """A passkey as the only step."""


class PasskeyStepForm(_Answered, AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class PasskeyAgainForm(_Answered, ReauthenticateWebAuthnForm):
    """A passkey to show that it is still the same person."""


class AddPasskeyForm(_BaseAddWebAuthnForm):
    """A new passkey: it is kept on the device and asks for finger, face or PIN."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].max_length = 60
        self.fields["name"].help_text = _("So that you recognise it, such as: my phone")

    def clean(self) -> dict[str, Any]:
        """Only a passkey that has verified its owner is taken."""
        self.cleaned_data["passwordless"] = True
        try:
            cleaned: dict[str, Any] = super().clean()
        except _MISSHAPEN as error:
            raise get_factor_adapter().validation_error("unknown_passkey") from error
        return cleaned


class PasskeyNameForm(forms.Form):
    """What its owner calls a passkey."""

    name = forms.CharField(label=_("Name of this passkey"), max_length=60)
