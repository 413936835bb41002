"""Settings as a public server has them."""

from __future__ import annotations

import json

import pytest

from tests.architecture.house import python

PUBLIC = {
    "WIRKSAM_HTTPS": "1",
    "WIRKSAM_SECRET_KEY": "q7Jx2vN4pL9sT1wZ8bR5cF3hK6mY0dGaXeUiOoPkMnBvCzQwErTyUi",
    "WIRKSAM_ALLOWED_HOSTS": "wirksam.example",
}
SHOW = """
import json
from wirksam.config import settings as s
print(json.dumps({name: getattr(s, name) for name in dir(s) if name.isupper()}, default=str))
"""


@pytest.fixture(scope="module")
def public():
    done = python(SHOW, **PUBLIC)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_deployment_check_is_silent():
    done = python(
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command('check', deploy=True, fail_level='WARNING')",
        **PUBLIC,
    )
    assert done.returncode == 0, done.stderr


def test_every_cookie_is_bound_to_the_host(public):
    names = [value for name, value in public.items() if name.endswith("_COOKIE_NAME")]
    assert len(names) == 3
    assert all(name.startswith("__Host-") for name in names)
    assert public["SESSION_COOKIE_SECURE"]
    assert public["CSRF_COOKIE_SECURE"]
    assert public["SESSION_COOKIE_HTTPONLY"]
    done = python(
        "import django; django.setup()\n"
        "from wirksam.accounts.cookies import HostCookie; print(HostCookie.cookie_name)",
        **PUBLIC,
    )
    assert done.stdout.strip() == "__Host-messages"


def test_passkeys_ask_for_https(public):
    assert public["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False
    assert public["MFA_WEBAUTHN_USER_VERIFICATION"] == "required"


@pytest.mark.parametrize("mode", ["WIRKSAM_DEMO", "WIRKSAM_DEBUG"])
def test_only_demo_and_debug_allow_them_without(mode):
    done = python(
        "from wirksam.config import settings as s; print(s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN)",
        **{mode: "1"},
    )
    assert done.stdout.strip() == "True"


def test_a_public_server_has_no_one_click_exemption(public):
    assert public["DEMO"] is False


def test_sessions_last_as_long_as_set():
    done = python(
        "from wirksam.config import settings as s; print(s.SESSION_COOKIE_AGE)",
        WIRKSAM_SESSION_DAYS="7",
    )
    assert done.stdout.strip() == str(7 * 24 * 60 * 60)
