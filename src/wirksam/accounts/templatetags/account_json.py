"""Data for behaviours, as an attribute: no script stands in a page."""

from __future__ import annotations

import json
from typing import Any

from django.template import Library

register = Library()


@register.filter
def as_json(value: Any) -> str:  # noqa: ANN401 (what the browser's own functions expect)
    """``value`` as JSON; the template escapes it for the attribute."""
    return json.dumps(value)
