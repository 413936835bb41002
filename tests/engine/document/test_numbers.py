"""Printed line numbers in every state in which exports leave them."""

import pytest

from wirksam.engine.document import read_text
from wirksam.engine.lines import document_lines

BODY = (
    "Der Landesvorstand soll bis zum Herbst ein Konzept für die Arbeit der Kreise im",
    "Land vorlegen. Dazu gehört eine Übersicht aller Angebote, die es in den Kreisen",
    "bereits gibt. Die Kreisverbände berichten dem Landesvorstand über ihre Arbeit",
    "zweimal im Jahr und schlagen dabei neue Angebote vor. Die Teams werden schon im",
    "Frühjahr eingesetzt und arbeiten eng mit dem Vorstand zusammen. Sie achten dabei",
    "auf das, was den Mitgliedern wichtig ist, und vor allem anderen auf die Klima-",
    "gerechtigkeit.",
)
HEAD = "## B-2 Neue Arbeit\nGremium: Vorstand\n\n### Antragstext\n\n"
FIRST = 6  # physical line of the first row below HEAD


def numbered(rows=BODY, start=1):
    return [f"{number} {row}" for number, row in enumerate(rows, start)]


def read(*rows):
    return read_text(HEAD + "\n".join(rows))


def texts(document):
    return tuple(line.text for line in document_lines(document))


def numbers(document):
    return [line.number for line in document_lines(document)]


def codes(document):
    ignored = {"line-end-hyphen", "forced-break"}
    return [(note.code, note.line) for note in document.notes if note.code not in ignored]


def test_all_in_order():
    document = read(*numbered())
    assert texts(document) == BODY
    assert numbers(document) == [1, 2, 3, 4, 5, 6, 7]
    assert codes(document) == []
    assert document.blocks[0].text.endswith("Klima-gerechtigkeit.")


def test_a_text_may_begin_at_any_number():
    assert numbers(read(*numbered(start=117))) == [117, 118, 119, 120, 121, 122, 123]


@pytest.mark.parametrize("index", range(7))
def test_a_lost_number_is_given_back(index):
    rows = numbered()
    rows[index] = BODY[index]
    document = read(*rows)
    assert texts(document) == BODY
    assert numbers(document) == [1, 2, 3, 4, 5, 6, 7]
    assert codes(document) == [("lost-number", FIRST + index)]


@pytest.mark.parametrize(
    "rows",
    [
        [numbered()[0] + " 2", BODY[1], *numbered()[2:]],  # at the end of the line before
        [numbered()[0] + "2", BODY[1], *numbered()[2:]],
        [numbered()[0], "2" + BODY[1], *numbered()[2:]],  # at its own first word
        [numbered()[0], BODY[1] + " 2", *numbered()[2:]],  # at its own end
        [numbered()[0] + " " + numbered()[1], *numbered()[2:]],  # two lines in one
        [numbered()[0] + "2" + BODY[1], *numbered()[2:]],  # inside a word
    ],
)
def test_a_number_stuck_to_the_text_is_freed(rows):
    document = read(*rows)
    assert texts(document) == BODY
    assert numbers(document) == [1, 2, 3, 4, 5, 6, 7]
    assert [code for code, _ in codes(document)] == ["glued-number"]


def test_a_number_inside_a_divided_word():
    document = read(*numbered()[:5], f"6 {BODY[5]}7gerechtigkeit.")
    assert texts(document) == BODY


def test_the_whole_text_in_one_line():
    document = read(" ".join(numbered()))
    assert texts(document) == BODY
    assert codes(document) == [("glued-number", FIRST)]


def test_numbers_on_lines_of_their_own():
    document = read(*(f"{number}\n{row}" for number, row in enumerate(BODY, 1)))
    assert texts(document) == BODY
    assert document.numbered


@pytest.mark.parametrize("numbers_first", [True, False])
def test_numbers_in_a_column_of_their_own(numbers_first):
    column = [str(number) for number in range(1, 8)]
    rows = [*column, *BODY] if numbers_first else [*BODY, *column]
    document = read(*rows)
    assert texts(document) == BODY
    assert numbers(document) == [1, 2, 3, 4, 5, 6, 7]
    assert [code for code, _ in codes(document)] == ["number-column"]


def test_a_column_that_fits_no_lines_is_noted():
    document = read("1", "2", "3", "4", BODY[0], BODY[1])
    assert not document.numbered
    assert "number-column-dropped" in {code for code, _ in codes(document)}


