"""The association's own stylesheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wirksam.association.rules import best_ink
from wirksam.foundation.access import public
from wirksam.foundation.pages import hot_page
from wirksam.foundation.registry import branding


@public
@require_safe
@hot_page(lambda: ("association",))
def colours(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The association's two colours as custom properties; empty where it has set none."""
    look = branding()
    rule = ""
    if look.brand and look.accent:
        rule = (
            f":root{{--brand:{look.brand};--on-brand:{best_ink(look.brand)};"
            f"--accent:{look.accent};--on-accent:{best_ink(look.accent)}}}"
        )
    return HttpResponse(rule, content_type="text/css; charset=utf-8")
