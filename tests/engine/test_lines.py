"""Line numbering: properties of wrapping, and which numbers a document's lines carry."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.document.model import Block, Document, Meta, Piece
from wirksam.engine.lines import block_width, document_lines, number_lines, wrap

WORDS = st.text(st.sampled_from("aäß*.„-"), min_size=1, max_size=12)
PROSE = st.lists(WORDS, max_size=60).map(" ".join)
ANY = st.text(max_size=400)
WIDTHS = st.integers(1, 120)


def blocks_of(*blocks):
    return [Block(kind, (Piece(text, 1),), level) for kind, level, text in blocks]


def visible(text):
    return sum(unicodedata.category(char) not in {"Mn", "Me", "Cf"} for char in text)


@given(st.one_of(PROSE, ANY), WIDTHS)
def test_lines_put_together_are_the_text(text, width):
    spans = wrap(text, width)
    assert "".join(text[start:end] for start, end in spans) == text.replace("\n", "")
    assert all(text[before[1] : after[0]] in {"", "\n"} for before, after in zip(spans, spans[1:]))  # noqa: B905, RUF007


@given(st.one_of(PROSE, ANY), WIDTHS)
def test_no_line_is_longer_than_the_width_but_for_blanks_at_its_end(text, width):
    assert all(visible(text[start:end].rstrip(" ")) <= width for start, end in wrap(text, width))


@given(PROSE, WIDTHS)
def test_a_line_ends_early_only_where_no_more_would_fit(text, width):
    spans = wrap(text, width)
    for (start, end), (following, _) in zip(spans, spans[1:]):  # noqa: B905, RUF007
        rest = text[following:].replace("-", "- ").split(" ")[0]
        assert visible(text[start:end]) + visible(rest) > width


@given(PROSE, WIDTHS)
def test_wrapping_is_idempotent(text, width):
    lines = [text[start:end].rstrip(" ") for start, end in wrap(text, width)]
    assert all(len(wrap(line, width)) == 1 for line in lines)


@given(PROSE, WIDTHS)
def test_marks_that_take_no_room_change_no_break(text, width):
    marked = text.replace("a", "a\u0323")
    plain = [text[start:end] for start, end in wrap(text, width)]
    assert [marked[s:e].replace("\u0323", "") for s, e in wrap(marked, width)] == plain


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("aaa bbb", 3, ["aaa ", "bbb"]),
        ("aaaa bbb", 4, ["aaaa ", "bbb"]),  # the blank after a full line still belongs to it
        ("nicht-akademisch", 8, ["nicht-", "akademis", "ch"]),
        ("a\nb", 10, ["a", "b"]),
        ("a\n", 10, ["a"]),
        ("aaa bbb\nxxxxxxxx", 7, ["aaa bbb", "xxxxxxx", "x"]),
    ],
)
def test_breaks(text, width, expected):
    assert [text[start:end] for start, end in wrap(text, width)] == expected


def test_headings_lists_and_quotes_are_narrower():
    blocks = blocks_of(
        ("heading", 1, "x"), ("heading", 2, "x"), ("heading", 3, "x"), ("heading", 6, "x"),
        ("item", 1, "x"), ("item", 2, "x"), ("quote", 1, "x"), ("paragraph", 0, "x"),
    )  # fmt: skip
    assert [block_width(block, 80) for block in blocks] == [48, 48, 60, 60, 74, 68, 74, 80]


@given(
    st.lists(st.tuples(st.just("paragraph"), st.just(0), PROSE), max_size=8), st.integers(1, 9999)
)
def test_numbers_run_on_from_the_first(blocks, first):
    lines = number_lines(blocks_of(*blocks), first=first)
    assert [line.number for line in lines] == list(range(first, first + len(lines)))


def test_lines_know_the_source_line_they_begin_on():
    pieces = (Piece("aaaa bbbb ", 7), Piece("cccc dddd ", 8), Piece("eeee", 10))
    lines = number_lines([Block("paragraph", pieces)], width=14)
    assert [(line.text, line.source_line) for line in lines] == [("aaaa bbbb cccc", 7),
                                                                ("dddd eeee", 8)]  # fmt: skip


def printed(*numbers):
    pieces = tuple(Piece(f"line {place} ", place, number) for place, number in enumerate(numbers))
    return Document(Meta(), (Block("paragraph", pieces),), numbered=True)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((7, 8, 9), [7, 8, 9]),
        ((1, 3, 2, 9), [1, 3, 2, 9]),
        ((1, 2, 2, 3), [1, 2, 3, 4]),
        ((1, 2, 1, 2), [1, 2, 3, 4]),
        ((1, None, 2), [1, 2, 3]),
    ],
)
def test_printed_numbers_are_kept_where_each_is_its_own(numbers, expected):
    assert [line.number for line in document_lines(printed(*numbers))] == expected


def test_a_numbered_document_keeps_its_printed_lines_at_any_width():
    lines = document_lines(printed(1, 2, 3), width=5)
    assert [line.text for line in lines] == ["line 0", "line 1", "line 2"]


@pytest.mark.parametrize("unit", ["a ", "ä", "-", "x\u0323 ", "سلام ", "字", "\n", " "])
def test_the_cost_is_linear_in_any_alphabet(unit):
    small, large = _steps(unit * 400), _steps(unit * 4_000)
    assert large <= 11 * small


def _steps(text):
    """Bytecode steps that numbering takes: no clock, so no machine can disturb it."""
    count = 0

    def trace(frame, event, _argument):
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    blocks = blocks_of(("paragraph", 0, text))
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        number_lines(blocks)
    finally:
        sys.settrace(before)
    return count
