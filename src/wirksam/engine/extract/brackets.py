"""The right bracket of a German clause: which words stand at its end, and as which verb."""

from __future__ import annotations

from collections.abc import Sequence

from .clause import Clause, Verb
from .regions import MAIN
from .stretches import DASHES
from .tokens import Token
from .verbs import (
    finite_of,
    infinitive_of,
    is_particle,
    participle_of,
    with_particle,
    zu_infinitive_of,
)
from .words import (
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    INFINITIVE_AUXILIARIES,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
)

BREAKS = frozenset({",", ";", ":", "(", ")", '"', "“", "”", "„", "…", *DASHES})
AFTER_BRACKET = COORDINATORS | frozenset({"aber", "sondern", "als", "wie", "sowohl"})


class Brackets:
    """Asks of every place of a sentence whether a clause could end there."""

    def __init__(self, tokens: Sequence[Token], roles: Sequence[str]) -> None:
        self.tokens = tokens
        self.roles = roles
        self.main = [i for i, role in enumerate(roles) if role == MAIN]

    def low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def closes(self, at: int, *, hard: bool = False) -> bool:
        """Whether a verb at ``at`` would stand at the end of its clause.

        ``hard``: a phrase with preposition after it is not counted as moved behind the end.
        """
        follow = at + 1
        if follow >= len(self.tokens) or self.roles[follow] != MAIN:
            return True
        low = self.low(follow)
        if low in BREAKS:
            return True
        if low in AFTER_BRACKET:
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

    def nonfinite(self, at: int) -> Verb | None:
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
        return Verb(at, "inf", low) if self._unknown_infinitive(at) else None

    def _unknown_infinitive(self, at: int) -> bool:
        """``an Haustüren klingeln, …``: an unknown word right behind a noun, at the end."""
        low = self.low(at)
        verbal = low.endswith(("en", "ern", "eln")) and low not in ADVERBS | DETERMINERS | PRONOUNS
        return verbal and at > 0 and self.tokens[at - 1].is_capital and self.closes(at, hard=True)

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
        return [verb for verb in map(self.nonfinite, ends) if verb is not None]

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
        return self.low(follow) in BREAKS or self.low(follow) in AFTER_BRACKET
