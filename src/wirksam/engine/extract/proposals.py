"""From a document to proposals: block by block, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from wirksam.engine.deadlines import Found, find_deadlines
from wirksam.engine.document.model import Block, Document
from wirksam.engine.lines import Line

from .bodies import BodyLexicon
from .cases import phrases_of
from .clauses import clauses_of
from .construct import has, is_condition
from .constructs import construct_of, goes_on
from .context import Memory
from .control import actor_of, topic_of
from .frames import bare_construct, frame_of, heading_frame
from .model import Proposal
from .names import with_own_name
from .places import Places
from .proposing import Proposer
from .scene import Scene
from .sentences import Sentence, split_sentences
from .subjects import NOBODY, Actor
from .words import word_list

_DEMANDS = word_list("demand_heads")


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
        if block.kind == "heading":
            _read_heading(block, lexicon, memory)
            continue
        places = Places(block, by_block.get(index, []))
        reader = _BlockReader(block, Proposer(index, block.text, places, memory), lexicon, memory)
        following = document.blocks[index + 1 : index + 2]
        listed = bool(following) and following[0].kind == "item" and block.kind != "item"
        proposals += reader.read(introduces=listed)
    return proposals


def _read_heading(block: Block, lexicon: BodyLexicon, memory: Memory) -> None:
    actor = NOBODY
    for sentence in split_sentences(block.text)[:1]:
        mention = next(iter(lexicon.mentions(sentence.tokens)), None)
        if mention is not None and mention.own and not mention.activity:
            actor = Actor("body", mention.key, mention.text, "D: body of the heading")
    memory.enter_section(heading_frame(block.text, actor))


class _BlockReader:
    def __init__(
        self, block: Block, proposer: Proposer, lexicon: BodyLexicon, memory: Memory
    ) -> None:
        self.item = block.kind == "item"
        self.sentences = split_sentences(block.text)
        self.proposer, self.lexicon, self.memory = proposer, lexicon, memory
        self.dates = find_deadlines(block.text, memory.today)
        self.starts = [found.start for found in self.dates]

    def read(self, *, introduces: bool) -> list[Proposal]:
        """The block's proposals; ``introduces``: a list follows it."""
        self.memory.enter(item=self.item)
        proposals: list[Proposal] = []
        for sentence in self.sentences:
            if sentence.ending == "?":
                self.memory.close_sentence()
                continue
            found = self._sentence(sentence)
            opens = sentence.ending == ":" or (introduces and sentence is self.sentences[-1])
            if not (opens and self.memory.introducing):
                proposals += found
        return proposals

    def _sentence(self, sentence: Sentence) -> list[Proposal]:
        mentions = self.lexicon.mentions(sentence.tokens)
        dates = self._dates_of(sentence)
        frame = self.memory.frame_for(item=self.item)
        clauses = clauses_of(sentence.tokens)
        proposals: list[Proposal] = []
        scene, actor = None, NOBODY
        for clause in clauses:
            if len(clauses) > 1 and is_condition(clause):
                continue
            construct = construct_of(clause) or bare_construct(clause, frame, item=self.item)
            scene = Scene(clause, construct, phrases_of(clause, mentions), frame, self.memory)
            actor = actor_of(scene)
            self.memory.note_actor(topic_of(scene, actor))
            if frame is not None and (frame.demand or frame.state):
                continue
            if proposals and goes_on(clause, construct):
                proposals[-1] = self.proposer.extended(proposals[-1], clause)
            else:
                proposals += self.proposer.propose(scene, actor, dates)
        if scene is not None:
            self._remember(sentence, scene, actor, proposals)
        self.memory.named = mentions
        return proposals

    def _dates_of(self, sentence: Sentence) -> list[Found]:
        first = bisect_left(self.starts, sentence.tokens[0].start)
        return self.dates[first : bisect_left(self.starts, sentence.tokens[-1].end)]

    def _remember(
        self, sentence: Sentence, scene: Scene, actor: Actor, proposals: list[Proposal]
    ) -> None:
        dates, colon = self._dates_of(sentence), sentence.ending == ":"
        self.memory.after_sentence(scene.clause, actor, dates, proposals)
        if has(scene.clause, _DEMANDS) and actor.kind in {"we", "body", "none"}:
            self.memory.demanding = True
        opened = frame_of(scene.clause, actor, colon=colon)
        if opened is not None:
            opened = opened.dated(dates[0].deadline if dates else None)
        self.memory.open_frame(opened, colon=colon)
