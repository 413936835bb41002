"""Main clauses of a sentence: finite verb, fields around it, and the actions at the clause's end.

German puts the finite verb second and every other verb last. So a clause is cut at its finite
verbs, and each verb at its end closes one action (B1); a verb form elsewhere is an attribute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from .regions import DASHES, MAIN, roles_of
from .tokens import Token
from .verbs import (
    finite_of,
    infinitive_of,
    is_particle,
    participle_of,
    unknown_finite,
    with_particle,
    zu_infinitive_of,
)
from .words import (
    CLAUSE_COORDINATORS,
    CONNECTIVES,
    COORDINATORS,
    DETERMINERS,
    INFINITIVE_AUXILIARIES,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
)

Form = Literal["inf", "part", "zu", "fin", "noun"]
_BREAKS = frozenset({",", ";", ":", "(", ")", '"', "“", "”", "„", "…", *DASHES})
_AFTER_BRACKET = COORDINATORS | frozenset({"aber", "sondern", "als", "wie", "sowohl"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A non-finite verb that closes a bracket: its place, form and lemma."""

    at: int
    form: Form
    lemma: str


@dataclass(slots=True)
class Action:
    """What is to be done: tokens ``start`` up to ``stop``, and its verbs (more than one: B1)."""

    start: int
    stop: int
    verbs: list[Verb]
    passive: bool = False

    @property
    def lemma(self) -> str:
        return self.verbs[0].lemma

    @property
    def form(self) -> Form:
        return self.verbs[0].form


@dataclass(slots=True)
class Clause:
    """One main clause: tokens ``start`` up to ``stop``; ``finite`` is -1 where it has none."""

    tokens: Sequence[Token]
    roles: Sequence[str]
    start: int
    stop: int
    finite: int = -1
    lemma: str = ""
    auxiliary: bool = False
    verbs: list[Verb] = field(default_factory=list)

    def main(self, start: int | None = None, stop: int | None = None) -> list[int]:
        """Indexes of the words of the main line."""
        first = self.start if start is None else start
        return [
            i for i in range(first, self.stop if stop is None else stop) if self.roles[i] == MAIN
        ]

    def low(self, at: int) -> str:
        return self.tokens[at].low if self.start <= at < self.stop else ""

    def prefield(self) -> list[int]:
        """Indexes before the finite verb."""
        return self.main(stop=self.finite) if self.finite >= 0 else []

    def midfield(self) -> list[int]:
        """Indexes after the finite verb (all, where there is none)."""
        return self.main(start=self.finite + 1) if self.finite >= 0 else self.main()

    def lows(self) -> list[str]:
        return [self.tokens[i].low for i in self.main()]


def clauses_of(tokens: Sequence[Token]) -> list[Clause]:
    """The main clauses of a sentence, in order; one without finite verb where it has none."""
    roles = roles_of(tokens)
    finder = _Finder(tokens, roles)
    clauses = finder.clauses()
    for clause in clauses:
        clause.verbs = finder.closing_verbs(clause)
    return clauses


