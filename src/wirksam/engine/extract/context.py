"""What a reader keeps in mind: who acted last, which frame and date still hold, whose demands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wirksam.engine.deadlines import BACK, Deadline, Found

from .acts import Sign
from .bodies import Mention
from .clause import Clause
from .construct import COMMISSIONS, Construct, has
from .frames import Frame
from .model import Binding, Proposal
from .subjects import Actor
from .words import word_list

_CONNECTIVES = word_list("frame_connectives") | word_list("anaphors")
_HEREFOR = frozenset(("hierfür", "hierzu"))
_REACH = 4


class Memory:
    """State while a document is read once from top to bottom."""

    def __init__(self, today: date | None) -> None:
        self.today = today
        self.actor: Actor | None = None
        self.previous: Actor | None = None
        self.binding: Binding | None = None
        self.demanding = False
        self._section: Frame | None = None
        self._list: Frame | None = None
        self._inline: Frame | None = None
        self._before: Deadline | None = None
        self._latest: Deadline | None = None
        self._events: dict[str, str] = {}
        self._sentence_date: Deadline | None = None
        self._clause_date: Deadline | None = None
        self._frame_date: Deadline | None = None
        self._since_frame = 0
        self._shaping = self._following = False
        self._sentences = 0
        self._in_list = False
        self.introducing = False
        self.in_sentence: Actor | None = None
        self.named: Sequence[Mention] = ()

    def enter(self, *, item: bool) -> None:
        """A new block begins. A paragraph ends lists, its dates and demands end with it."""
        if not item:
            self._list = None
            self.demanding = False
        self._in_list = item
        if self.previous is not None and self.previous.kind == "foreign":
            self.previous = None
        self._inline = None
        self._before = self._frame_date = None
        self._since_frame = self._sentences = 0
        self._shaping = self._following = False
        self.binding = None

    def enter_section(self, frame: Frame | None) -> None:
        """A heading: its frame holds for the lists below it."""
        self._section, self._list, self.actor, self.previous = frame, None, None, None
        self.demanding = False

    def frame_for(self, *, item: bool) -> Frame | None:
        """The frame that holds for a clause without finite verb here."""
        if self._inline is not None:
            return self._inline
        if item:
            return self._list or self._section
        return self._section if self._section and self._section.demand else None

    def open_frame(self, frame: Frame | None, *, colon: bool) -> None:
        """After a sentence: a frame for what follows its colon, or for the list below."""
        self.introducing = frame is not None and not frame.demand
        self._inline = frame if colon else None
        if not self._in_list:
            self._list = frame

    def note_actor(self, actor: Actor) -> None:
        """The subject of the clause just read, for a clause that shares it."""
        self.in_sentence = actor
        if actor.kind in {"body", "activity", "we", "foreign"} or actor.key:
            self.actor = actor

    def close_sentence(self) -> None:
        """A sentence that says nothing for what follows (a question)."""
        self.actor = self.previous = None

    def after_sentence(
        self, clause: Clause, actor: Actor, found: Sequence[Found], proposals: Sequence[Proposal]
    ) -> None:
        """Keep the sentence's subject, binding and dates for the next one (D2, E2)."""
        self.in_sentence = None
        self.previous = self.actor if actor.kind != "unknown" else self.previous
        self.actor = None
        self._following = bool(proposals)
        if proposals:
            self.binding = proposals[-1].binding
        own = [d for d in found if d.deadline.kind != "period" or d.deadline.on]
        for date_found in found:
            self._name_event(date_found.deadline)
        taken = next((p.deadline for p in reversed(proposals) if p.deadline), None)
        self._before = (own[-1].deadline if own else taken) if (own or taken) else None
        self._latest = self._before or self._latest
        self._sentence_date = self._clause_date = None
        self._since_frame += 1
        opening = clause.tokens[0].start
        in_front = any(d.start <= opening for d in own)
        goal = self._sentences == 0 and any("A7-goal" in r for p in proposals for r in p.reasons)
        if proposals and own and (in_front or goal) and _holds_on(own[0].deadline):
            self._frame_date, self._since_frame = own[0].deadline, 0
        self._sentences += 1

    def _name_event(self, deadline: Deadline) -> None:
        """Remember which year's election or assembly the text speaks of (E3)."""
        name, _, when = deadline.norm.partition(" ")
        if deadline.kind == "event" and when and any(sign.isdigit() for sign in when):
            self._events[name] = deadline.norm
            if "wahl" in name.lower():
                self._events["Wahlkampf"] = deadline.norm

    def understood(self, deadline: Deadline) -> Deadline:
        """An undated event is the one named before, "bis dahin" the date before (E2, E3)."""
        if deadline.norm == BACK:
            before = self._before or self._latest
            if before is None:
                return replace(deadline, norm=deadline.text)
            return replace(deadline, norm=before.norm, on=before.on, kind=before.kind)
        known = self._events.get(deadline.norm)
        return replace(deadline, norm=known) if known and deadline.kind == "event" else deadline

    def lent_date(self, clause: Clause) -> Deadline | None:
        """A date taken over: by "dazu", "dies" …, or from a frame earlier in the paragraph (E2)."""
        if clause.start and not clause.prefield():
            if self._sentence_date is not None:
                return self._sentence_date
            if self._clause_date is not None and clause.finite == clause.start:
                return self._clause_date.as_inherited()
        if self._before is not None and _points_back(clause):
            return self._before.as_inherited()
        if self._frame_date is not None and self._since_frame < _REACH:
            return self._frame_date.as_inherited()
        return None

    def note_date(self, deadline: Deadline, *, in_front: bool) -> None:
        """A date at the head of a clause, for one that shares its subject."""
        self._clause_date = deadline
        if in_front:
            self._sentence_date = deadline

    def take_shaping(self) -> bool:
        """At most one sentence that only shapes a format per paragraph (B3)."""
        free, self._shaping = not self._shaping, True
        return free

    def signs(self, construct: Construct, actor: Actor) -> list[Sign]:
        """What the surroundings say against it: demands upon others."""
        demanding = self.demanding or (self._section is not None and self._section.demand)
        if demanding and actor.kind not in {"body", "we"}:
            return [Sign("A6", -50, "among demands upon others")]
        passive = construct.actions and construct.actions[0].passive
        of_others = self.previous is not None and self.previous.kind == "foreign"
        if of_others and passive and actor.kind in {"thing", "none", "unknown"} and not actor.key:
            return [Sign("A1", -14, "goes on about others")]
        near = construct.code in {"C-shall-passive", "C-shall-present", "C-shall-receive"}
        return [Sign("B", 6, "follows a commitment")] if near and self._following else []


def _points_back(clause: Clause) -> bool:
    """``Dazu …``, ``Sie …``, ``Die Themen dafür …``, ``stellt hierfür …``; not an empty "es"."""
    first = clause.tokens[0].low if clause.tokens else ""
    if first == "es" and clause.lemma == "werden":
        return bool(has(clause, frozenset(COMMISSIONS)))
    front = {clause.tokens[i].low for i in clause.prefield()}
    nearby = bool({"dafür", "dazu"} & front) or bool(has(clause, _HEREFOR))
    return first in _CONNECTIVES or nearby


def _holds_on(deadline: Deadline) -> bool:
    """A time set for the whole paragraph: no mere start, no moment before or after something."""
    return not deadline.text.lower().startswith(("ab ", "nach ", "vor ", "seit ", "am ", "zum "))
