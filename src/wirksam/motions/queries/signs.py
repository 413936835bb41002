"""Word, sign and colour of how far a submission has come and what is recommended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wirksam.foundation.i18n.days import day
from wirksam.motions.choices import Recommendation, State, SubmitterRole
from wirksam.motions.models import Submission, Submitter


@dataclass(frozen=True, slots=True)
class Sign:
    """For the component chip."""

    label: str | Promise
    tone: str
    icon: str


_STATES: Mapping[str, tuple[str, str]] = {
    State.DRAFT: ("muted", "edit"),
    State.COLLECTING: ("info", "people"),
    State.SUBMITTED: ("going", "going"),
    State.RETURNED: ("warn", "arrow_left"),
    State.PUBLISHED: ("info", "paper"),
    State.WITHDRAWN: ("muted", "stop"),
    State.REFUSED: ("danger", "stop"),
    State.ADOPTED: ("ok", "seal"),
    State.MODIFIED: ("ok", "seal"),
    State.REJECTED: ("danger", "cross"),
    State.REFERRED: ("info", "arrow_right"),
    State.SETTLED: ("muted", "check"),
}
_RECOMMENDED: Mapping[str, tuple[str, str]] = {
    Recommendation.ADOPT: ("ok", "check"),
    Recommendation.REJECT: ("danger", "cross"),
    Recommendation.MODIFY: ("ok", "edit"),
    Recommendation.VOTE: ("info", "question"),
    Recommendation.REFER: ("info", "arrow_right"),
    Recommendation.SETTLED_BY: ("muted", "check"),
    Recommendation.OTHER: ("neutral", "info"),
}


def state_sign(submission: Submission) -> Sign:
    """How far it has come."""
    state = State(submission.state)
    return Sign(state.label, *_STATES[state])


def recommendation_sign(recommendation: str) -> Sign:
    """What those who prepare the assembly propose."""
    word = Recommendation(recommendation)
    label = _("Proposal: %(word)s") % {"word": word.label}
    return Sign(label, *_RECOMMENDED[word])


def agreed_movers(submitters: Iterable[Submitter]) -> list[Submitter]:
    """Those who move it; people only once they have agreed to stand there."""
    return [
        one
        for one in submitters
        if one.role == SubmitterRole.MOVER and (one.person_id is None or one.agreed_at is not None)
    ]


def movers(submitters: Iterable[Submitter], *, dated: bool = False) -> str:
    """Who moves it, as one line; ``dated`` with the days on which bodies resolved to."""
    names = []
    for one in agreed_movers(submitters):
        if dated and one.resolved_on:
            told = _("%(body)s (resolved on %(day)s)")
            names.append(told % {"body": one.printed_name, "day": day(one.resolved_on)})
        else:
            names.append(one.printed_name)
    return ", ".join(names)


def lines_label(first: int, last: int) -> str:
    """``160`` or ``160–164``; empty where there are none."""
    if not first:
        return ""
    return str(first) if first == last else f"{first}\N{EN DASH}{last}"
