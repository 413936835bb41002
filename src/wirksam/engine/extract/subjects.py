"""Who acts: the clause's subject, agent or owner, and the pronoun's way back (D)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .bodies import Mention
from .cases import ADJECTIVES, Phrase, case_at
from .clause import Clause
from .verbs import verb_class
from .words import ADVERBS, COORDINATORS, DETERMINERS, PREPOSITIONS, has_head, word_list

ActorKind = Literal["body", "activity", "we", "people", "foreign", "thing", "unknown", "none"]

_OBLIQUE = word_list("oblique_articles")
_SINGULAR = word_list("singular_finites")
_PLURAL = word_list("plural_finites")
_ANAPHORS = frozenset(["er", "sie", "es", "dieser", "diese", "dieses", "dies", "das"])
_RELATIONS = ("austausch", "zusammenarbeit", "vernetzung", "treffen", "kooperation", "arbeit",
              "treffens", "format", "kommunikation", "sitzungen", "sitzung")  # fmt: skip
_ARTICLES = frozenset(("der", "die", "das"))
_NEAR = 2
_TAKING = verb_class("taking")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is to act: ``key`` of the body ("" where unknown), the text's words, and why.

    ``noun``: the noun that is the subject, where the body is only its owner.
    """

    kind: ActorKind
    key: str = ""
    text: str = ""
    why: str = ""
    noun: str = ""


NOBODY = Actor("none")
WE = Actor("we", "verband", "wir", 'D5: "wir"')
_DOING = (verb_class("structure") | verb_class("event")) & verb_class("concrete") - verb_class(
    "support"
)


def body_actor(phrase: Phrase, phrases: Sequence[Phrase], why: str) -> Actor:
    """The body of a phrase; ``Mitglieder des Vorstands`` act for the board."""
    mention = phrase.mention
    if mention.key == "mitglieder":
        owner = next(
            (
                p.mention
                for p in phrases
                if p.case == "gen" and 0 < p.mention.first - mention.stop <= 1
            ),
            None,
        )
        mention = owner or mention
    if not mention.own:
        return Actor("foreign", mention.key, mention.text, why)
    return Actor("activity" if mention.activity else "body", mention.key, mention.text, why)


def subject_of(clause: Clause, phrases: Sequence[Phrase]) -> Actor:
    """The subject of the clause: we, a body, a pronoun (unknown yet), a foreign actor, a thing."""
    lows = clause.lows()
    if "wir" in lows:
        return WE
    if clause.tokens[0].low == "wer" and clause.start == 0:
        if _speaks_of_own(clause):
            return Actor("people", "mitglieder", "wer", "D: whoever of ours")
        return Actor("foreign", text="wer", why="A2: whoever it may be")
    if [clause.tokens[i].low for i in clause.prefield()] == ["er"]:
        return Actor("unknown", text="er")
    in_front = _front_is_subject(clause)
    later = _behind_its_object(clause, phrases) if in_front else None
    if later is not None:
        return body_actor(later, phrases, f'D1: subject "{later.mention.text}"')
    return _named_subject(clause, phrases, in_front=in_front) or _other_subject(
        clause, phrases, in_front=in_front
    )


def _named_subject(clause: Clause, phrases: Sequence[Phrase], *, in_front: bool) -> Actor | None:
    for phrase in phrases:
        front = phrase.mention.first < clause.finite
        if front and not in_front:
            continue
        if _is_subject(clause, phrase, in_front=in_front and not front):
            stranger = _of_strangers(clause, phrase.mention)
            if stranger is not None:
                return stranger
            actor = body_actor(phrase, phrases, f'D1: subject "{phrase.mention.text}"')
            each = clause.low(phrase.mention.first - 1) in {"jeder", "jede", "jedes"}
            several = each and actor.key == "verband"
            return replace(actor, key="kreisverbaende") if several else actor
    return None


def _of_strangers(clause: Clause, mention: Mention) -> Actor | None:
    """``Das Präsidium der Hochschule``: a body of someone else."""
    owner = clause.low(mention.stop + 1)
    if clause.low(mention.stop) not in {"der", "des"} or not has_head(owner, "foreign_actors"):
        return None
    return Actor("foreign", "", f"{mention.text} {owner}", "A1: a body of others")


def _speaks_of_own(clause: Clause) -> bool:
    """``Wer eine Gruppe leitet, …``: an own matter in the clause that names the person."""
    return any(
        clause.tokens[i].is_capital and has_head(clause.tokens[i].low, "internal_heads")
        for i in range(1, max(clause.finite, 1))
    )


def _front_is_subject(clause: Clause) -> bool:
    """Whether what stands before the verb can be its subject at all."""
    front = clause.prefield()
    while front and clause.tokens[front[0]].low in ADVERBS | {"und", "aber", "doch", "auch"}:
        front = front[1:]
    if not front:
        return False
    low = clause.tokens[front[0]].low
    return low not in PREPOSITIONS and low not in _OBLIQUE


def _is_subject(clause: Clause, phrase: Phrase, *, in_front: bool) -> bool:
    if phrase.case not in {"nom", "open"}:
        return False
    mention, finite = phrase.mention, clause.low(clause.finite)
    singular = finite in _SINGULAR or (not clause.auxiliary and finite.endswith("t"))
    if singular and mention.plural and mention.key != "teams":
        return False
    if finite in _PLURAL and not mention.plural and not _coordinated(clause, mention):
        return False
    if phrase.case == "open" and in_front:
        return not _noun_in_front(clause) or _object_in_front(clause, mention)
    if mention.first > clause.finite:
        return not _noun_between(clause, mention.first)
    return not _noun_before(clause, mention.first)


