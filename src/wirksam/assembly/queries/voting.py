"""What a vote is about, and what its form begins with."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wirksam.assembly.models import AgendaItem, Vote
from wirksam.assembly.queries.meeting import name_of
from wirksam.motions.models import Amendment, Motion, Submission


def about(submission: Submission | None) -> Motion | Amendment | None:
    """The motion or amendment itself."""
    if submission is None:
        return None
    motion = Motion.objects.filter(pk=submission.pk).first()
    return motion or Amendment.objects.select_related("motion").filter(pk=submission.pk).first()


def with_motion(submission: Submission) -> list[int]:
    """The submission and, for an amendment, the motion that stands on an item for it."""
    amendment = Amendment.objects.filter(pk=submission.pk).values_list("motion", flat=True)
    return [submission.pk, *amendment]


def first_values(
    item: AgendaItem, submission: Submission | None, wrong: Vote | None
) -> dict[str, object]:
    """What the form begins with; a correction begins with what was recorded."""
    if wrong is not None:
        same = ("question", "yes", "no", "abstain", "invalid", "present", "majority", "way")
        told: dict[str, object] = {name: getattr(wrong, name) for name in same}
        told["stated"] = wrong.result if wrong.stated else ""
        return told | {"seen": newest_key(item, submission)} | _called_names(wrong)
    thing = about(submission)
    question = _("Shall we adopt %(what)s?") % {"what": name_of(thing)} if thing else ""
    return {"question": question[:300], "seen": newest_key(item, submission)}


def newest_key(item: AgendaItem, submission: Submission | None) -> int:
    """The last vote on a submission, or under an item on none; 0 where there is none."""
    rows = Vote.objects.filter(assembly=item.assembly_id, submission=submission)
    rows = rows if submission else rows.filter(item=item)
    last = rows.order_by("-pk").values_list("pk", flat=True).first()
    return last or 0


def _called_names(wrong: Vote) -> dict[str, object]:
    said: dict[str, list[str]] = {"yes": [], "no": [], "abstain": []}
    for name, choice in wrong.roll_call.values_list("name", "choice"):
        said[choice].append(name)
    return {f"names_{choice}": "\n".join(names) for choice, names in said.items()}
