"""From a document to proposals: sentence by sentence, with what headings and lists lend them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wirksam.engine.deadlines import find_deadlines
from wirksam.engine.document.model import Block, Document
from wirksam.engine.lines import Line

from .binding import binding_of
from .bodies import BodyLexicon
from .cases import Phrase, phrases_of
from .clauses import Action, Clause, clauses_of
from .construct import Construct, has, is_condition
from .constructs import construct_of
from .context import Memory
from .control import actor_of
from .deadline_of import dates_in
from .frames import Frame, bare_construct, frame_of, heading_frame
from .judge import THRESHOLD, Sign, confidence_of, signs_of
from .kinds import completion_of, kind_of
from .limits import limits_of
from .model import Proposal
from .names import with_own_name
from .sentences import Sentence, split_sentences
from .subjects import Actor
from .words import word_list

_DEMANDS = word_list("demand_heads")
_TRIM = " ,;:-–—"
_HUNDRED = 100


def extract(
    document: Document,
    lines: Sequence[Line],
    bodies: BodyLexicon,
    *,
    resolved_on: date | None = None,
) -> list[Proposal]:
    """Proposals for the commitments in ``document``, in reading order.

    ``lines`` are the document's numbered lines, ``bodies`` the association's lexicon;
    ``resolved_on`` (default: what the document's head says) anchors "im kommenden Jahr". Never
    raises on any text; the cost is linear in its length.
    """
    lexicon = with_own_name(bodies, document)
    memory = Memory(resolved_on or document.meta.resolved_on)
    by_block: dict[int, list[Line]] = {}
    for line in lines:
        by_block.setdefault(line.block, []).append(line)
    proposals: list[Proposal] = []
    for index, block in enumerate(document.blocks):
        reader = _BlockReader(block, index, by_block.get(index, []), lexicon, memory)
        following = document.blocks[index + 1 : index + 2]
        listed = bool(following) and following[0].kind == "item" and block.kind != "item"
        proposals += reader.read(introduces=listed)
    return proposals


class _BlockReader:
    def __init__(
        self, block: Block, index: int, lines: list[Line], lexicon: BodyLexicon, memory: Memory
    ) -> None:
        self.block, self.index, self.lines = block, index, lines
        self.lexicon, self.memory = lexicon, memory
        self.text = block.text

    def read(self, *, introduces: bool) -> list[Proposal]:
        """The block's proposals; ``introduces``: a list follows it."""
        if self.block.kind == "heading":
            self._heading()
            return []
        item = self.block.kind == "item"
        self.memory.enter(item=item)
        self.dates = find_deadlines(self.text, self.memory.today)
        proposals: list[Proposal] = []
        sentences = split_sentences(self.text)
        for sentence in sentences:
            if sentence.ending == "?":
                self.memory.close_sentence()
                continue
            found = self._sentence(sentence, item=item)
            last = introduces and sentence is sentences[-1]
            if not ((last or sentence.ending == ":") and self.memory.introducing):
                proposals += found
        return proposals

    def _heading(self) -> None:
        sentence = next(iter(split_sentences(self.text)), None)
        actor = Actor("none")
        if sentence is not None:
            mention = next(iter(self.lexicon.mentions(sentence.tokens)), None)
            if mention is not None and mention.own:
                kind = "activity" if mention.activity else "body"
                actor = Actor(kind, mention.key, mention.text, "D: body of the heading")
        self.memory.enter_section(heading_frame(self.text, actor), level=self.block.level)

    def _sentence(self, sentence: Sentence, *, item: bool) -> list[Proposal]:
        mentions = self.lexicon.mentions(sentence.tokens)
        proposals: list[Proposal] = []
        frame = self.memory.frame_for(item=item)
        clause = None
        actor = Actor("none")
        clauses = clauses_of(sentence.tokens)
        for clause in clauses:
            if len(clauses) > 1 and is_condition(clause):
                continue
            phrases = phrases_of(clause, mentions)
            construct = construct_of(clause) or (
                bare_construct(clause, frame, item=item) if clause.finite < 0 else None
            )
            actor = actor_of(clause, construct, phrases, self.memory, frame)
            self.memory.note_actor(actor)
            if construct is not None and not (frame and (frame.demand or frame.state)):
                proposals += self._propose(clause, construct, phrases, actor, frame)
        if clause is not None:
            self._remember(sentence, clause, actor, proposals)
        return proposals

    def _remember(
        self, sentence: Sentence, clause: Clause, actor: Actor, proposals: list[Proposal]
    ) -> None:
        first, last = sentence.tokens[0].start, sentence.tokens[-1].end
        found = [d for d in self.dates if first <= d.start < last]
        self.memory.after_sentence(clause, actor, found, proposals)
        if has(clause, _DEMANDS) and actor.kind in {"we", "body", "none"}:
            self.memory.demanding = True
        opened = frame_of(clause, actor, colon=sentence.ending == ":")
        deadline = found[0].deadline if found else None
        self.memory.open_frame(
            opened.dated(deadline) if opened else None, colon=sentence.ending == ":"
        )

    def _propose(
        self,
        clause: Clause,
        construct: Construct,
        phrases: Sequence[Phrase],
        subject: Actor,
        frame: Frame | None,
    ) -> list[Proposal]:
        made: list[Proposal] = []
        for number, action in enumerate(construct.actions):
            actor = (
                subject
                if number == 0
                else actor_of(clause, construct, phrases, self.memory, frame, action)
            )
            proposal = self._proposal(clause, construct, action, actor, frame, first=number == 0)
            if proposal is not None:
                made.append(proposal)
        return made

    def _proposal(
        self,
        clause: Clause,
        construct: Construct,
        action: Action,
        actor: Actor,
        frame: Frame | None,
        *,
        first: bool,
    ) -> Proposal | None:
        start, end = self._span(clause, action)
        if end <= start or not self.lines:
            return None
        own, lent = dates_in(self.dates, clause, action, (start, end), self.memory, frame)
        signs = signs_of(clause, construct, action, actor, dated=own is not None)
        signs += self.memory.signs(construct, action, actor)
        confidence = confidence_of(signs)
        if confidence * _HUNDRED < THRESHOLD:
            return None
        if actor.kind == "thing" and not action.passive and not self.memory.take_shaping():
            return None
        binding, why = binding_of(clause, construct, action)
        if construct.control == "before" and self.memory.binding:
            binding, why = self.memory.binding, "C: inherited from the sentence before"
        kind, kind_why = kind_of(clause, action)
        quote = self.text[start:end]
        deadline = own or lent
        spanned = [ln for ln in self.lines if ln.start < end and ln.end > start] or self.lines[-1:]
        reasons = _reasons(signs, f"{why}", f"F-{kind}: {kind_why}", actor)
        return Proposal(
            first_line=spanned[0].number,
            last_line=spanned[-1].number,
            source_first_line=self.block.source_line_at(start),
            source_last_line=self.block.source_line_at(end - 1),
            quote=quote,
            body=actor.key or "verband",
            body_text=actor.text if actor.key else "",
            binding=binding,
            kind=kind,
            completion=completion_of(clause, action, kind),
            limits=limits_of(quote),
            deadline=deadline,
            confidence=confidence,
            reasons=reasons,
            block=self.index,
            start=start,
            end=end,
        )

    def _span(self, clause: Clause, action: Action) -> tuple[int, int]:
        tokens = clause.tokens[action.start : action.stop]
        if not tokens:
            return 0, 0
        start, end = tokens[0].start, tokens[-1].end
        while start < end and self.text[start] in _TRIM:
            start += 1
        while end > start and self.text[end - 1] in _TRIM:
            end -= 1
        return start, end


def _reasons(signs: Sequence[Sign], binding: str, kind: str, actor: Actor) -> tuple[str, ...]:
    rows = [f"{sign.code}: {sign.text}" for sign in signs]
    body = actor.why or ("D3: passive without agent" if actor.kind == "none" else "")
    rows += [binding if binding[:1] in "ABCDEF" and ": " in binding[:16] else f"C: {binding}", kind]
    if body:
        rows.append(body)
    return tuple(dict.fromkeys(rows))
