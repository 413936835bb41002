"""Is the post in order?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from wirksam.foundation.mail.models import Letter

_LATELY = timedelta(days=7)
_TOO_LONG = timedelta(hours=6)


def findings() -> Iterator[str]:
    """What somebody should look at, without any address: letters that did not get through."""
    now = timezone.now()
    lately = Letter.objects.filter(created_at__gte=now - _LATELY - timedelta(days=3))
    for letter in lately.filter(given_up_at__gte=now - _LATELY).order_by("pk")[:5]:
        yield f"letter {letter.key} was given up: {letter.problem}"
    count = lately.filter(given_up_at__gte=now - _LATELY).count()
    if count:
        yield f"{count} letters were given up in the last seven days"
    doubtful = lately.filter(doubtful_at__gte=now - _LATELY).count()
    if doubtful:
        yield f"{doubtful} letters may not have arrived: their worker ended in the midst of them"
    stuck = lately.filter(
        sent_at=None, given_up_at=None, doubtful_at=None, not_before__lt=now - _TOO_LONG
    )
    if stuck.exists():
        why = stuck.order_by("pk").values_list("problem", flat=True).first()
        yield f"{stuck.count()} letters have waited for six hours: {why or 'is a worker running?'}"
