"""Which words of a sentence stand in its main line, and which in clauses under it.

A word's role is ``M`` (main line), ``S`` (subordinate or relative clause), ``U`` (purpose: "um …
zu") or ``A`` (aside, in brackets or between dashes). Only the main line can commit anyone (A9).
"""

from __future__ import annotations

from collections.abc import Sequence

from .stretches import DASHES, Stretches
from .tokens import Token
from .verbs import infinitive_of, participle_of, zu_infinitive_of
from .words import (
    COORDINATORS,
    MODALS,
    PREPOSITIONS,
    RELATIVE_PRONOUNS,
    SEQUENCING,
    SUBORDINATORS,
    WEAK_SUBORDINATORS,
    word_list,
)

MAIN, SUBORDINATE, PURPOSE, ASIDE = "M", "S", "U", "A"
_OPENING = frozenset({",", "(", *DASHES})
_PURPOSE = frozenset({"um", "ohne", "anstatt", "statt"})
_FILLERS = word_list("gap_fillers")
_CLITICS = frozenset(["sich", "wir", "sie", "es", "uns", "ihnen", "ihm", "man", "ihn", "er"])
_SECOND_ARTICLES = frozenset(
    ("der", "die", "das", "ein", "eine", "einen", "unsere", "ihre", "seine", "jede", "jeder", "wir")
)
_BECOMING = frozenset(("werden", "wird", "worden", "sind", "ist"))
_LONGEST_ASIDE = 25
_STRETCHES = 4


def roles_of(tokens: Sequence[Token]) -> list[str]:
    """The role of every token."""
    return _Carver(tokens).carve()


