"""The minutes as lines: what happened, in one sentence each, for the eyes of whoever reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wirksam.assembly.choices import MENDABLE, RESULT_SIGNS, MinuteKind, VoteResult
from wirksam.assembly.models import (
    Assembly,
    BallotCount,
    Candidate,
    ElectionResult,
    MinuteEntry,
    Vote,
)
from wirksam.assembly.queries import ruling
from wirksam.foundation.access import Actor, visible

_SIGNS = {
    MinuteKind.CALLED: "arrow_right",
    MinuteKind.ADJOURNED: "pause",
    MinuteKind.DONE: "check_circle",
    MinuteKind.PRESENCE: "people",
    MinuteKind.PROCEDURAL: "question",
    MinuteKind.NOTE: "edit",
    MinuteKind.DECISION: "seal",
    MinuteKind.BALLOT: "list",
    MinuteKind.ELECTED: "person",
    MinuteKind.ANNULLED: "cross",
}


@dataclass(frozen=True, slots=True)
class MinuteLine:
    """One entry for the eye. ``later``: what took its place; ``mends``: it took another's."""

    entry: MinuteEntry
    title: str
    text: str = ""
    href: str = ""
    later: bool = False
    may_mend: bool = False

    @property
    def at(self) -> datetime:
        """When it happened."""
        return self.entry.happened_at

    @property
    def mends(self) -> bool:
        """It stands in the place of an earlier one."""
        return self.entry.corrects_id is not None

    @property
    def icon(self) -> str:
        """Its sign."""
        vote = self.entry.vote
        if vote is not None:
            return RESULT_SIGNS[VoteResult(vote.result)]
        return _SIGNS[MinuteKind(self.entry.kind)]


def minutes_of(actor: Actor, assembly: Assembly, **narrowed: object) -> list[MinuteLine]:
    """Everything noted so far that ``actor`` may read, in order; four queries."""
    rows = _entries(actor, assembly).filter(**narrowed)
    entries = list(rows)
    mended = {one.corrects_id for one in entries if one.corrects_id}
    return [_line(one, later=one.pk in mended) for one in entries]


def newest(actor: Actor, assembly: Assembly, most: int) -> list[MinuteLine]:
    """The last few lines, newest first."""
    rows = list(_entries(actor, assembly).order_by("-pk")[:most])
    mended = {one.corrects_id for one in rows if one.corrects_id}
    return [_line(one, later=one.pk in mended) for one in rows]


def counts_of(vote: Vote) -> str:
    """How many voted how; where nobody counted, that."""
    told = [
        (vote.yes, _("yes")),
        (vote.no, _("no")),
        (vote.abstain, _("abstentions")),
        (vote.invalid or None, _("invalid")),
    ]
    if not vote.is_counted:
        return _("not counted, stated by the presidium")
    return ", ".join(f"{number} {word}" for number, word in told if number is not None)


def _entries(actor: Actor, assembly: Assembly) -> QuerySet[MinuteEntry]:
    results = visible(actor, ElectionResult).select_related("candidate")
    counts = BallotCount.objects.select_related("candidate").order_by("-yes", "pk")
    known = visible(actor, Candidate).values("election")
    return (
        visible(actor, assembly.minutes.all())
        .select_related(
            "assembly",
            "item",
            "vote__assembly",
            "presence",
            "ballot__election__assembly",
            "result__election__assembly",
            "submission__as_motion",
        )
        .prefetch_related(
            Prefetch("ballot__counts", queryset=counts.filter(ballot__election__in=known)),
            Prefetch("result", queryset=results, to_attr="shown_result"),
        )
        .order_by("pk")
    )


def _line(entry: MinuteEntry, *, later: bool) -> MinuteLine:
    kind = MinuteKind(entry.kind)
    title, text, href = _TELL[kind](entry)
    mendable = kind in MENDABLE and not later
    return MinuteLine(entry, title, text, href, later=later, may_mend=mendable)


Told = tuple[str, str, str]


def _item(entry: MinuteEntry) -> Told:
    words = {
        MinuteKind.CALLED: _("“%(item)s” is called."),
        MinuteKind.ADJOURNED: _("“%(item)s” is adjourned."),
        MinuteKind.DONE: _("“%(item)s” is done."),
    }
    return words[MinuteKind(entry.kind)] % {"item": entry.item}, "", ""


