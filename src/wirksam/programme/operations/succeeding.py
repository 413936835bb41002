"""Successors: what a changed commitment, or one still being checked, becomes in the new text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wirksam.association.models import Occasion
from wirksam.association.queries import occasions_by_wording
from wirksam.engine.extract import Proposal
from wirksam.engine.whereabouts import Stretch
from wirksam.programme.choices import Origin, RegisterState
from wirksam.programme.models import Commitment, Deadline, Responsibility
from wirksam.programme.operations.placing import Placement, Way, followed, words_of
from wirksam.programme.operations.proposing import deadline_row
from wirksam.programme.rules import folded

_COVERED = 0.5
_MEETS = 0.25
_COPIED = ("title", "kind", "completion", "done_when", "rhythm_days", "body_text")


@dataclass(frozen=True, slots=True)
class Sorted:
    """What the extractor found: ``new`` to be proposed, ``known`` as rejected before."""

    new: list[Proposal]
    known: list[Proposal]


class Findings:
    """The extractor's proposals for the new text; each is used at most once."""

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        self._left = list(proposals)

    def take(self, stretches: Sequence[Stretch]) -> Proposal | None:
        """The one that meets ``stretches`` most, if any does well; it is used by that."""
        best = max(self._left, key=lambda one: _shared(one, stretches), default=None)
        if best is None or _shared(best, stretches) < _MEETS:
            return None
        self._left.remove(best)
        return best

    def drop_covered(self, stretches: Sequence[Stretch]) -> None:
        """Leave out those whose words are those of a commitment that goes on."""
        by_block: dict[int, list[Stretch]] = {}
        for one in stretches:
            by_block.setdefault(one.at, []).append(one)
        self._left = [
            one for one in self._left if _shared(one, by_block.get(one.block, ())) < _COVERED
        ]

    def sorted(self, rejected: Iterable[str]) -> Sorted:
        """The rest, with those apart whose words somebody has ``rejected`` before."""
        words = {folded(quote) for quote in rejected}
        known = [one for one in self._left if folded(one.quote) in words]
        return Sorted([one for one in self._left if one not in known], known)


def _shared(proposal: Proposal, stretches: Iterable[Stretch]) -> float:
    """How much of a proposal lies in ``stretches``, from 0 to 1."""
    common = sum(
        max(0, min(proposal.end, one.end) - max(proposal.start, one.start))
        for one in stretches
        if one.at == proposal.block
    )
    return common / max(proposal.end - proposal.start, 1)


def propose_successors(
    way: Way, found: Iterable[Placement], findings: Findings
) -> list[Commitment]:
    """One proposal for each commitment whose words have changed; confirmed, it takes its place."""
    occasions = occasions_by_wording()
    return [
        _successor(way, one, findings, occasions, replaces=one.commitment)
        for one in found
        if one.wants_successor
    ]


def move_open_proposals(way: Way, findings: Findings) -> set[int]:
    """Bring to the new text what is still being checked in the text before it.

    Nothing that somebody has written about it is lost; the old row is joined with the new one, or
    rejected where its words are gone. The keys of the commitments that they are to replace.
    """
    if not way.in_one_programme:
        return set()
    occasions = occasions_by_wording()
    replaced: set[int] = set()
    states = (RegisterState.PROPOSED, RegisterState.ACCEPTED)
    rows = Commitment.objects.select_for_update(of=("self",)).filter(
        version=way.follows, state__in=states
    )
    for old in rows.order_by("pk"):
        at = (old.first_line, old.last_line, old.quote)
        found = followed(way, way.trail(), old, at)
        old.state, old.accepted_by, old.accepted_at = RegisterState.REJECTED, "", None
        if found.stands:
            new = _successor(way, found, findings, occasions, replaces=old.replaces)
            old.state, old.merged_into = RegisterState.MERGED, new
            replaced |= {old.replaces_id} if old.replaces_id else set()
        old.revision += 1
        old.save()
    return replaced


def _successor(
    way: Way,
    found: Placement,
    findings: Findings,
    occasions: dict[str, Occasion],
    *,
    replaces: Commitment | None,
) -> Commitment:
    old, proposal = found.commitment, findings.take(found.stretches)
    made = Commitment.objects.create(
        version=way.version,
        origin=Origin.CARRIED,
        replaces=replaces,
        quote=proposal.quote if proposal else words_of(way.new, found.stretches),
        first_line=proposal.first_line if proposal else found.first,
        last_line=proposal.last_line if proposal else found.last,
        modality=proposal.binding if proposal else old.modality,
        limits=proposal.limits[:200] if proposal else old.limits,
        **{name: getattr(old, name) for name in _COPIED},
    )
    _copy_leads(way, old, made)
    _copy_deadline(old, made, proposal, occasions)
    return made


def _copy_leads(way: Way, old: Commitment, made: Commitment) -> None:
    starts = way.version.resolved_on or way.version.programme.term_starts_on
    Responsibility.objects.bulk_create(
        Responsibility(
            commitment=made,
            body=row.body,
            role=row.role,
            starts_on=max(starts, row.starts_on),
            ends_on=row.ends_on,
            acting_for=row.acting_for,
            ends_with=row.ends_with,
        )
        for row in old.responsibilities.select_related("body", "acting_for", "ends_with")
        if row.ends_on is None or row.ends_on >= starts
    )


def _copy_deadline(
    old: Commitment, made: Commitment, proposal: Proposal | None, occasions: dict[str, Occasion]
) -> None:
    """The deadline as it was, with what has moved since; another where the new words name one."""
    known = Deadline.objects.filter(commitment=old).first()
    named = proposal.deadline if proposal else None
    if named is not None and (known is None or named.norm != known.norm):
        deadline_row(made, named, occasions).save()
    elif known is not None:
        known.pk, known.commitment = None, made
        known.save(force_insert=True)
