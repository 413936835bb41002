"""What those who prepare the assembly propose to do with a submission, and what its movers say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.engine.amend import Amendment as Wish
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.notices.operations import settle as settle_notices
from wirksam.motions.choices import OPEN, Answer, Recommendation
from wirksam.motions.models import Amendment, Procedure, Submission
from wirksam.motions.operations.holding import CHANGED_MEANWHILE, held_in, settle, whole
from wirksam.motions.operations.plans import check_size
from wirksam.motions.operations.telling import tell_movers, tell_preparers
from wirksam.motions.queries.amending import base_of, current_version
from wirksam.motions.queries.pasting import cleaned, cleaned_line

_LONGEST = 4000
_LONGEST_ANSWER = 1000


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation. ``texts`` are the words proposed instead, by position of the paragraph.

    They are about the text the submission is about: the motion's present version, or for an
    amendment the text with it. ``internal_note`` is for those who prepare.
    """

    recommendation: str
    settled_by: Submission | None = None
    texts: Mapping[int, str] | None = None
    explanation: str = ""
    internal_note: str = ""


@transaction.atomic
def recommend(
    *, actor: Actor, submission: Submission, advice: Advice, latest: int | None = None
) -> Procedure:
    """Write a new version of the recommendation; nobody else sees it until it is published.

    ``latest`` is the number of the version that was shown (0: none); refused where there is a
    later one.
    """
    submission = held_in(submission, *OPEN)
    number = submission.procedures.aggregate(last=Max("number"))["last"] or 0
    if latest is not None and latest != number:
        raise RefusedError(CHANGED_MEANWHILE)
    kind = Recommendation(advice.recommendation)
    _check(submission, kind, advice)
    explanation, note = _plain(advice.explanation), _plain(advice.internal_note)
    row = Procedure.objects.create(
        submission=submission,
        number=number + 1,
        recommendation=kind,
        settled_by=advice.settled_by,
        changes=_changes(submission, advice) if kind == Recommendation.MODIFY else None,
        explanation=explanation,
        internal_note=note,
        written_by=actor.key,
    )
    settle(actor, "recommend", submission)
    return row


def _check(submission: Submission, kind: Recommendation, advice: Advice) -> None:
    if (kind == Recommendation.SETTLED_BY) != (advice.settled_by is not None):
        raise RefusedError(_("Say which other motion or amendment settles this one."))
    other = advice.settled_by
    if other is not None and (
        other.pk == submission.pk or other.occasion_id != submission.occasion_id
    ):
        raise RefusedError(_("Choose another motion or amendment to the same assembly."))
    if kind == Recommendation.MODIFY and not advice.texts:
        raise RefusedError(_("Write down the words you propose instead."))
    if kind == Recommendation.OTHER and not advice.explanation.strip():
        raise RefusedError(_("Say in words what you propose."))


def _changes(submission: Submission, advice: Advice) -> dict[str, list[list[int | str]]]:
    kind = whole(submission)
    if isinstance(kind, Amendment):
        base = base_of(kind.version, kind)
    else:
        base = base_of(current_version(kind))
    texts = {at: cleaned(text).text for at, text in (advice.texts or {}).items()}
    try:
        wish = Wish.rewriting("", base, texts)
    except LookupError as error:
        raise RefusedError(
            _("The paragraph you changed is not in the text any more. Look at it as it is now.")
        ) from error
    if wish.is_empty:
        raise RefusedError(_("The text reads like that already. Change a word in it first."))
    return wish.to_data()


def _plain(words: str) -> str:
    plain = cleaned(words).text.replace("\u2029", "\n\n")
    check_size(plain, _LONGEST)
    return plain


@transaction.atomic
def publish(*, actor: Actor, submissions: Sequence[Submission]) -> list[Procedure]:
    """Publish the latest recommendation on each of these; what is public already stays so."""
    made = []
    for one in submissions:
        submission = held_in(one, *OPEN)
        row = submission.procedures.order_by("-number").first()
        if row is None or row.published_at is not None:
            continue
        row.published_at = timezone.now()
        row.save()
        settle_notices(f"motion:{submission.pk}:recommended:")
        tell_movers(actor, submission, "motion_recommended", f"recommended:{row.number}")
        settle(actor, "publish_recommendation", submission)
        made.append(row)
    return made


@transaction.atomic
def answer(*, actor: Actor, procedure: Procedure, says: Answer | str, text: str = "") -> Procedure:
    """Say for the movers whether they agree; they can change their mind while it is open."""
    submission = held_in(procedure.submission, *OPEN)
    row = Procedure.objects.get(pk=procedure.pk)
    latest = submission.procedures.filter(published_at__isnull=False).order_by("-number").first()
    if latest is None or latest.pk != row.pk:
        raise RefusedError(_("There is a newer recommendation. Look at that one."))
    said = Answer(says)
    if said == Answer.NONE:
        raise RefusedError(_("Say whether you agree."))
    words = cleaned_line(text)
    check_size(words, _LONGEST_ANSWER)
    row.answer, row.answer_text = said, words
    row.answered_by, row.answered_at = actor.key, timezone.now()
    row.save()
    settle_notices(f"motion:{submission.pk}:recommended:")
    tell_preparers(actor, submission, row)
    settle(actor, "answer_recommendation", submission)
    return row
