"""The follow-up of decisions: the table, its order, its archive, and the file to take along."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.association import body, occasion
from tests.factories.programme import confirmed, version
from wirksam.programme.models import Deadline, ProgressEntry
from wirksam.programme.operations.standing import refresh_standing
from wirksam.programme.queries.control import LONGEST_SENTENCE, control, first_sentence

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
EVIL = '=HYPERLINK("http://x.invalid")<script>alert(1)</script>'


@pytest.fixture
def text():
    return version(published=True)


def entry(one, state="in_progress", on=TODAY, **fields):
    values = {"said": "Es geht voran. Bald mehr.", "body": body()} | fields
    made = ProgressEntry.objects.create(commitment=one, happened_on=on, state=state, **values)
    refresh_standing(one)
    return made


def codes(rows):
    return [row.card.commitment.code for row in rows]


def test_it_shows_who_until_when_what_was_said_and_what_was_in_the_way(client, text):
    one = confirmed(text, code="AP26-01")
    Deadline.objects.create(
        commitment=one, wording="bis zur LMV im Frühjahr", occasion=occasion(TODAY)
    )
    entry(one, obstacle="Die Halle ist gesperrt.")
    page = client.get("/beschlusskontrolle/").text
    for words in (
        "AP26-01", "Landesvorstand", "bis zur LMV im Frühjahr", "Es geht voran.",
        "Die Halle ist gesperrt.", "/programm/2026/zeilen/2-3/",
    ):  # fmt: skip
        assert words in page
    assert "Bald mehr" not in page


def test_what_is_done_is_shown_once_more_and_then_lies_in_the_archive(client, text):
    seen = occasion(TODAY - timedelta(days=30))
    seen.happened = True
    seen.save()
    for code, state, basis, days in (
        ("T-alt", "confirmed_done", "assembly", 60),
        ("T-neu", "confirmed_done", "assembly", 30),
        ("T-gemeldet", "reported_done", "report", 90),
        ("T-offen", "in_progress", "report", 3),
        ("T-weg", "dropped", "report", 70),
    ):
        entry(confirmed(text, code=code), state, TODAY - timedelta(days=days), basis=basis)
    found = control({})
    assert codes(found.open) == ["T-offen"]
    assert set(codes(found.done)) == {"T-neu", "T-gemeldet"}
    assert (found.archive, found.archived) == ([], 2)
    assert set(codes(control({"archiv": "1"}).archive)) == {"T-alt", "T-weg"}
    assert "T-alt" not in client.get("/beschlusskontrolle/").text
    assert "T-alt" in client.get("/beschlusskontrolle/?archiv=1").text


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("", ["T-1", "T-2", "T-3"]),
        ("-zeile", ["T-3", "T-2", "T-1"]),
        ("frist", ["T-2", "T-3", "T-1"]),
        ("-frist", ["T-3", "T-2", "T-1"]),
        ("meldung", ["T-3", "T-1", "T-2"]),
        ("wer", ["T-1", "T-3", "T-2"]),
        ("unsinn", ["T-1", "T-2", "T-3"]),
    ],
)
def test_every_column_sorts_both_ways_and_what_is_empty_stands_last(text, order, found):
    for at, days, heard in ((1, None, 2), (2, 5, None), (3, 9, 7)):
        one = confirmed(text, code=f"T-{at}", first_line=at, last_line=4, lead=at != 2)
        if days:
            Deadline.objects.create(
                commitment=one, wording="bald", fixed_on=TODAY + timedelta(days=days)
            )
        if heard:
            entry(one, on=TODAY - timedelta(days=heard))
    assert codes(control({"nach": order}).open) == found


def test_it_can_be_narrowed(client, text):
    confirmed(text, code="T-mit")
    confirmed(text, code="T-ohne", lead=False)
    assert codes(control({"merkmal": "nobody"}).open) == ["T-ohne"]
    assert codes(control({"wer": "landesvorstand"}).open) == ["T-mit"]
    assert codes(control({"programm": "gibts-nicht"}).open) == ["T-mit", "T-ohne"]
    page = client.get(
        "/beschlusskontrolle/", {"merkmal": "<script>", "nach": "'--", "wer": "x" * 999}
    )
    assert page.status_code == 200
    assert "T-mit" in page.text


def test_a_corrected_report_does_not_count(text):
    one = confirmed(text, code="T-1")
    wrong = entry(one, said="Falsch.", on=TODAY - timedelta(days=3))
    entry(one, said="Richtig.", corrects=wrong, on=TODAY - timedelta(days=3))
    assert control({}).open[0].said == "Richtig."


def test_the_file_holds_the_same_and_no_formula(client, text):
    one = confirmed(text, code="T-1", title=EVIL)
    entry(one, said=EVIL, obstacle="@SUM(A1)")
    answer = client.get("/beschlusskontrolle/tabelle.csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert "attachment" in answer["Content-Disposition"]
    lines = answer.getvalue().decode().split("\r\n")
    assert len(lines) == 3
    assert not [cell for cell in lines[1].split(";") if cell.strip('"')[:1] in {"=", "@", "+", "-"}]


def test_hostile_words_come_out_as_words(client, text):
    entry(confirmed(text, code="T-1", title=EVIL), said=EVIL, obstacle=EVIL)
    assert "<script>alert" not in client.get("/beschlusskontrolle/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_however_many_rows_the_same_queries(client, django_assert_num_queries, text, rows):
    for at in range(rows):
        one = confirmed(text, code=f"T-{at}")
        Deadline.objects.create(commitment=one, wording="bald", occasion=occasion())
        entry(one, on=date(2026, 3, 1))
    with django_assert_num_queries(5):
        assert client.get("/beschlusskontrolle/").status_code == 200


@pytest.mark.parametrize(
    ("text_", "sentence"),
    [
        ("Ein Satz. Noch einer.", "Ein Satz."),
        ("Am 3. Mai, z. B. hier, ging es los! Dann Ruhe", "Am 3. Mai, z. B. hier, ging es los!"),
        ("ohne Punkt", "ohne Punkt"),
        ("", ""),
        ("a\n\nb", "a b"),
    ],
)  # fmt: skip
def test_the_first_sentence(text_, sentence):
    assert first_sentence(text_) == sentence


def test_an_endless_sentence_is_cut():
    assert len(first_sentence("wort " * 5000)) <= LONGEST_SENTENCE + 2
    assert len(first_sentence("x" * 5000)) <= LONGEST_SENTENCE + 2
