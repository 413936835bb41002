"""Signing in at an identity provider of the party or federation, set up by variables alone."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from wirksam.config.env import Env

PROVIDER_ID = "verband"


def oidc_provider(env: Env, issuer: str) -> dict[str, Any]:
    """The login library's providers: none, or the one at ``issuer``."""
    client = env.text("OIDC_CLIENT_ID")
    secret = env.text("OIDC_CLIENT_SECRET")
    name = env.text("OIDC_NAME", "OpenID")
    if not issuer:
        return {}
    if not issuer.startswith("https://"):
        env.reject(f"{env.prefix}OIDC_ISSUER is {issuer!r}, expected an address with https://")
    if not (client and secret):
        env.reject(f"{env.prefix}OIDC_ISSUER needs {env.prefix}OIDC_CLIENT_ID and …_SECRET too")
    app = {
        "provider_id": PROVIDER_ID,
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def origin_of(issuer: str) -> list[str]:
    """Where a form may lead besides this house: the provider's origin, or nowhere."""
    parts = urlsplit(issuer)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []
