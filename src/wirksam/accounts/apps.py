from datetime import timedelta

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wirksam.accounts"
    label = "accounts"

    def ready(self) -> None:
        from wirksam.accounts.operations.sessions import clear_expired  # noqa: PLC0415 (loaded apps)
        from wirksam.accounts.views.proving import ask_for_proof  # noqa: PLC0415
        from wirksam.foundation.access.proof import prove_with  # noqa: PLC0415
        from wirksam.foundation.duties import Duty, duty  # noqa: PLC0415

        prove_with(ask_for_proof)
        duty(Duty("sessions", timedelta(days=1), clear_expired))
