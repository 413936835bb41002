"""Ways from a motion's page to where it is prepared."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.assembly.models import Assembly, MoverQuestion, Room
from wirksam.foundation.access import Actor, visible
from wirksam.motions.models import Submission
from wirksam.motions.queries.page import Way


def preparing_ways(submission: Submission, actor: Actor) -> list[Way]:
    """Its questions and rooms, and for members the folder; at most four queries."""
    return list(_ways(submission, actor))


def _ways(submission: Submission, actor: Actor) -> Iterator[Way]:
    assembly = Assembly.objects.filter(occasion=submission.occasion_id).first()
    if assembly is None or submission.occasion_id is None or not submission.is_public:
        return
    asked = MoverQuestion.objects.filter(
        submission=submission, assembly=assembly, withdrawn_at=None, hidden_at=None
    ).count()
    told = ngettext("%(number)s question", "%(number)s questions", asked) % {"number": asked}
    page = reverse("mover_questions", args=[assembly.slug])
    yield Way(_("Questions to the movers"), page, told if asked else "")
    if not visible(actor, Assembly, "prepare").filter(pk=assembly.pk).exists():
        return
    if submission.is_open:
        ask = reverse("ask_movers", args=[assembly.slug])
        yield Way(_("Ask the movers"), f"{ask}?vorlage={submission.pk}")
    for room in Room.objects.filter(submission=submission).select_related("item__assembly"):
        yield Way(_("Reasons for and against"), room.get_absolute_url(), room.question)
    yield Way(_("Folder for the assembly"), reverse("folder", args=[assembly.slug]))
