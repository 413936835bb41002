"""What a construct is, and the small questions that all readers of clauses ask."""

from __future__ import annotations

from dataclasses import dataclass

from .clause import Action, Clause, Verb
from .model import Binding
from .words import NEGATIONS, word_list

TASKS, GOALS = word_list("task_nouns"), word_list("goal_nouns")


COMMISSIONS: dict[str, Binding] = {
    "beauftragt": "must", "verpflichtet": "must", "aufgefordert": "shall", "aufgerufen": "shall",
    "angehalten": "shall", "gebeten": "shall", "ersucht": "shall", "ermächtigt": "may",
    "aufgetragen": "must", "berechtigt": "may", "befugt": "may", "gehalten": "shall",
    "angewiesen": "must",
}  # fmt: skip


@dataclass(slots=True)
class Construct:
    """A form of commitment: ``code`` (table C and form), binding, its actions, why.

    ``control``: whose act the actions are: the clause's subject, its object ("beauftragt X"), the
    owner of a task, or whoever acted in the sentence before.
    """

    code: str
    binding: Binding
    actions: list[Action]
    why: str
    control: str = "subject"


def has(clause: Clause, words: frozenset[str]) -> str:
    """The first word of the clause's main line that is in ``words``."""
    return next((low for low in clause.lows() if low in words), "")


def negated(clause: Clause) -> bool:
    lows = clause.lows()
    return any(
        low in NEGATIONS and after not in {"mehr", "nur", "zuletzt"}
        for low, after in zip(lows, [*lows[1:], ""], strict=True)
    )


def is_condition(clause: Clause) -> bool:
    """``Sollte es nicht gelingen, …``: a verb at the very start opens a condition."""
    return clause.finite == 0 and clause.lemma in {"sollen", "sein", "haben", "werden"}


def noun_verb(clause: Clause) -> Verb:
    return Verb(clause.finite, "noun", "")