def _behind_its_object(clause: Clause, phrases: Sequence[Phrase]) -> Phrase | None:
    """``Die Leitung übernimmt das Team``: two bodies, and the verb asks who takes the first."""
    front = [p for p in phrases if p.mention.first < clause.finite and p.case == "open"]
    behind = [
        p
        for p in phrases
        if p.mention.first > clause.finite
        and p.case in {"nom", "open"}
        and p.mention.text != "Organisation"
    ]
    if not front or not behind or clause.auxiliary:
        return None
    sure = behind[0].case == "nom" and front[0].mention.gender != "m"
    return behind[0] if clause.lemma in _TAKING or sure else None


def _object_in_front(clause: Clause, mention: Mention) -> bool:
    """``Die Leitung übernimmt das Team``, ``Mittelpunkt sollen die Gruppen sein``."""
    front = [i for i in clause.prefield() if clause.tokens[i].is_capital]
    lemma = next((verb.lemma for verb in clause.verbs if verb.form == "fin"), clause.lemma)
    if not clause.auxiliary and (clause.lemma in _TAKING or lemma in _DOING):
        return True
    bare = front[0] == clause.start and clause.tokens[front[0]].low not in DETERMINERS
    near = 0 < mention.first - clause.finite <= _NEAR and clause.low(mention.first - 1) in _ARTICLES
    if bare and near and not clause.auxiliary and not mention.plural:
        return True
    plural = clause.low(clause.finite) in _PLURAL and mention.plural
    ends = clause.low(front[0]).endswith(("e", "en", "er", "n", "s"))
    return bare and plural and not ends


def _coordinated(clause: Clause, mention: Mention) -> bool:
    around = (
        clause.low(mention.stop),
        clause.low(mention.first - 1),
        clause.low(mention.first - 2),
    )
    return any(low in COORDINATORS or low == "," for low in around)


def _noun_in_front(clause: Clause) -> bool:
    front = clause.prefield()
    nouns = [i for i in front if clause.tokens[i].is_capital]
    if not nouns:
        return False
    return nouns[-1] != front[0] or clause.tokens[nouns[0]].low not in ADVERBS | DETERMINERS


def _noun_between(clause: Clause, first: int) -> bool:
    """A noun between the verb and the mention that no preposition governs: the subject instead."""
    return any(
        clause.tokens[i].is_capital and case_at(clause, i, "?")[0] in {"open", "nom"}
        for i in clause.main(clause.finite + 1, first)
        if clause.tokens[i].is_word
    )


def _noun_before(clause: Clause, first: int) -> bool:
    """In front, only a noun joined by "und" or a comma may stand before the mention."""
    nouns = [i for i in clause.main(clause.start, first) if clause.tokens[i].is_capital]
    nouns = [i for i in nouns if clause.tokens[i].low not in DETERMINERS | ADVERBS | PREPOSITIONS]
    return bool(nouns) and not any(
        clause.low(i) in COORDINATORS or clause.low(i) == "," for i in range(nouns[-1] + 1, first)
    )


def _other_subject(clause: Clause, phrases: Sequence[Phrase], *, in_front: bool) -> Actor:
    front = clause.prefield() if in_front else []
    words = front or clause.midfield()
    first = next((clause.tokens[i].low for i in words if clause.tokens[i].low not in ADVERBS), "")
    noun = next((i for i in words if _heads(clause, i)), None)
    if first in _ANAPHORS and (noun is None or first in {"es", "sie", "er"}):
        return Actor("unknown", text=first)
    if noun is None:
        return Actor("unknown", text="")
    owner = _owner_after(clause, noun, phrases)
    word = clause.tokens[noun].low
    if owner is not None:
        why = f'D4: "{clause.tokens[noun].text}" of this body'
        return Actor("thing", owner.key, owner.text, why, noun=word)
    if has_head(word, "foreign_actors"):
        return Actor("foreign", "", clause.tokens[noun].text, "A1: not the association's own")
    if is_person(word):
        return Actor("people", "mitglieder", clause.tokens[noun].text, "D: people of ours")
    return Actor("thing", "", clause.tokens[noun].text, noun=word)


def is_person(word: str) -> bool:
    """Whether a noun names people who act: by its gender marks, or known as such."""
    return has_head(word, "people") or (word.endswith("innen") and word != "innen")


def _heads(clause: Clause, at: int) -> bool:
    token = clause.tokens[at]
    if not token.is_capital or token.low in DETERMINERS | ADVERBS | PREPOSITIONS:
        return False
    return case_at(clause, at, "?")[0] in {"nom", "open"} or clause.low(at - 1) in {
        "der",
        "die",
        "das",
    }


def _owner_after(clause: Clause, noun: int, phrases: Sequence[Phrase]) -> Mention | None:
    """``der Austausch der X``, ``die Zusammenarbeit zwischen X und Y``: X (D4)."""
    if not clause.tokens[noun].low.endswith(_RELATIONS):
        return None
    limit = clause.finite if noun < clause.finite else clause.stop
    for phrase in phrases:
        mention = phrase.mention
        near = noun < mention.first < limit and mention.first - noun <= ADJECTIVES
        owns = phrase.case == "gen" or phrase.preposition in {"zwischen", "von"}
        if near and owns and mention.key != "mitglieder":
            return mention
    return None
