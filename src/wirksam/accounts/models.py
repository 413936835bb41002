"""Accounts, invitations to open one, and a count of attempts."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from wirksam.accounts.rules import InvitationState, invitation_state


class UserManager(BaseUserManager["User"]):
    """Makes accounts; rights are never given here."""

    def create_user(self, email: str, **fields: Any) -> User:  # noqa: ANN401
        """An account that signs in by mailed code; it has no usable password."""
        user = self.model(email=self.normalize_email(email).casefold(), **fields)
        user.set_unusable_password()
        user.save()
        return user


class User(AbstractBaseUser):
    """An account: an address to sign in with. All rights come from mandates of its person.

    ``second_step``: its owner wants to be asked for the second factor after a mailed code, though
    no office of hers demands it.
    """

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)
    second_step = models.BooleanField(default=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="account_address_once"),)

    def __str__(self) -> str:
        return self.email


class Invitation(models.Model):
    """A letter with a link by which one person opens her account, once and within a time.

    Only the link's digest is kept. ``person_key`` says for whom it is, ``invited_by`` who asked
    her in; both are keys, never names.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    person_key = models.CharField(max_length=40, db_index=True)
    invited_by = models.CharField(max_length=40)
    language = models.CharField(max_length=8, default="de")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_used_or_revoked",
            ),
        )

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    def state(self, now: datetime | None = None) -> InvitationState:
        """Whether its link still opens the door, and if not, why."""
        return invitation_state(
            used_at=self.used_at,
            revoked_at=self.revoked_at,
            replaced=self.replaced_by_id is not None,
            expires_at=self.expires_at,
            now=now or timezone.now(),
        )


class Attempt(models.Model):
    """One try at something that may be tried only so often, such as entering a code.

    ``key`` is a keyed digest of the account's address or number. Rows live for a day at most.
    """

    limit = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes = (models.Index(fields=["limit", "key", "at"], name="attempts_of_one"),)

    def __str__(self) -> str:
        return f"{self.limit} {self.at:%H:%M:%S}"