def _presence(entry: MinuteEntry) -> Told:
    counted = entry.presence
    if counted is None:
        return "", "", ""
    told = {"present": counted.present, "entitled": counted.entitled}
    if counted.entitled is None:
        title = _("%(present)s people with a vote are there.") % told
    else:
        title = _("%(present)s of %(entitled)s people with a vote are there.") % told
    found = " ".join(one.sentence for one in ruling.said(counted.findings))
    return title, found, ""


def _procedural(entry: MinuteEntry) -> Told:
    told = {"what": entry.get_procedural_display(), "outcome": entry.get_outcome_display()}
    return _("Procedural motion: %(what)s – %(outcome)s.") % told, entry.text, ""


def _note(entry: MinuteEntry) -> Told:
    return "", entry.text, ""


def _vote(entry: MinuteEntry) -> Told:
    vote = entry.vote
    if vote is None:
        return "", "", ""
    title = f"{vote.question} \N{EN DASH} {vote.get_result_display()}"
    parts = [counts_of(vote), vote.get_way_display()]
    if vote.corrects_id:
        parts.append(_("Correction: %(reason)s") % {"reason": vote.correction_reason})
    return title, " \N{MIDDLE DOT} ".join(parts), vote.get_absolute_url()


def _decision(entry: MinuteEntry) -> Told:
    motion = entry.submission.as_motion if entry.submission else None
    if motion is None:
        return "", "", ""
    title = f"{motion} \N{EN DASH} {motion.get_state_display()}"
    return title, _("The text is frozen."), motion.get_absolute_url()


def _ballot(entry: MinuteEntry) -> Told:
    ballot = entry.ballot
    if ballot is None:
        return "", "", ""
    told = {"number": ballot.number, "title": ballot.election.title, "cast": ballot.cast}
    title = _("%(title)s, ballot %(number)s: %(cast)s ballots.") % told
    counts = ", ".join(counted(one) for one in ballot.counts.all())
    rest = (
        (ballot.abstain, _("abstentions")), (ballot.invalid, _("invalid")),
    )  # fmt: skip
    others = ", ".join(f"{number} {word}" for number, word in rest if number)
    text = " \N{MIDDLE DOT} ".join(part for part in (counts, others) if part)
    return title, text, ballot.election.get_absolute_url()


def counted(one: BallotCount) -> str:
    """A candidate and the votes for her; *Nein* where people could say no."""
    name = one.candidate.name or _("somebody")
    if one.no is None:
        return f"{name} {one.yes}"
    return f"{name} {one.yes} {_('yes')}, {one.no} {_('no')}"


def _elected(entry: MinuteEntry) -> Told:
    result = getattr(entry, "shown_result", None)
    row = entry.result
    if row is None:
        return "", "", ""
    name = result.candidate.name if result else ""
    told = {"name": name or _("somebody"), "seat": row.seat, "title": row.election.title}
    if entry.kind == MinuteKind.ANNULLED:
        title = _("%(title)s: the election of %(name)s is taken back.") % told
        return title, row.annulled_reason if result else "", row.election.get_absolute_url()
    title = _("%(title)s: %(name)s is elected (seat %(seat)s) and accepts.") % told
    return title, "", row.election.get_absolute_url()


_TELL = {
    MinuteKind.CALLED: _item,
    MinuteKind.ADJOURNED: _item,
    MinuteKind.DONE: _item,
    MinuteKind.PRESENCE: _presence,
    MinuteKind.PROCEDURAL: _procedural,
    MinuteKind.NOTE: _note,
    MinuteKind.VOTE: _vote,
    MinuteKind.DECISION: _decision,
    MinuteKind.BALLOT: _ballot,
    MinuteKind.ELECTED: _elected,
    MinuteKind.ANNULLED: _elected,
}


def by_item(lines: Iterable[MinuteLine]) -> list[tuple[str, list[MinuteLine]]]:
    """Lines in order, cut where another item was dealt with; the heading, then its lines."""
    parts: list[tuple[str, list[MinuteLine]]] = []
    for line in lines:
        heading = str(line.entry.item) if line.entry.item else ""
        if not parts or (heading and parts[-1][0] != heading):
            parts.append((heading or pgettext("minutes", "Beginning"), []))
        parts[-1][1].append(line)
    return parts
