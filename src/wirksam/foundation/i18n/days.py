"""Days as people say them: "Fr, 14. März"."""

from __future__ import annotations

from datetime import date, datetime

from django.template import Library
from django.utils import formats, timezone
from django.utils.translation import get_language

register = Library()


@register.filter
def day(value: date | datetime | None) -> str:
    """``Fr, 14. März``; with the year where it is not this one; empty for none."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    pattern = "D, j. F" if get_language() == "de" else "D, j F"
    if value.year != timezone.localdate().year:
        pattern += " Y"
    return formats.date_format(value, pattern)
