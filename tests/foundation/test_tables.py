"""Tables from anywhere, read as they are meant; tables to take along, that compute nothing."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, time

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.foundation.tables import TableError, csv_lines, guarded, read_table, write_xlsx

TEXT = "Name;E-Mail\r\nJörg Weiß;j@example.invalid\r\n"


def rows(data):
    return [(row.number, row.cells) for row in read_table(data).rows]


def sheet(*lines):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_gives_the_same(encoding):
    assert rows(TEXT.encode(encoding)) == [
        (1, ("Name", "E-Mail")),
        (2, ("Jörg Weiß", "j@example.invalid")),
    ]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separators_are_told_by_the_first_line(separator):
    text = f'Name{separator}"a;b,c"{separator}Amt\nx{separator}"y;,\t"{separator}z\n'
    assert rows(text.encode())[1] == (2, ("x", "y;,", "z"))


def test_a_line_that_names_the_separator_counts_as_a_row():
    assert rows(b"sep=,\nName,Amt;x\nAda,\n") == [(2, ("Name", "Amt;x")), (3, ("Ada", ""))]


def test_numbers_are_those_of_a_spreadsheet():
    """Empty rows count, a line end inside quotation marks does not."""
    text = 'Name;Ort\n\n;\n"Ada\nLovelace";"sagt ""hallo"""\nBela;\n'
    assert rows(text.encode()) == [
        (1, ("Name", "Ort")),
        (4, ("Ada\nLovelace", 'sagt "hallo"')),
        (5, ("Bela", "")),
    ]


def test_formulas_are_named_never_computed():
    (_head, row) = read_table(b'Name;Ort\n"=HYPERLINK(""x"")";+49\n').rows
    assert row.computed == {0}
    (_head, row) = read_table(sheet(["Name", "Ort"], ["=1+1", "x"])).rows
    assert row.computed == {0}


def test_cells_of_a_workbook_are_words_and_days():
    line = ["Ada", 17, 17.0, 1.5, date(2024, 2, 29), time(12, 30), True, None]
    assert rows(sheet([], line)) == [
        (2, ("Ada", "17", "17", "1.5", "2024-02-29", "12:30:00", "True"))
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\n;;\n", "empty"),
        (b"x" * 10_000_001, "too-large"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old-format"),
        (b"PK\x03\x04 and nothing", "damaged"),
        (b"%PDF\0\0\0", "not-a-table"),
        (b"Name\n\x81\xff", "encoding"),
        (b'Name\n"Ada', "quotes"),
        (b'Name\n"Ada"x\n', "quotes"),
        (b"Name\n" + b"x" * 2_001, "long-cell"),
        (b"Name\n" + b"x" * 200_000, "long-cell"),
        (b"Name\n" + b"x\n" * 20_001, "too-many-rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_refused_in_words(data, code):
    with pytest.raises(TableError) as refused:
        list(read_table(data).rows)
    assert refused.value.code == code
    assert refused.value.message


def packed(**parts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return kept.getvalue()


def changed(data, part, change):
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return kept.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed(xl__workbook_xml=b"0" * 9_000_000), "unsafe"),
        (packed(word__document_xml=b"<x/>"), "not-a-table"),
        (packed(xl__workbook_xml=b"<x/>"), "damaged"),
        (changed(sheet(["Name"]), SHEET, lambda xml: xml[:100]), "damaged"),
        (changed(sheet(["Name"]), SHEET, lambda xml: BOMB + xml), "damaged"),
        (changed(sheet(["Name"]), SHEET, lambda x: x.replace(b'"A1"', b'"A\xc2\xb2"')), "damaged"),
    ],
)
def test_hostile_archives_are_not_opened(data, code):
    with pytest.raises(TableError) as refused:
        list(read_table(data).rows)
    assert refused.value.code == code


def test_a_cell_far_away_does_not_unroll_a_million_rows():
    far = sheet(["Name"])
    data = changed(far, SHEET, lambda xml: xml.replace(b'<row r="1"', b'<row r="1048576"'))
    with pytest.raises(TableError):
        list(read_table(data).rows)


DANGEROUS = ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n", "\uff1d1", "\uff20x", " =1", "\u200b=1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_becomes_a_formula(text):
    assert guarded(text) == f"'{text}"
    content = b"".join(csv_lines([[text, 5]])).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(content, newline=""), delimiter=";")) == [f"'{text}", "5"]
    kept = io.BytesIO()
    write_xlsx(kept, [[text]])
    cell = openpyxl.load_workbook(kept).active["A1"]
    assert cell.data_type == "s"
    assert cell.value.startswith("'")


@pytest.mark.parametrize("text", ["Ada", "'t Hooft", "O'Neill-Weiß", "a=b", "", "5"])
def test_other_cells_stay(text):
    assert guarded(text) == text


def test_days_and_signs_that_no_workbook_takes():
    assert b"".join(csv_lines([[date(2024, 2, 1), None, "x"]])).endswith(b"01.02.2024;;x\r\n")
    kept = io.BytesIO()
    write_xlsx(kept, [[date(2024, 2, 1), None, "a\x00b"]])
    (row,) = openpyxl.load_workbook(kept).active.iter_rows(values_only=True)
    assert (row[0].date(), row[1], row[2]) == (date(2024, 2, 1), None, "ab")


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Z")) | st.sampled_from("=+-@'\";,"),
    max_size=20,
)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_what_we_write_we_read_again(lines):
    told = [("Name", "Ort"), *lines]
    read = {row.number: row.cells for row in read_table(b"".join(csv_lines(told))).rows}
    plain = {at: line for at, line in enumerate(told, start=1) if any(line)}
    assert read == plain


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_a_refusal(data):
    try:
        list(read_table(data).rows)
    except TableError as refused:
        assert refused.message  # noqa: PT017
