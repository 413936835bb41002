"""The demonstration's one-click sign-in is exempt; nobody else is."""

from __future__ import annotations

import pytest

from tests.accounts.signing import sign_in_by_code

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("demo", "reduced"), [(True, False), (False, True)])
def test_one_click_is_exempt_in_the_demonstration_only(client, officer, settings, demo, reduced):
    settings.DEMO = demo
    client.force_login(officer.user)
    page = client.get("/anmelden/willkommen/")
    assert bool(page.wsgi_request.actor.capabilities) is not reduced


def test_whoever_signs_in_by_code_there_is_not(client, officer, settings):
    settings.DEMO = True
    sign_in_by_code(client, officer.user.email)
    page = client.get("/anmelden/willkommen/")
    assert not page.wsgi_request.actor.capabilities
