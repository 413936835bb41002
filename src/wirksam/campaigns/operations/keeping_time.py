"""What time does by itself: who wanted to help with an action day hears that it is called off."""

from __future__ import annotations

from datetime import datetime, timedelta

from wirksam.activities.choices import State
from wirksam.campaigns.models import HelpAnswer
from wirksam.campaigns.operations.telling import tell_hosts
from wirksam.foundation.access import NOBODY

_LATELY = timedelta(days=1)


def keep_time(now: datetime) -> None:
    """Tell each body once; said again, nobody hears it twice."""
    off = HelpAnswer.objects.filter(
        declined_at=None,
        withdrawn_at=None,
        request__action__state=State.CANCELLED,
        request__action__starts_at__gte=now - _LATELY,
    )
    for one in off.select_related("request__unit").order_by("pk").iterator(500):
        tell_hosts(NOBODY, [one.by_body_id], "help_called_off", one.request, occasion=one.pk)
