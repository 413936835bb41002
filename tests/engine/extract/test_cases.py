"""Every invented sentence, by the construct it shows."""

import pytest

from tests.engine.extract.casebook import Case, cases, problems

FILES = (
    "modals",
    "voices",
    "traps",
    "lists",
    "bodies",
    "domains",
    "paragraphs",
    "programmes",
    "others",
    "strangers",
)


@pytest.mark.parametrize("name", FILES)
def test_the_casebook_is_large_enough(name):
    assert len(cases(name)) >= 12


@pytest.mark.parametrize("case", [c for name in FILES for c in cases(name)], ids=lambda c: c.name)
def test_a_sentence_commits_whom_a_person_would_say(case: Case):
    assert problems(case) == []
