"""After any sequence of adoptions every promise and every cited line is found, or told as gone."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.adopted import adopted
from tests.factories.programme import confirmed
from wirksam.engine.lines import document_lines
from wirksam.engine.whereabouts import Numbered, Trail
from wirksam.foundation.access import Actor
from wirksam.programme.choices import Fate
from wirksam.programme.models import Commitment, CommitmentPlace, ProgrammeVersion
from wirksam.programme.operations import adopting
from wirksam.programme.operations.adopting import adopt_text
from wirksam.programme.queries.whereabouts import numbered, where_now
from wirksam.programme.rules import quote_stands_in

PRESIDIUM = Actor(key="presidium")
SENTENCES = (
    "Der Landesvorstand setzt Teams ein.",
    "Der Landesvorstand prüft, ob ein Fahrdienst möglich ist.",
    "Die Kreise berichten im Herbst über ihre Arbeit.",
    "Niemand bleibt allein.",
    "Das Bildungsteam bietet eine Fortbildung an, soweit Geld da ist.",
    "Wir laden alle Mitglieder zu einer Werkstatt ein.",
    "Wir laden alle Mitglieder herzlich zu einer großen Werkstatt ein.",
)
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
texts = st.lists(paragraphs, min_size=1, max_size=5)
anything = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"))
wild = st.lists(anything.filter(str.strip), min_size=1, max_size=4)


@pytest.mark.django_db
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(texts, min_size=2, max_size=4), st.booleans())
def test_every_promise_is_found_or_told_as_dropped(sequence, later_programme) -> None:
    with transaction.atomic(), patch.object(adopting, "extract", lambda *_args, **_named: []):
        _all_are_found(sequence, later_programme=later_programme)
        transaction.set_rollback(True)


def _all_are_found(sequence: list[list[str]], *, later_programme: bool) -> None:
    first = _adopt(sequence[0], None, "a")
    promises = _promise_every_line(first)
    at = first
    for number, text in enumerate(sequence[1:], start=1):
        last = number == len(sequence) - 1
        at = _adopt(text, at, "b" if later_programme and last else "a")
        for one in promises:
            _is_told(one, at)
    for line in first.lines.all():
        now = where_now(first, line.number, line.number)
        assert now is not None
        assert now.version == at
        _is_there(line.text, now.fate, at, now.first, now.last)


def _adopt(text: list[str], follows: ProgrammeVersion | None, slug: str) -> ProgrammeVersion:
    same = follows is not None and follows.programme.slug.startswith(slug)
    return adopt_text(
        actor=PRESIDIUM,
        text=adopted(
            *text,
            programme=follows.programme if follows and same else None,
            slug=f"{slug}{ProgrammeVersion.objects.count()}",
            year=2027 if slug == "a" else 2028,
            follows=follows,
        ),
    )


def _promise_every_line(version: ProgrammeVersion) -> list[Commitment]:
    return [
        confirmed(version, quote=one.text, first_line=one.number, last_line=one.number)
        for one in version.lines.all()
    ]


def _is_told(one: Commitment, version: ProgrammeVersion) -> None:
    place = CommitmentPlace.objects.get(commitment=one, version=version)
    if place.fate == Fate.DROPPED:
        assert not place.quote
        return
    lines = version.lines.filter(number__range=(place.first_line, place.last_line))
    texts = list(lines.order_by("number").values_list("text", flat=True))
    assert quote_stands_in(place.quote, texts)


def _is_there(words: str, fate: Fate, version: ProgrammeVersion, first: int, last: int) -> None:
    text = numbered(version)
    there = text.words(text.stretches(first, last))
    assert there
    if fate in {Fate.SAME, Fate.MOVED}:
        assert words in there


@settings(max_examples=300, deadline=None)
@given(st.one_of(texts, wild), st.one_of(texts, wild))
def test_same_and_moved_words_are_the_same_words(old, new) -> None:
    before, after = _numbered(old), _numbered(new)
    trail = Trail(before, after)
    for number in before.all_numbers:
        here = before.stretches(number, number)
        found = trail.follow(here)
        first, last = after.lines(found.stretches)
        assert first <= last
        if found.fate in {"same", "moved"}:
            assert after.words(found.stretches) == before.words(here)
        elif found.fate == "dropped":
            assert len(found.stretches) == 1


@settings(max_examples=100, deadline=None)
@given(st.one_of(texts, wild))
def test_nothing_changes_in_a_text_that_stays(text) -> None:
    before = _numbered(text)
    trail = Trail(before, _numbered(text))
    for number in before.all_numbers:
        here = before.stretches(number, number)
        found = trail.follow(here)
        if before.words(here):
            assert found.fate == "same"
            assert before.lines(found.stretches) == (number, number)


def _numbered(text: list[str]) -> Numbered:
    document = adopted(*text, programme=object()).document
    lines = document_lines(document)
    rows = ((one.number, one.block, one.start) for one in lines)
    return Numbered([block.text for block in document.blocks], rows)
