"""What is stored so that people can sign in, the login library's tables included."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirksam.accounts.models import User
from wirksam.accounts.operations.sessions import end_sessions
from wirksam.foundation.privacy.declaring import About, Table, declare, key, secret
from wirksam.foundation.privacy.operations import Result, on_leaving
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.subjects import Subject
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome

_SIGNING_IN = _("Signing in")
_PROVIDER = _("Sign in at an identity provider of the association")
_UNUSED = _("Not used; comes with the framework")

declare(
    Table(
        "accounts.user",
        _SIGNING_IN,
        _("Know who signs in"),
        title=_("Your account"),
        plain="id",
        about={
            "email": _("Mail address to sign in with"),
            "password": secret(_("Password; an unusable one, we sign in without")),
            "last_login": About(_("Signed in last"), basis=Basis.SAFETY),
            "is_active": _("May sign in"),
            "date_joined": _("Account opened"),
            "second_step": _("Wants to be asked for the second factor"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.SELF,
        keep=Keep.ACCOUNT,
        account="pk",
    ),
    Table(
        "accounts.invitation",
        _SIGNING_IN,
        _("Invite somebody to open her account"),
        title=_("Invitations"),
        plain="id language created_at expires_at used_at revoked_at replaced_by",
        about={
            "email": _("Mail address the invitation went to"),
            "person_key": _("Who was invited"),
            "token_hash": secret(_("Fingerprint of the link")),
            "invited_by": key(_("Invited somebody"), at="created_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.INVITATION,
        person="person_key",
    ),
    Table(
        "accounts.attempt",
        _SIGNING_IN,
        _("Stop whoever tries codes until one fits"),
        title=_("Attempts to sign in"),
        plain="id",
        about={
            "limit": _("What was tried"),
            "key": secret(_("Digest of the address that tried")),
            "at": _("When"),
        },
        basis=Basis.SAFETY,
        audience=Audience.MACHINE,
        keep=Keep.DAY,
        others=_("A keyed digest of an address, which cannot be turned back; gone after a day."),
        backup=False,
    ),
    Table(
        "account.emailaddress",
        _SIGNING_IN,
        _("Know which addresses of an account are proven"),
        title=_("Mail addresses of your account"),
        plain="id user",
        about={
            "email": _("Mail address"),
            "verified": _("Proven by a code"),
            "primary": _("Used for mails to you"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.SELF,
        keep=Keep.ACCOUNT,
        account="user",
    ),
    Table(
        "account.emailconfirmation",
        _SIGNING_IN,
        _("Prove an address by a mailed code"),
        title=_("Proofs of mail addresses"),
        plain="id email_address created sent",
        about={"key": secret(_("Code that was mailed"))},
        basis=Basis.MEMBERS,
        audience=Audience.MACHINE,
        keep=Keep.DAY,
        account="email_address__user",
        backup=False,
    ),
    Table(
        "mfa.authenticator",
        _SIGNING_IN,
        _("Ask for a second factor where much could be seen"),
        title=_("Passkeys, code generators and recovery codes"),
        plain="id user",
        about={
            "type": _("Kind"),
            "data": secret(_("Its secret or public key")),
            "created_at": _("Set up"),
            "last_used_at": About(_("Used last"), basis=Basis.SAFETY),
        },
        basis=Basis.SAFETY,
        audience=Audience.SELF,
        keep=Keep.ACCOUNT,
        account="user",
    ),
    Table(
        "usersessions.usersession",
        _SIGNING_IN,
        _("Show where an account is signed in, and sign it out there"),
        title=_("Where you are signed in"),
        plain="id user",
        about={
            "created_at": _("Since"),
            "last_seen_at": _("Seen last"),
            "ip": _("Internet address"),
            "user_agent": _("Browser"),
            "session_key": secret(_("Key of the session")),
            "data": secret(_("Notes of the login library")),
        },
        basis=Basis.SAFETY,
        audience=Audience.SELF,
        keep=Keep.SESSION,
        account="user",
        backup=False,
    ),
    Table(
        "sessions.session",
        _SIGNING_IN,
        _("Keep somebody signed in from page to page"),
        title=_("Sessions"),
        plain="expire_date",
        about={
            "session_key": secret(_("Key of the session")),
            "session_data": secret(_("Account and state of the session, signed")),
        },
        basis=Basis.SAFETY,
        audience=Audience.MACHINE,
        keep=Keep.SESSION,
        others=_("Belongs to an account by its content; ends when the account is deleted."),
        backup=False,
    ),
    Table(
        "socialaccount.socialapp",
        _SIGNING_IN,
        _PROVIDER,
        plain="id provider provider_id name client_id secret key settings",
        audience=Audience.MACHINE,
    ),
    Table(
        "socialaccount.socialaccount",
        _SIGNING_IN,
        _PROVIDER,
        title=_("Your account at the identity provider"),
        plain="id user",
        about={
            "provider": _("Provider"),
            "uid": _("Your number there"),
            "last_login": About(_("Signed in last"), basis=Basis.SAFETY),
            "date_joined": _("Connected"),
            "extra_data": _("What the provider told about you"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.SELF,
        keep=Keep.ACCOUNT,
        account="user",
    ),
    Table(
        "socialaccount.socialtoken",
        _SIGNING_IN,
        _PROVIDER,
        title=_("Access to your account at the identity provider"),
        plain="id app account expires_at",
        about={"token": secret(_("Access")), "token_secret": secret(_("Its secret"))},
        basis=Basis.MEMBERS,
        audience=Audience.MACHINE,
        keep=Keep.ACCOUNT,
        account="account__user",
    ),
    *(
        Table(model, _SIGNING_IN, _UNUSED, plain=plain, audience=Audience.MACHINE)
        for model, plain in (
            ("auth.permission", "id name content_type codename"),
            ("auth.group", "id name permissions"),
            ("auth.group_permissions", "id group permission"),
            ("contenttypes.contenttype", "id app_label model"),
        )
    ),
)


_DAY, _MONTH = timedelta(days=1), timedelta(days=30)

expire(
    Expiry(
        "accounts.invitation",
        lambda now: (
            Q(used_at__lt=now - _MONTH)
            | Q(revoked_at__lt=now - _MONTH)
            | Q(expires_at__lt=now - _MONTH)
        ),
    ),
    Expiry("accounts.attempt", lambda now: Q(at__lt=now - _DAY), undoable=False),
    Expiry("account.emailconfirmation", lambda now: Q(created__lt=now - _DAY), undoable=False),
    Expiry(
        "usersessions.usersession", lambda now: Q(last_seen_at__lt=now - _MONTH), undoable=False
    ),
    Expiry("sessions.session", lambda now: Q(expire_date__lt=now), undoable=False),
)


@on_leaving("accounts", "accounts.user", "usersessions.usersession")
def _close(subject: Subject) -> Iterable[Result]:
    """End every session, then delete the account; all that hangs on it goes with it."""
    user = User.objects.filter(pk=subject.account_id or 0).first()
    if user is None:
        return
    yield Result(_("Where you are signed in"), Outcome.DELETED, end_sessions(user=user))
    user.delete()
    yield Result(_("Your account"), Outcome.DELETED, 1)
