"""What the pages offer beyond the bare story: marks, order, folded parts, doing many at once."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.association import reviewer
from tests.factories.programme import confirmed, proposal, version
from wirksam.programme.models import NoCommitment
from wirksam.programme.queries.coverage import coverage
from wirksam.programme.queries.quotes import quoted_parts
from wirksam.programme.queries.readings import Look
from wirksam.programme.rules import folded

LINES = ["Der Vorstand richtet eine Werk-", "statt aus. Er  berichtet", "im Herbst."]


def quoted(parts):
    return "".join(words for line in parts for words, inside in line if inside)


def test_the_quoted_words_are_found_across_lines():
    parts = quoted_parts("richtet eine Werk-statt aus", LINES)
    assert parts[0] == (("Der Vorstand ", False), ("richtet eine Werk-", True))
    assert parts[1] == (("statt aus", True), (". Er  berichtet", False))
    assert parts[2] == (("im Herbst.", False),)


def test_a_quote_with_parts_left_out_marks_both():
    assert quoted(
        quoted_parts("Der Vorstand \N{HORIZONTAL ELLIPSIS} berichtet im Herbst.", LINES)
    ) == ("Der Vorstandberichtetim Herbst.")


@pytest.mark.parametrize("quote", ["", "Das steht da nicht", "\N{HORIZONTAL ELLIPSIS}"])
def test_what_is_not_there_marks_nothing(quote):
    assert quoted_parts(quote, LINES) == []


@given(st.lists(st.text("ab -\u00e4", max_size=12), max_size=4), st.data())
def test_marking_loses_no_character(lines, data):
    text = folded(" ".join(lines))
    first = data.draw(st.integers(0, len(text)))
    parts = quoted_parts(text[first : data.draw(st.integers(first, len(text)))], lines)
    assert parts == [] or ["".join(words for words, _ in line) for line in parts] == lines


def test_a_doubt_leads_to_the_printed_line():
    notes = tuple(SimpleNamespace(line=at, code="x", message="m", values={}) for at in (0, 3, 9))
    lines = tuple(SimpleNamespace(number=n, source_line=at) for n, at in ((1, 2), (2, 4)))
    look = Look(SimpleNamespace(notes=notes), lines)
    assert [note.number for note in look.note_texts] == [0, 1, 2]


@pytest.mark.django_db
def test_the_desk_marks_the_quote_and_folds_what_is_rare(client):
    text = version()
    one = proposal(text)
    client.force_login(reviewer("Alma").user)
    page = client.get(f"/programm/2026/pruefen/{one.pk}/")
    assert "<mark>" in page.text
    assert 'class="review-rest">' in page.text
    wrong = client.post(
        f"/programm/2026/pruefen/{one.pk}/", {"decision": "save", "first_line": "999"}
    )
    assert wrong.status_code == 422
    assert 'class="review-rest" open>' in wrong.text


@pytest.mark.django_db
def test_all_open_passages_are_marked_at_once(client):
    text = version()
    client.force_login(reviewer("Alma").user)
    page = client.get("/programm/2026/pruefen/abdeckung/")
    assert page.text.count('name="all"') == 2  # the dialog, and in place where no script runs
    client.post("/programm/2026/pruefen/abdeckung/", {"all": "1", "reason": "Lage"})
    assert coverage(text).open == 0
    assert set(NoCommitment.objects.values_list("reason", flat=True)) == {"Lage"}


@pytest.mark.django_db
def test_the_list_can_be_ordered_and_each_filter_taken_off(client):
    text = version(published=True)
    confirmed(text, code="AP26-01")
    confirmed(text, code="AP26-02")
    for order in ("frist", "stand", "unsinn"):
        page = client.get("/zusagen/", {"ordnung": order})
        assert page.text.index("AP26-01") < page.text.index("AP26-02")
    page = client.get("/zusagen/", {"status": "not_started", "q": "a", "ordnung": "frist"})
    assert 'href="?q=a&amp;ordnung=frist"' in page.text
    assert 'href="?status=not_started&amp;ordnung=frist"' in page.text