class _Carver(Stretches):
    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self.roles = [MAIN] * self.size

    def carve(self) -> list[str]:
        self._asides()
        at = 0
        while at < self.size:
            if self.roles[at] == MAIN and self._can_open(at):
                stop, role = self._region(at)
                if stop > at:
                    stop = self._with_contrast(at, stop)
                    first = at - 1 if at and self.low(at - 1) == "," else at
                    if self.low(stop) == "," and not self._comma_coordinates(stop):
                        stop += 1
                    for place in range(first, stop):
                        if self.roles[place] != ASIDE:
                            self.roles[place] = role
                    at = stop
                    continue
            at += 1
        return self.roles

    def _with_contrast(self, at: int, stop: int) -> int:
        """``…, in der sie nicht nur singen, sondern auch entscheiden``: still the same clause."""
        contrast = self.low(stop) == "," and self.low(stop + 1) == "sondern"
        if not contrast or not any(self.low(i) == "nicht" for i in range(at, stop)):
            return stop
        return self._stretch_end(stop + 2)

    def _comma_coordinates(self, at: int) -> bool:
        return self.low(at + 1) in COORDINATORS

    def _can_open(self, at: int) -> bool:
        before = self.low(at - 1)
        return (
            at == 0
            or before in _OPENING
            or ((before in COORDINATORS or before == "aber") and self.low(at - 2) in _OPENING)
            or (before in COORDINATORS and at > 1 and self.roles[at - 2] != MAIN)
        )

    def _asides(self) -> None:
        """Brackets, and pairs of dashes around a short remark."""
        opened: int | None = None
        for at, token in enumerate(self.tokens):
            if token.text == "(":
                opened = at
            elif token.text == ")" and opened is not None:
                self._mark(opened, at + 1, ASIDE)
                opened = None
        dashes = [
            at
            for at, token in enumerate(self.tokens)
            if token.text in DASHES and self.roles[at] == MAIN
        ]
        while len(dashes) > 1:
            first, second = dashes[0], dashes[1]
            if second - first <= _LONGEST_ASIDE and not self._is_clause(first + 1, second):
                self._mark(first, second + 1, ASIDE)
                dashes = dashes[2:]
            else:
                dashes = dashes[1:]

    def _is_clause(self, start: int, stop: int) -> bool:
        """A finite modal in the second place or so: more than a remark."""
        return any(
            self.low(at) in MODALS and at + 1 < stop and self.low(at + 1) != ","
            for at in range(start, min(stop, start + 6))
        )

    def _mark(self, start: int, stop: int, role: str) -> None:
        for at in range(start, stop):
            self.roles[at] = role

    def _region(self, at: int) -> tuple[int, str]:
        """Where a clause that opens at ``at`` stops, or ``at`` itself where none opens."""
        head = at
        while head < self.size and self.low(head) in _FILLERS and head - at < 3:  # noqa: PLR2004
            head += 1
        low = self.low(head)
        if low == "bis" and self._is_date(head + 1):
            return at, MAIN
        if low in _PURPOSE:
            stop = self._purpose_end(head)
            if stop:
                return stop, PURPOSE
        if (low in SUBORDINATORS and not self.tokens[head].is_capital) or (
            low in SUBORDINATORS and head == 0 and low not in RELATIVE_PRONOUNS
        ):
            stop = self._final_verb(head, strict=low in WEAK_SUBORDINATORS)
            if stop:
                return stop, SUBORDINATE
            if low in {"dass", "daß", "ob", "weil", "wenn", "damit", "obwohl"} and head != 0:
                return self._stretch_end(head), SUBORDINATE
        if at == 0:
            return at, MAIN
        return self._relative(head, at)

    def _relative(self, head: int, at: int) -> tuple[int, str]:
        pronoun = head + (self.low(head) in PREPOSITIONS)
        low = self.low(pronoun)
        if low not in RELATIVE_PRONOUNS:
            return at, MAIN
        if low in {"denen", "deren", "dessen"}:
            return self._final_verb(pronoun, strict=False) or self._stretch_end(
                pronoun
            ), SUBORDINATE
        sure = self.low(pronoun + 1) in _CLITICS
        stop = self._final_verb(pronoun, strict=not sure) or self._modal_close(pronoun)
        if not stop or self._is_conjunct(at, pronoun, stop):
            return at, MAIN
        return stop, SUBORDINATE

    def _modal_close(self, pronoun: int) -> int:
        """``an dem A, B und C geplant werden``: an enumeration inside the relative clause."""
        at = pronoun
        for _ in range(_STRETCHES):
            at = self._stretch_end(at + 1)
            closed = self.low(at - 1) in MODALS and self._nonfinite(at - 2)
            if closed and self._bracket_open(pronoun):
                return 0
            if closed and not any(self.low(i) in MODALS for i in range(pronoun + 1, at - 1)):
                return at
            if self.low(at) != ",":
                return 0
        return 0

    def _bracket_open(self, at: int) -> bool:
        """The main clause still waits for the verb that its modal asks for."""
        waiting = False
        for place in range(at):
            if self.roles[place] == MAIN and not self.tokens[place].is_capital:
                low = self.low(place)
                if low in MODALS:
                    waiting = True
                elif waiting and self._nonfinite(place) and self.low(place + 1) in {",", "und", ""}:
                    waiting = False
        return waiting

    def _is_conjunct(self, at: int, pronoun: int, stop: int) -> bool:
        """``soll A planen, die Gruppen beraten und …``: the article of a further infinitive."""
        if self._shuts_out_article(pronoun):
            return False
        last = self.low(stop - 1)
        if last in MODALS:
            return any(self.low(i) in MODALS for i in range(pronoun + 1, stop - 2)) and not (
                self.low(stop - 2) and participle_of(self.low(stop - 2))
            )
        plain = infinitive_of(last) is not None and last not in MODALS
        if plain and self.tokens[pronoun + 1].is_capital and self._bracket_open(at):
            return True
        resumed = plain and at > 1 and self.roles[at - 2] == SUBORDINATE
        if resumed and any(self.low(i) in MODALS and self.roles[i] == MAIN for i in range(at)):
            return True
        after_verb = at > 1 and self._nonfinite(at - 2)
        article = pronoun + 1 < self.size and self.tokens[pronoun + 1].is_capital
        passive = any(self.low(i) in _BECOMING and self.roles[i] == MAIN for i in range(at))
        bare = infinitive_of(last) is not None or (passive and participle_of(last) is not None)
        if after_verb and bare:
            return True
        return article and bare and self.low(stop) in COORDINATORS and after_verb

    def _shuts_out_article(self, pronoun: int) -> bool:
        """``in dem Jüngere von Älteren lernen``: "dem" cannot be the article of what follows."""
        after = self.low(pronoun + 1)
        if after in _SECOND_ARTICLES:
            return True
        if self.low(pronoun) not in {"dem", "der"} or self.low(pronoun - 1) not in PREPOSITIONS:
            return False
        capital = pronoun + 1 < self.size and self.tokens[pronoun + 1].is_capital
        if self.low(pronoun) == "der":
            return (capital and after.endswith(("innen", "ere", "ende"))) or after == "neue"
        plural = after.endswith(("ere", "innen", "ende", "liche", "gruppen", "glieder"))
        return (
            plural
            or after in {"neue", "alte", "junge", "kinder"}
            or (not capital and after.endswith("e"))
        )

    def _purpose_end(self, head: int) -> int:
        """After the last coordinated "zu" infinitive of a purpose clause; 0 where there is none."""
        end = 0
        for at in range(head + 1, self.size):
            low = self.low(at)
            if low in MODALS and low not in {
                "werden",
                "sein",
                "haben",
                "können",
                "müssen",
                "wollen",
            }:
                break
            if low in {".", ";", ":"} or low in DASHES:
                break
            is_zu = zu_infinitive_of(low) is not None or (
                self.low(at - 1) == "zu" and (infinitive_of(low) is not None or low.endswith("n"))
            )
            if is_zu and not self.tokens[at].is_capital:
                end = at + 1
                if self.low(end) in {",", ""} or self.low(end) not in COORDINATORS:
                    break
        return end

    def _final_verb(self, head: int, *, strict: bool) -> int:
        """Where the clause opened at ``head`` ends with its finite verb; 0 where none is found.

        ``strict``: the opening word is no sure sign, so the verb must close the first stretch.
        """
        at = head + 1
        for _ in range(1 if strict else _STRETCHES):
            stop = self._stretch_end(at)
            end = self._closing_verb(at, stop, strict=strict)
            if end:
                return end
            if stop >= self.size or self.low(stop) != ",":
                return 0 if strict else stop
            inner, _role = self._nested(stop + 1)
            at = inner + (self.low(inner) == ",") if inner > stop + 1 else stop + 1
        return 0

    def _nested(self, at: int) -> tuple[int, str]:
        low = self.low(at)
        if low in _PURPOSE or low in {"dass", "daß", "ob", "wenn", "weil"}:
            return self._region(at)
        if low == "wie":
            return self._stretch_end(at), SUBORDINATE
        pronoun = at + (low in PREPOSITIONS)
        if self.low(pronoun) in RELATIVE_PRONOUNS:
            stop = self._stretch_end(pronoun)
            if self._is_final(stop - 1):
                return stop, SUBORDINATE
        return at, MAIN

    def _closing_verb(self, start: int, stop: int, *, strict: bool) -> int:
        """The finite verb that closes the stretch, or one before "und gegebenenfalls …" (B2)."""
        for at in range(start + 1, stop - 1):
            follows = self.low(at + 1) in COORDINATORS and self.low(at + 2) in SEQUENCING
            if follows and self._is_final(at):
                return at + 1
        if stop - 1 > start - 1 and self._is_final(stop - 1):
            early = any(self.low(at) in MODALS for at in range(start + 1, stop - 2))
            if strict and (early or self.low(stop - 2) == "zu"):
                return 0
            return stop
        return 0
