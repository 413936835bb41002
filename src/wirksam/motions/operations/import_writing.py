"""Writing the rows of motions that come from another system, within one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirksam.association.models import Body, Occasion, Unit
from wirksam.engine.amend import Amendment as Wish
from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange import AmendmentText, MotionText, Party, Proposal
from wirksam.foundation.access import Actor, RefusedError
from wirksam.motions.choices import UNSEEN, MotionKind, Recommendation, State, SubmitterRole
from wirksam.motions.models import (
    Amendment,
    Motion,
    MotionVersion,
    Procedure,
    Resolution,
    Step,
    Submission,
    Submitter,
)
from wirksam.motions.operations.amending import lines_of_wish
from wirksam.motions.operations.plans import checked_words, plain_paragraphs
from wirksam.motions.operations.wordings import store_wording
from wirksam.motions.queries.amending import current_version
from wirksam.motions.queries.importing import Known, known_in
from wirksam.motions.queries.pasting import cleaned_line
from wirksam.motions.queries.texts import paragraphs_of
from wirksam.motions.rules import LONGEST_TITLE, free_slug

_LONGEST_NAME = 200
_LONGEST_EXPLANATION = 4000
_LATER = {State.SUBMITTED, State.COLLECTING}


class Writer:
    """Writes motions first, then amendments; parents before what amends them."""

    def __init__(
        self, actor: Actor, unit: Unit, occasion: Occasion | None, *, publish: bool
    ) -> None:
        self.motions: list[Motion] = []
        self.amendments: list[Amendment] = []
        self.slugs: set[str] = set()
        self.known = 0
        self._actor, self._unit, self._occasion, self._publish = actor, unit, occasion, publish
        self._now = timezone.now()
        self._here: Known = known_in(unit, occasion)
        self._addresses = set(Motion.objects.values_list("slug", flat=True))
        self._resolutions = set(Resolution.objects.values_list("slug", flat=True))
        self._bodies = {
            body.name.casefold(): body
            for body in Body.objects.filter(unit__path__startswith=unit.path)
            if body.runs_on(timezone.localdate())
        }
        self._motion_of: dict[str, tuple[Motion, MotionVersion, tuple[Paragraph, ...]]] = {}
        self._amendment_of: dict[str, tuple[Amendment, tuple[Paragraph, ...]]] = {}
        self._taken: dict[int, set[str]] = {}
        self._wished: dict[int, set[str]] = {}

    def wish(self, motion: str, names: Iterable[str]) -> None:
        """Names that the amendments of a motion in the file (or the motions, "") bring along.

        Nothing else in the file is given one of them.
        """
        scope = self._motion_of[motion][0].pk if motion else 0
        self._wished.setdefault(scope, set()).update(name.casefold() for name in names)

    def motion(self, told: MotionText) -> None:
        """Write a motion, unless one with the same text is here."""
        where = told.identifier or told.title
        text = self._plain(where, told.paragraphs)
        found = self._here.motion(text)
        if found is not None:
            self.known += 1
            version = current_version(found)
            self._motion_of[told.key] = (found, version, text)
            return
        title = cleaned_line(told.title)[:LONGEST_TITLE] or _("Without a title")
        slug = free_slug(slugify, title, self._addresses)
        self._addresses.add(slug)
        motion = Motion(slug=slug, title=title)
        self._head(motion, told, _whole_reasons(told))
        motion.identifier = self._identifier(0, told.identifier, "A", motion)
        motion.save()
        version = MotionVersion.objects.create(
            motion=motion,
            wording=store_wording(text),
            created_by=self._actor.key,
            published_at=motion.published_at,
        )
        self._tail(motion, told.movers, told.supporters)
        self._proposal(motion, told.proposal, text)
        self._resolution(motion, version, told)
        self._motion_of[told.key] = (motion, version, paragraphs_of(version.wording))
        self.motions.append(motion)
        self.slugs.add(slug)

    def amendment(self, told: AmendmentText) -> None:
        """Write an amendment, unless the same is here, or it would change nothing."""
        motion, version, text = self._motion_of[told.motion]
        where = f"{motion} {told.identifier}".strip()
        parent, base = self._amendment_of.get(told.parent, (None, text))
        wanted = self._plain(where, told.wanted)
        wish = Wish.between("", base, wanted, whole=told.whole)
        same = self._here.amendment(motion, told.identifier, wish.to_data())
        if wish.is_empty or same is not None:
            self.known += same is not None
            if same is not None:
                self._amendment_of[told.key] = (same, wanted)
            return
        amendment = Amendment(motion=motion, version=version, parent=parent, whole=told.whole)
        self._head(amendment, told, told.reasons)
        amendment.kind, amendment.occasion = motion.kind, motion.occasion
        amendment.editorial, amendment.changes = told.editorial, wish.to_data()
        amendment.first_line, amendment.last_line = lines_of_wish(wish, version, parent)
        amendment.identifier = self._identifier(motion.pk, told.identifier, "Ä", amendment)
        if not motion.is_public and amendment.is_public:
            amendment.state, amendment.published_at = State.DRAFT, None
        amendment.save()
        self._tail(amendment, told.movers, told.supporters)
        self._proposal(amendment, told.proposal, wanted)
        self._amendment_of[told.key] = (amendment, wanted)
        self.amendments.append(amendment)
        self.slugs.add(motion.slug)

    def _plain(self, where: str, text: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        try:
            return plain_paragraphs(text)
        except RefusedError as refused:
            raise RefusedError(f"{where}: {refused.message}") from refused

    def _head(self, one: Submission, told: MotionText | AmendmentText, reasons: str) -> None:
        where = told.identifier or told.key
        try:
            one.reasons, one.urgency = checked_words(reasons, "")
        except RefusedError as refused:
            raise RefusedError(f"{where}: {refused.message}") from refused
        one.unit, one.occasion, one.kind = self._unit, self._occasion, MotionKind.ORDINARY
        one.created_by = self._actor.key
        one.state = self._state(told.state)
        if one.state != State.DRAFT:
            one.handed_in_at = told.published_at or self._now
        if one.is_public:
            one.published_at = self._moment(told.published_at)

    def _state(self, state: str) -> State:
        found = State(state)
        if not self._publish:
            return State.DRAFT
        if found in UNSEEN:
            return State.SUBMITTED if found in _LATER else State.DRAFT
        return found

    def _moment(self, told: datetime | None) -> datetime:
        return min(told, self._now) if told else self._now

    def _identifier(self, scope: int, asked: str, prefix: str, one: Submission) -> str:
        """The one it had, or the next that is free; drafts have none."""
        if not one.is_public:
            return ""
        if scope not in self._taken:
            rows = Submission.objects.exclude(identifier="")
            rows = (
                rows.filter(as_amendment__motion=scope)
                if scope
                else rows.filter(occasion=self._occasion, as_motion__isnull=False)
            )
            self._taken[scope] = {
                name.casefold() for name in rows.values_list("identifier", flat=True)
            }
        taken = self._taken[scope]
        name = cleaned_line(asked)[:40]
        number = 1
        while not name or name.casefold() in taken:
            name, number = f"{prefix}{number}", number + 1
            name = "" if name.casefold() in self._wished.get(scope, ()) else name
        taken.add(name.casefold())
        return name

    def _tail(self, one: Submission, movers: Sequence[Party], supporters: Sequence[Party]) -> None:
        note = _("Taken over from another system")
        Step.objects.create(submission=one, after=one.state, note=note, taken_by=self._actor.key)
        rows: list[Submitter] = []
        bodies: set[int] = set()
        for role, parties in (
            (SubmitterRole.MOVER, movers), (SubmitterRole.SUPPORTER, supporters),
        ):  # fmt: skip
            for position, party in enumerate(parties):
                row = self._submitter(party, bodies)
                row.submission, row.role, row.position = one, role, position
                rows.append(row)
        Submitter.objects.bulk_create(rows)

    def _submitter(self, party: Party, bodies: set[int]) -> Submitter:
        """A body that we know by its name, or only a name: people are never taken for members."""
        name = f"{party.name} ({party.organisation})" if party.organisation else party.name
        row = Submitter(name=cleaned_line(name)[:_LONGEST_NAME], resolved_on=party.resolved_on)
        body = self._bodies.get(row.name.casefold()) if party.is_body else None
        if body is not None and body.pk not in bodies:
            row.body = body
            bodies.add(body.pk)
        return row

    def _proposal(
        self, one: Submission, told: Proposal | None, about: tuple[Paragraph, ...]
    ) -> None:
        if told is None:
            return
        wanted = plain_paragraphs(told.wanted) if told.wanted else None
        wish = Wish.between("", about, wanted) if wanted else None
        kind = Recommendation(told.recommendation)
        if kind == Recommendation.SETTLED_BY:
            kind = Recommendation.OTHER
        Procedure.objects.create(
            submission=one,
            number=1,
            recommendation=kind,
            changes=wish.to_data() if wish and not wish.is_empty else None,
            explanation=told.explanation[:_LONGEST_EXPLANATION],
            written_by=self._actor.key,
            published_at=self._now if one.is_public else None,
        )

    def _resolution(self, motion: Motion, version: MotionVersion, told: MotionText) -> None:
        if not told.is_resolution or motion.state not in {State.ADOPTED, State.MODIFIED}:
            return
        slug = free_slug(slugify, motion.title, self._resolutions)
        self._resolutions.add(slug)
        day = told.resolved_on or timezone.localdate(motion.published_at or self._now)
        Resolution.objects.create(
            slug=slug,
            motion=motion,
            unit=self._unit,
            title=motion.title,
            wording=version.wording,
            adopted_on=day,
        )


def _whole_reasons(told: MotionText) -> str:
    """The reasons, and below them what else was beside the text."""
    more = (f"{title}\n\n{text}" for title, text in told.extras)
    return "\n\n".join(filter(None, (told.reasons, *more)))
