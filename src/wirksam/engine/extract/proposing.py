"""From a scene to its proposals: confidence, binding, kind, deadline, quote and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wirksam.engine.deadlines import Found

from .acts import Sign
from .binding import binding_of
from .clause import Action, Clause
from .construct import Construct
from .context import Memory
from .control import actor_of
from .deadline_of import dates_in
from .judge import THRESHOLD, confidence_of, signs_of
from .kinds import completion_of, kind_of
from .limits import limits_of
from .model import Binding, Proposal
from .places import Places
from .scene import Scene
from .subjects import Actor

_TRIM = " \n,;:-–—"
_HUNDRED = 100


class Proposer:
    """Makes the proposals of one block."""

    def __init__(self, block: int, text: str, places: Places, memory: Memory) -> None:
        self._block, self._text, self._places, self._memory = block, text, places, memory

    def propose(self, scene: Scene, subject: Actor, dates: Sequence[Found]) -> list[Proposal]:
        """One proposal for each action of the clause that is likely enough to commit (B1, B2)."""
        if scene.construct is None or not self._places:
            return []
        made: list[Proposal | None] = []
        for number, action in enumerate(scene.construct.actions):
            actor = actor_of(scene, action) if number else subject
            made.append(self._proposal(scene, scene.construct, action, actor, dates))
        return [proposal for proposal in made if proposal is not None]

    def extended(self, proposal: Proposal, clause: Clause) -> Proposal:
        """``proposal`` up to the end of ``clause``, which goes on about the same object (B1)."""
        _start, end = self._span(clause, Action(clause.start, clause.stop, []))
        _first, last_line = self._places.printed(proposal.start, end)
        _first, source_last = self._places.source(proposal.start, end)
        return replace(
            proposal,
            quote=self._text[proposal.start : end],
            end=end,
            last_line=last_line,
            source_last_line=source_last,
            limits=limits_of(self._text[proposal.start : end]),
        )

    def _proposal(
        self,
        scene: Scene,
        construct: Construct,
        action: Action,
        actor: Actor,
        dates: Sequence[Found],
    ) -> Proposal | None:
        start, end = self._span(scene.clause, action)
        if end <= start:
            return None
        own, lent = dates_in(dates, scene, (start, end))
        signs = signs_of(scene.clause, construct, action, actor, dated=bool(own))
        signs += self._memory.signs(construct, actor)
        confidence = confidence_of(signs)
        if confidence * _HUNDRED < THRESHOLD or not self._shapes(action, actor):
            return None
        binding, why = self._binding(scene.clause, construct, action)
        kind, kind_why = kind_of(scene.clause, action, actor.text)
        first_line, last_line = self._places.printed(start, end)
        source_first, source_last = self._places.source(start, end)
        return Proposal(
            first_line=first_line,
            last_line=last_line,
            source_first_line=source_first,
            source_last_line=source_last,
            quote=self._text[start:end],
            body=actor.key or "verband",
            body_text=actor.text if actor.key else "",
            binding=binding,
            kind=kind,
            completion=completion_of(scene.clause, action, kind),
            limits=limits_of(self._text[start:end]),
            deadline=own or lent,
            confidence=confidence,
            reasons=_reasons(signs, why, f"F-{kind}: {kind_why}", actor),
            block=self._block,
            start=start,
            end=end,
        )

    def _shapes(self, action: Action, actor: Actor) -> bool:
        """A thing as active subject shapes a format: one such sentence a paragraph (B3)."""
        return actor.kind != "thing" or action.passive or self._memory.take_shaping()

    def _binding(self, clause: Clause, construct: Construct, action: Action) -> tuple[Binding, str]:
        if construct.control == "before" and self._memory.binding:
            return self._memory.binding, "C: inherited from the sentence before"
        binding, why = binding_of(clause, construct, action)
        return binding, why if why.startswith("C") else f"C-{binding}: {why}"

    def _span(self, clause: Clause, action: Action) -> tuple[int, int]:
        tokens = clause.tokens[action.start : action.stop]
        if not tokens:
            return 0, 0
        start, end = tokens[0].start, tokens[-1].end
        while start < end and self._text[start] in _TRIM:
            start += 1
        while end > start and self._text[end - 1] in _TRIM:
            end -= 1
        return start, end


def _reasons(signs: Sequence[Sign], binding: str, kind: str, actor: Actor) -> tuple[str, ...]:
    body = actor.why or ("D3: passive without agent" if actor.kind == "none" else "")
    rows = [*(f"{sign.code}: {sign.text}" for sign in signs), binding, kind, body]
    return tuple(dict.fromkeys(row for row in rows if row))
