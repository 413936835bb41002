"""What views of motions share: finding the row, the way up, the deeds offered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, get_visible_or_404
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.choices import OPEN, UNSEEN, State
from wirksam.motions.models import Amendment, Motion, MotionVersion, Submission
from wirksam.motions.queries.findings import findings_of
from wirksam.motions.queries.page import Standing
from wirksam.motions.queries.reading import visible_amendments, visible_motions

Crumb = tuple[str, str]
_LINES = re.compile(r"(\d{1,6})(?:\s*[-\N{EN DASH}]\s*(\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class Deed:
    """A button on a submission's page."""

    label: str
    href: str
    icon: str
    tone: str = "secondary"


def motion_or_404(actor: Actor, slug: str, action: str = "view") -> Motion:
    """The motion with which this person may do ``action``; hidden looks like missing."""
    found = visible_motions(actor, action).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def amendment_or_404(actor: Actor, slug: str, pk: int, action: str = "view") -> Amendment:
    """The same for an amendment at its motion's address."""
    found = visible_amendments(actor, action).filter(motion__slug=slug, pk=pk).first()
    if found is None:
        raise Http404
    return found


def submission_or_404(actor: Actor, pk: int, action: str = "view") -> Motion | Amendment:
    """A motion or an amendment by its number, if this person may do ``action`` with it."""
    get_visible_or_404(actor, Submission, action, pk=pk)
    found: Motion | Amendment | None = (
        Motion.objects.select_related("unit", "occasion").filter(pk=pk).first()
    )
    if found is None:
        rows = Amendment.objects.select_related("motion__unit", "occasion", "unit", "parent")
        found = rows.select_related("version__wording").get(pk=pk)
    return found


def version_of(motion: Motion, number: int | None = None) -> MotionVersion:
    """The version with that number, or the newest one that is shown."""
    versions = motion.versions.select_related("wording")
    if motion.is_public:
        versions = versions.filter(published_at__isnull=False)
    if number is not None:
        versions = versions.filter(number=number)
    found = versions.order_by("-number").first()
    if found is None:
        raise Http404
    found.motion = motion
    return found


def crumbs(motion: Motion | None = None, *more: Crumb) -> list[Crumb]:
    """The way up."""
    found = [(_("Motions"), reverse("motions"))]
    if motion is not None:
        found.append((motion.identifier or motion.title, motion.get_absolute_url()))
    return [*found, *more]


def name_of(row: Motion | Amendment) -> str:
    """What pages about it are headed with; it may have no number yet."""
    if isinstance(row, Amendment):
        told = _("Amendment %(name)s") % {"name": row.identifier}
        return f"{told.strip()} \N{MIDDLE DOT} {row.motion}"
    return str(row)


def overline(submission: Submission) -> str:
    """``A7 · Motion``; for an amendment also to what."""
    if isinstance(submission, Amendment):
        return _("Amendment to %(motion)s") % {"motion": submission.motion}
    kind = submission.get_kind_display()
    return f"{submission.identifier} · {kind}" if submission.identifier else str(kind)


def page_context(shown: Standing) -> dict[str, object]:
    """What ``motions/submission.html`` asks for."""
    submission = shown.submission
    names = (
        "submission", "may", "sign", "movers", "asked", "supporters", "procedure", "proposal",
        "sent_back", "story", "remarks", "own_notes",
    )  # fmt: skip
    context: dict[str, object] = {name: getattr(shown, name) for name in names}
    context |= {"overline": overline(submission), "deeds": deeds(shown), **_unseen(submission)}
    findings = findings_of(submission) if submission.state in UNSEEN | OPEN else []
    context |= {"findings": findings, "warned": any(one.level != "ok" for one in findings)}
    procedure = shown.procedure
    if procedure is not None and procedure.settled_by_id is not None:
        context["settled_by_url"] = reverse("submission", args=[procedure.settled_by_id])
    return context


def _unseen(submission: Submission) -> Mapping[str, str]:
    if submission.is_public:
        return {}
    if submission.state == State.SUBMITTED:
        return {
            "unseen_tone": "info",
            "unseen_title": _("Handed in, not public yet"),
            "unseen_text": _("The presidium looks at it and publishes it."),
        }
    return {
        "unseen_tone": "warning",
        "unseen_title": _("This is a draft"),
        "unseen_text": _("Only those who move it and the presidium can see it."),
    }


def deeds(shown: Standing) -> list[Deed]:
    """What this person can do with it now."""
    one, may = shown.submission, shown.may
    found: list[Deed] = []
    if may.answer and any(row.person_id == shown.actor.person_id for row in shown.asked):
        found.append(_deed("submission_answer", one, _("Join or not"), "people", "primary"))
    if may.support and not may.represent:
        found.append(_deed("submission_support", one, _("Support it"), "people", "primary"))
    if may.write:
        found.append(_deed("submission_hand_in", one, _("Hand it in"), "upload", "primary"))
        found.append(Deed(_("Go on writing"), _edit_url(one), "edit"))
        found.append(_deed("submission_companions", one, _("Look for people who join"), "people"))
        found.append(_deed("submission_discard", one, _("Throw the draft away"), "cross", "quiet"))
    return found + _later_deeds(shown)


def _later_deeds(shown: Standing) -> list[Deed]:
    one, may = shown.submission, shown.may
    found: list[Deed] = []
    if may.prepare and one.state == State.SUBMITTED:
        found.append(_deed("submission_screen", one, _("Look at it and publish"), "eye", "primary"))
    if may.prepare and one.state in OPEN | {State.SUBMITTED}:
        found.append(_deed("submission_recommend", one, _("Propose how to decide"), "check"))
        if isinstance(one, Motion):
            found.append(_deed("motion_classify", one, _("Say what it becomes"), "list", "quiet"))
    if may.represent and one.state in OPEN and shown.procedure:
        found.append(_deed("submission_reply", one, _("Answer the proposal"), "quote"))
    if may.represent and one.state in OPEN and isinstance(one, Motion):
        found.append(Deed(_("Write another version"), _edit_url(one), "edit"))
    if may.represent and one.state in OPEN | {State.SUBMITTED}:
        found.append(_deed("submission_withdraw", one, _("Withdraw it"), "cross", "quiet"))
    return found


def _deed(name: str, one: Submission, label: str, icon: str, tone: str = "secondary") -> Deed:
    return Deed(label, reverse(name, args=[one.pk]), icon, tone)


def _edit_url(one: Submission) -> str:
    if isinstance(one, Amendment):
        return reverse("amendment_edit", args=[one.motion.slug, one.pk])
    return reverse("motion_edit", args=[one.slug]) if isinstance(one, Motion) else ""


def lines_from(request: ActorRequest, last: int) -> tuple[int, int]:
    """The lines that ``?zeilen=160-164`` names, as far as the text has them; (0, 0) for none."""
    match = _LINES.fullmatch(request.GET.get("zeilen", "").strip())
    if match is None:
        return 0, 0
    first = int(match[1])
    end = int(match[2] or first)
    return (first, end) if 0 < first <= end <= last else (0, 0)
