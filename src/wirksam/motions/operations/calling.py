"""An assembly has come to a motion: from now on what had time until then is late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from wirksam.foundation.pages import touch
from wirksam.motions.models import Motion, Submission
from wirksam.motions.rules import LIST_SCOPE, scope_of


@transaction.atomic
def mark_called(*, submissions: Iterable[int], at: datetime) -> int:
    """Remember the moment at which these were first called; how many had not been before.

    The deed itself is the assembly's and stands in its journal.
    """
    wanted = Submission.objects.filter(pk__in=list(submissions), called_at=None)
    motions = list(Motion.objects.filter(pk__in=wanted.values("pk")).values_list("slug", flat=True))
    count = wanted.update(called_at=at)
    if motions:
        touch(LIST_SCOPE, *map(scope_of, motions))
    return count
