"""In by way of the association's own identity provider: only into accounts that exist."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tests.accounts.signing import add_app, app_code, is_in
from tests.architecture.house import python
from wirksam.accounts.adapter import ProviderAdapter
from wirksam.accounts.models import User
from wirksam.config.env import Env
from wirksam.config.oidc import oidc_provider, origin_of

pytestmark = pytest.mark.django_db
ISSUER = "https://id.verband.example"
START = "/anmelden/mit/verband/"


class Answer:
    def __init__(self, told):
        self.told, self.status_code, self.headers = told, 200, {"content-type": "application/json"}

    def json(self):
        return self.told

    def raise_for_status(self):
        pass


class Provider:
    """Answers as an OpenID Connect provider does; ``told`` is what it says about the person."""

    def __init__(self):
        self.told = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def get(self, address, **_):
        if address.endswith("/.well-known/openid-configuration"):
            return Answer(
                {
                    "authorization_endpoint": f"{ISSUER}/auth",
                    "token_endpoint": f"{ISSUER}/token",
                    "userinfo_endpoint": f"{ISSUER}/userinfo",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        return Answer(self.told)

    def request(self, _method, _address, **_):
        return Answer({"access_token": "x", "token_type": "bearer"})


@pytest.fixture
def provider(settings, monkeypatch):
    env = Env()
    monkeypatch.setenv("WIRKSAM_OIDC_CLIENT_ID", "wirksam")
    monkeypatch.setenv("WIRKSAM_OIDC_CLIENT_SECRET", "secret")
    monkeypatch.setenv("WIRKSAM_OIDC_NAME", "Verbandskonto")
    settings.SOCIALACCOUNT_PROVIDERS = oidc_provider(env, ISSUER)
    env.complete()
    made = Provider()
    monkeypatch.setattr(ProviderAdapter, "get_requests_session", lambda _self: made)
    return made


def go(client, provider, **told):
    """To the provider and back."""
    provider.told = {"sub": "4711", **told}
    there = client.post(START)
    asked = parse_qs(urlsplit(there["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    return client.get(f"{START}rueckkehr/", {"code": "c", "state": asked["state"][0]})


def test_without_settings_it_does_not_exist(client, db):
    assert client.post(START).status_code == 404
    assert client.get(f"{START}rueckkehr/").status_code == 404
    assert "/anmelden/mit/" not in client.get("/anmelden/").content.decode()


def test_a_verified_address_opens_the_account_it_belongs_to(client, provider, alma):
    page = client.get("/anmelden/").content.decode()
    assert "Verbandskonto" in page
    answer = go(client, provider, email=alma.user.email, email_verified=True)
    assert answer["Location"] == "/"
    assert is_in(client)
    again = Client()
    go(again, provider, email="neue@example.invalid", email_verified=True)
    assert again.session["_auth_user_id"] == str(alma.user.pk)


@pytest.mark.parametrize("said", [False, "false", "true", None, 1])
def test_an_unverified_address_opens_nothing(client, provider, alma, said):
    answer = go(client, provider, email=alma.user.email, email_verified=said)
    assert answer.status_code == 200
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_it_makes_no_account(client, provider, db):
    answer = go(client, provider, email="fremd@example.invalid", email_verified=True)
    assert answer.status_code == 200
    assert not User.objects.exists()
    assert not is_in(client)


def test_it_does_not_go_round_the_second_factor(client, provider, alma):
    secret = add_app(alma.user)
    answer = go(client, provider, email=alma.user.email, email_verified=True)
    assert answer["Location"] == "/anmelden/zweiter-schritt/"
    assert not is_in(client)
    client.post(answer["Location"], {"code": app_code(secret)})
    assert is_in(client)


def test_a_forged_return_is_refused_in_words(client, provider, alma):
    answer = client.get(f"{START}rueckkehr/", {"code": "c", "state": "forged"})
    assert answer["Location"] == "/anmelden/"


def test_going_there_needs_a_button_and_only_signs_in(client, provider, db):
    assert client.get(START).status_code == 405
    assert client.post(f"{START}?process=connect").status_code == 404


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"WIRKSAM_OIDC_ISSUER": "http://id.example"}, "https://"),
        ({"WIRKSAM_OIDC_ISSUER": ISSUER}, "WIRKSAM_OIDC_CLIENT_ID"),
    ],
)
def test_half_a_setup_does_not_start(variables, said):
    done = python("from wirksam.config import settings", **variables)
    assert done.returncode != 0
    assert said in done.stderr


def test_forms_may_lead_to_the_provider():
    assert origin_of(f"{ISSUER}/realms/x") == [ISSUER]
    assert origin_of("") == []