def test_only_every_fifth_line_is_numbered():
    rows = [row.replace("e", vowel) for vowel in "eio" for row in BODY[:6]]
    document = read(*(f"{n} {row}" if n % 5 == 0 else f"   {row}" for n, row in enumerate(rows, 1)))
    assert texts(document) == tuple(rows)
    assert numbers(document) == list(range(1, 19))
    assert codes(document) == [("numbers-every-n", FIRST)]


def test_numbering_that_starts_again_on_each_page():
    document = read(*numbered(BODY[:4]), "", "Seite 1 von 2", "", *numbered(BODY[4:]))
    assert texts(document) == BODY
    assert numbers(document) == [1, 2, 3, 4, 5, 6, 7]
    assert codes(document) == [
        ("numbered-anew", 0),
        ("page-furniture", FIRST + 5),
        ("numbers-restart", FIRST + 7),
        ("page-break", FIRST + 7),
    ]


def test_a_doubled_number_is_noted_and_the_order_kept():
    rows = numbered()
    rows[2] = f"2 {BODY[2]}"
    document = read(*rows)
    assert texts(document) == BODY
    assert ("duplicate-number", FIRST + 2) in codes(document)
    assert ("numbered-anew", 0) in codes(document)


def test_shuffled_lines_keep_the_order_of_the_file_and_their_numbers():
    rows = numbered()
    rows[1], rows[2] = rows[2], rows[1]
    document = read(*rows)
    assert numbers(document) == [1, 3, 2, 4, 5, 6, 7]
    assert texts(document)[1:3] == (BODY[2], BODY[1])
    assert codes(document) == [("shuffled-number", FIRST + 2)]


def test_thoroughly_shuffled_lines():
    order = [4, 1, 6, 3, 7, 2, 5]
    document = read(*(f"{n} {BODY[n - 1]}" for n in order))
    assert numbers(document) == order
    assert {code for code, _ in codes(document)} == {"shuffled-number"}


def test_numbers_in_disorder_are_taken_off_and_noted():
    document = read(*(f"{n} {text}" for n, text in zip([5, 2, 5, 9, 3, 2, 7], BODY, strict=True)))
    assert texts(document) == tuple(BODY)
    assert ("numbered-anew", 0) in codes(document)


def test_missing_numbers_are_noted():
    document = read(*numbered(BODY[:3]), *numbered(BODY[3:], 6))
    assert numbers(document) == [1, 2, 3, 6, 7, 8, 9]
    assert codes(document) == [("missing-number", FIRST + 3)]


def test_a_line_that_begins_with_a_year_keeps_it():
    rows = (
        *BODY[:4],
        "2024 einzusetzen. Das ist der Wille der ganzen Versammlung, die",
        "dies will.",
    )
    lost = [*numbered(rows[:4]), rows[4], "6 dies will."]
    for document in (read(*numbered(rows)), read(*lost)):
        assert texts(document) == rows
        assert numbers(document) == [1, 2, 3, 4, 5, 6]


def test_lines_that_a_mail_program_broke_again():
    rows = []
    for row in numbered():
        rows += [row[:50].rpartition(" ")[0], row[:50].rpartition(" ")[2] + row[50:]]
    document = read(*(row for row in rows if row))
    assert texts(document) == BODY
    assert "rewrapped" in {code for code, _ in codes(document)}


def test_a_heading_without_a_number_is_kept_and_noted():
    document = read(*numbered()[:4], "", "### Teams", "", *numbered()[4:])
    assert "Teams" in texts(document)
    assert numbers(document) == list(range(1, 9))
    assert codes(document) == [("unnumbered-heading", FIRST + 5)]


def test_a_line_without_a_number_in_mid_sentence_is_left_out_and_noted():
    document = read(*numbered()[:3], "", "Entwurf der Redaktion", "", *numbered()[3:])
    assert texts(document) == BODY
    assert ("unnumbered-line", FIRST + 4) in codes(document)


def test_text_after_the_last_number_is_noted():
    document = read(*numbered(), "", "Hannover, den 3. Mai")
    assert texts(document) == BODY
    assert codes(document) == [("text-after-numbers", FIRST + 8)]


@pytest.mark.parametrize(
    "text",
    [
        "1. Der Vorstand berichtet.\n2. Die Teams arbeiten.\n3. Die Kreise helfen.",
        "Im Jahr\n2024 war alles gut und\n2025 wird es besser.",
        "Wir fordern:\n\n10 Stellen mehr.\n\nUnd dann noch\n\n12 Räume.",
    ],
)
def test_texts_without_line_numbers(text):
    document = read_text(text)
    assert not document.numbered
    assert "".join(texts(document)).count("2") == text.count("2")
