"""The second step of signing in."""

from __future__ import annotations

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from wirksam.accounts.queries import asks_second_step


class SecondStepStage(AuthenticateStage):
    """Asks for the second factor, unless a passkey is only a member's convenience."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return bool(super()._should_handle(request)) and asks_second_step(self.login.user)
