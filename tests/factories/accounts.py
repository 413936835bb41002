"""Signing people in, in tests, as far as their offices ask."""

from __future__ import annotations

import time
from typing import Any

from django.test import Client

from wirksam.association.models import Person


def sign_in(client: Client, someone: Person, *, second_factor: bool = True) -> Person:
    """Sign ``someone`` in; with ``second_factor`` this session has shown one, as offices must."""
    client.force_login(someone.user)
    records: list[dict[str, Any]] = [{"method": "code", "at": time.time()}]
    if second_factor:
        records.append({"method": "mfa", "at": time.time(), "type": "totp"})
    session = client.session
    session["account_authentication_methods"] = records
    session["account_authentication_methods_user"] = str(someone.user.pk)
    session.save()
    return someone
