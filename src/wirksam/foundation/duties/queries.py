"""Is somebody doing the duties?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from wirksam.foundation.duties.models import DutyRun
from wirksam.foundation.duties.registry import duties
from wirksam.foundation.journal.models import JournalEntry

_LONGEST = timedelta(days=1)


def findings() -> Iterator[str]:
    """What somebody should look at: no worker for a day, or a duty that fails."""
    known = {one.code for one in duties()}
    runs = [run for run in DutyRun.objects.order_by("code") if run.code in known]
    finished = [run.finished_at for run in runs if run.finished_at]
    limit = timezone.now() - _LONGEST
    if finished and max(finished) < limit:
        yield f"no worker has run since {max(finished):%Y-%m-%d %H:%M} UTC. Start: wirksam worker"
    elif not finished and JournalEntry.objects.filter(recorded_at__lt=limit).exists():
        yield "no worker has ever run: no mail goes out. Start: wirksam worker"
    for run in runs:
        if run.problem:
            yield f"duty {run.code} fails: {run.problem}"