class _Finder:
    def __init__(self, tokens: Sequence[Token], roles: Sequence[str]) -> None:
        self.tokens = tokens
        self.roles = roles
        self.main = [i for i, role in enumerate(roles) if role == MAIN]

    def low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def clauses(self) -> list[Clause]:
        clauses: list[Clause] = []
        current = Clause(self.tokens, self.roles, 0, len(self.tokens))
        for place, at in enumerate(self.main):
            found = self._finite(current, place, at)
            if found is None:
                continue
            lemma, auxiliary = found
            if current.finite >= 0:
                cut = self._cut(current, at)
                if cut is None:
                    continue
                current.stop = cut
                clauses.append(current)
                start = cut
                while start < at and (
                    self.low(start) in CLAUSE_COORDINATORS or self.low(start) in _BREAKS
                ):
                    start += 1
                current = Clause(self.tokens, self.roles, start, len(self.tokens))
            current.finite, current.lemma, current.auxiliary = at, lemma, auxiliary
        clauses.append(current)
        for clause in clauses:
            if clause.finite < 0:
                self._guess_finite(clause)
        return clauses

    def _finite(self, clause: Clause, place: int, at: int) -> tuple[str, bool] | None:
        token = self.tokens[at]
        before = self.low(self.main[place - 1]) if place else ""
        if before == "zu" or (token.is_capital and at != self.main[0]):
            return None
        if token.low in MODALS:
            return self._closed_finite(clause, place, at)
        lemma = finite_of(token.low)
        if lemma is None or token.is_capital:
            return None
        if clause.finite < 0:
            short = place <= 2 and len(self.main) <= 4 and self._starts_sentence(token)  # noqa: PLR2004
            if self.closes(at, hard=True) and not short and not self._opens_complement(place, at):
                return None
            return lemma, False
        bare = infinitive_of(token.low) is not None
        if self.closes(at, hard=True):
            return None
        if clause.auxiliary and bare and clause.lemma != "sein" and not self._inverted(clause, at):
            return None
        if (
            clause.auxiliary
            and before not in CLAUSE_COORDINATORS
            and not self._verb_between(clause, at)
        ):
            return None
        return lemma, False

    def _inverted(self, clause: Clause, at: int) -> bool:
        """``…, und zum Fest laden wir alle ein``: a subject right behind the verb."""
        passive = clause.lemma == "werden" and any(
            self.closes(i) and participle_of(self.low(i)) and not infinitive_of(self.low(i))
            for i in range(clause.finite + 1, at)
        )
        return self.low(at + 1) == "wir" or passive

    def _starts_sentence(self, verb: Token) -> bool:
        """``Wir tagen.`` is a sentence, ``bestehende Gruppen vernetzen`` an item of a list."""
        first = self.low(self.main[0])
        opens = first in DETERMINERS or first in PRONOUNS or first in CONNECTIVES
        return infinitive_of(verb.low) is None or opens

    def _opens_complement(self, place: int, at: int) -> bool:
        """``Der Vorstand versucht, X zu tun``: the second place, though a comma follows."""
        follow = at + 1
        if not place or follow >= len(self.tokens) or self.low(follow) in _AFTER_BRACKET:
            return False
        if self.roles[follow] != MAIN:
            return True
        rest = self.main[place + 1 :]
        return self.low(follow) == "," and any(
            self.low(i) == "zu" or zu_infinitive_of(self.low(i)) for i in rest
        )

    def _guess_finite(self, clause: Clause) -> None:
        """In a clause left without finite verb: the first unknown word that looks like one."""
        places = clause.main()
        for place, at in enumerate(places):
            token = self.tokens[at]
            if place and not token.is_capital and not self.closes(at, hard=True):
                lemma = unknown_finite(token.low)
                if lemma is not None and self.tokens[places[place - 1]].is_capital:
                    clause.finite, clause.lemma = at, lemma
                    return

    def _closed_finite(self, clause: Clause, place: int, at: int) -> tuple[str, bool] | None:
        low = self.low(at)
        if low == "sein":
            return None
        open_bracket = clause.finite >= 0
        if low in INFINITIVE_AUXILIARIES and open_bracket and self.closes(at):
            previous = self.low(self.main[place - 1]) if place else ""
            if clause.auxiliary or participle_of(previous) or infinitive_of(previous):
                return None
        return MODALS[low], True

    def _verb_between(self, clause: Clause, at: int) -> bool:
        return any(self.closes(i) and self._nonfinite(i) for i in range(clause.finite + 1, at))

    def _cut(self, clause: Clause, at: int) -> int | None:
        """Where the next clause begins: after the last verb of the open one, else the last sign."""
        between = [i for i in self.main if clause.finite < i < at]
        signs = [i for i in between if self.low(i) in CLAUSE_COORDINATORS or self.low(i) in _BREAKS]
        gaps = [i for i in range(clause.finite + 1, at) if self.roles[i] != MAIN]
        closed = [i for i in between if self.closes(i) and self._nonfinite(i)]
        if closed:
            later = [i for i in signs if i > closed[-1]]
            if later:
                return later[0]
        if signs:
            return signs[-1]
        return gaps[-1] + 1 if gaps else None

    def closes(self, at: int, *, hard: bool = False) -> bool:
        """Whether a verb at ``at`` would stand at the end of its clause.

        ``hard``: a phrase with preposition after it is not counted as moved behind the end.
        """
        follow = at + 1
        if follow >= len(self.tokens) or self.roles[follow] != MAIN:
            return True
        low = self.low(follow)
        if low in _BREAKS:
            return True
        if low in _AFTER_BRACKET:
            return not self._adjectives(at)
        if low in INFINITIVE_AUXILIARIES or low in {"worden", "zu"} or low in MODALS:
            return not self.tokens[follow].is_capital
        return not hard and low in PREPOSITIONS and follow + 1 < len(self.tokens)

    def _adjectives(self, at: int) -> bool:
        """``neuen und besseren Wege``: two attributes of one noun, no verb."""
        low = self.low(at)
        if infinitive_of(low) or finite_of(low):
            return False
        third = self.low(at + 2)
        after = self.tokens[at + 3] if at + 3 < len(self.tokens) else None
        return third.endswith("en") and after is not None and after.is_capital

    def _nonfinite(self, at: int) -> Verb | None:
        token = self.tokens[at]
        if token.is_capital and at != self.main[0]:
            return None
        low = token.low
        before = self.low(at - 1)
        lemma = zu_infinitive_of(low)
        if lemma is not None:
            return Verb(at, "zu", lemma)
        infinitive = infinitive_of(low)
        if before == "zu" and (infinitive or low.endswith(("en", "ern", "eln", "tun"))):
            return Verb(at, "zu", infinitive or low)
        participle = participle_of(low)
        if participle and (infinitive is None or self.low(at + 1) in {"werden", "worden"}):
            return Verb(at, "part", participle)
        if infinitive:
            return Verb(at, "inf", infinitive)
        return None

    def closing_verbs(self, clause: Clause) -> list[Verb]:
        """The verbs at the ends of the clause's brackets, in order; for a lexical finite itself."""
        places = clause.midfield()
        if clause.finite < 0 or (self.main and clause.finite > self.main[0]):
            first = next((i for i in clause.main() if i != clause.finite), None)
            if first is not None and first not in places and first < clause.finite:
                places = [first, *places] if self._fronted(first) else places
        verbs = self._closing(clause, places, hard=True) or self._closing(
            clause, places, hard=False
        )
        if clause.finite >= 0 and not clause.auxiliary:
            verbs.insert(0, self._lexical(clause))
        return verbs

    def _closing(self, clause: Clause, places: list[int], *, hard: bool) -> list[Verb]:
        ends = (
            at
            for at in places
            if self.low(at) != "zu" and (at < clause.finite or self.closes(at, hard=hard))
        )
        return [verb for verb in map(self._nonfinite, ends) if verb is not None]

    def _fronted(self, at: int) -> bool:
        """``Geplant ist …``, ``Angestrebt wird …``: a participle in front."""
        low = self.low(at)
        return (
            participle_of(low) is not None
            and infinitive_of(low) is None
            and low.endswith(("t", "en"))
        )

    def _lexical(self, clause: Clause) -> Verb:
        form = self.low(clause.finite)
        for at in reversed(clause.midfield()):
            low = self.low(at)
            if is_particle(low) and self._ends_bracket(at, clause):
                lemma = with_particle(form, low)
                if lemma is not None:
                    return Verb(clause.finite, "fin", lemma)
        return Verb(clause.finite, "fin", clause.lemma)

    def _ends_bracket(self, at: int, clause: Clause) -> bool:
        follow = at + 1
        if follow >= clause.stop or self.roles[follow] != MAIN:
            return True
        return self.low(follow) in _BREAKS or self.low(follow) in _AFTER_BRACKET
