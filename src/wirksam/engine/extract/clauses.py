"""Main clauses of a sentence: finite verb, fields around it, and the actions at the clause's end.

German puts the finite verb second and every other verb last. So a clause is cut at its finite
verbs, and each verb at its end closes one action (B1); a verb form elsewhere is an attribute.
"""

from __future__ import annotations

from collections.abc import Sequence

from .brackets import AFTER_BRACKET, BREAKS, Brackets
from .clause import Clause
from .regions import MAIN, roles_of
from .tokens import Token
from .verbs import (
    finite_by_place,
    finite_of,
    infinitive_of,
    participle_of,
    unknown_finite,
    zu_infinitive_of,
)
from .words import (
    CLAUSE_COORDINATORS,
    CONNECTIVES,
    DETERMINERS,
    INFINITIVE_AUXILIARIES,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
)


def clauses_of(tokens: Sequence[Token]) -> list[Clause]:
    """The main clauses of a sentence, in order; one without finite verb where it has none."""
    roles = roles_of(tokens)
    finder = _Finder(tokens, roles)
    clauses = finder.clauses()
    for clause in clauses:
        clause.verbs = finder.closing_verbs(clause)
    return clauses


_SECOND, _SHORT = 2, 4
_SUBJECT_PRONOUNS = frozenset(("wir", "er", "sie", "es"))


class _Finder(Brackets):
    """Cuts a sentence at its finite verbs."""

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
                    self.low(start) in CLAUSE_COORDINATORS or self.low(start) in BREAKS
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
        if token.is_capital:
            return None
        lemma = finite_of(token.low)
        if lemma is None:
            lemma = self._by_place(clause, place, at)
            return (lemma, False) if lemma else None
        if clause.finite < 0:
            fits = self._is_first(place, at)
        else:
            fits = self._is_further(clause, at, before)
        return (lemma, False) if fits else None

    def _by_place(self, clause: Clause, place: int, at: int) -> str | None:
        """An unknown word right behind the subject, with more to follow: the clause's verb."""
        if clause.finite >= 0 or not place or self.closes(at, hard=True):
            return None
        before, low = self.tokens[self.main[place - 1]], self.low(at)
        if low.endswith("t"):
            fits = before.is_capital or before.low in _SUBJECT_PRONOUNS
        else:
            after = self.tokens[at + 1]
            opens = after.low in DETERMINERS or after.low in PREPOSITIONS or after.low in PRONOUNS
            fits = before.low in _SUBJECT_PRONOUNS or (before.is_capital and opens)
        return finite_by_place(low) if fits else None

    def _is_first(self, place: int, at: int) -> bool:
        """The clause's first verb: in second place, not at the end (an infinitive of a list)."""
        short = place <= _SECOND and len(self.main) <= _SHORT and self._opens(self.tokens[at])
        return not self.closes(at, hard=True) or short or self._opens_complement(place, at)

    def _is_further(self, clause: Clause, at: int, before: str) -> bool:
        """A verb behind a finite one: the next clause, unless it closes the bracket of this."""
        if self.closes(at, hard=True):
            return False
        if not clause.auxiliary:
            return True
        bare = infinitive_of(self.low(at)) is not None and clause.lemma != "sein"
        if bare and not self._inverted(clause, at):
            return False
        return before in CLAUSE_COORDINATORS or self._verb_between(clause, at)

    def _inverted(self, clause: Clause, at: int) -> bool:
        """``…, und zum Fest laden wir alle ein``: a subject right behind the verb."""
        passive = clause.lemma == "werden" and any(
            self.closes(i) and participle_of(self.low(i)) and not infinitive_of(self.low(i))
            for i in range(clause.finite + 1, at)
        )
        return self.low(at + 1) == "wir" or passive

    def _opens(self, verb: Token) -> bool:
        """``Wir tagen.`` is a sentence, ``bestehende Gruppen vernetzen`` an item of a list."""
        first = self.low(self.main[0])
        opens = first in DETERMINERS or first in PRONOUNS or first in CONNECTIVES
        return infinitive_of(verb.low) is None or opens

    def _opens_complement(self, place: int, at: int) -> bool:
        """``Der Vorstand versucht, X zu tun``: the second place, though a comma follows."""
        follow = at + 1
        if not place or follow >= len(self.tokens) or self.low(follow) in AFTER_BRACKET:
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
        return any(self.closes(i) and self.nonfinite(i) for i in range(clause.finite + 1, at))

    def _cut(self, clause: Clause, at: int) -> int | None:
        """Where the next clause begins: after the last verb of the open one, else the last sign."""
        between = [i for i in self.main if clause.finite < i < at]
        signs = [i for i in between if self.low(i) in CLAUSE_COORDINATORS or self.low(i) in BREAKS]
        gaps = [i for i in range(clause.finite + 1, at) if self.roles[i] != MAIN]
        closed = [i for i in between if self.closes(i) and self.nonfinite(i)]
        if closed:
            later = [i for i in signs if i > closed[-1]]
            if later:
                return later[0]
        if signs:
            return signs[-1]
        return gaps[-1] + 1 if gaps else None
