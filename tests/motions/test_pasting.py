"""What people paste: made plain, told what was done to it, never another meaning."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tests.motions.saying import refused
from wirksam.engine.amend import BREAK
from wirksam.foundation.access import RefusedError
from wirksam.motions.queries.pasting import cleaned, cleaned_line, read_pasted

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal
{margin:0cm}</style><script>alert(1)</script></head><body lang=DE><h1>Bus und Bahn</h1>
<p class=MsoNormal><span style='mso-spacerun:yes'>Der&nbsp;Bus </span><b>fährt</b><o:p></o:p></p>
<!--[if !supportLists]--><ul><li onclick="alert(2)">Erstens</li><li>Zweitens</li></ul>
<iframe src="https://example.invalid"></iframe></body></html>"""


def told(text: str) -> tuple[str, list[str]]:
    with override("en"):
        found = cleaned(text)
    return found.text, list(found.notes)


def test_words_html():
    found = read_pasted(WORD)
    assert found.meta.title == "Bus und Bahn"
    assert [(one.kind, one.text) for one in found.paragraphs] == [
        ("paragraph", "Der Bus fährt"),
        ("item", "- Erstens"),
        ("item", "- Zweitens"),
    ]
    assert not any("alert" in one.text for one in found.paragraphs)


def test_words_html_in_one_paragraph():
    text, _notes = told(
        "<h2>Der <b>Bus</b><o:p></o:p></h2><p>Die Bahn<br>fährt</p><h3>So</h3><ul><li>eins</ul>"
    )
    assert text.split(BREAK) == ["Der Bus", "Die Bahn\nfährt", "### So", "- eins"]


@pytest.mark.parametrize("text", ["3 < 4 und 5 > 2", "a <b> c?", "Mail <vorstand@example.invalid>"])
def test_signs_are_no_html(text):
    assert told(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "plain", "note"),
    [
        ("Der \u202eBus\u202c", "Der Bus", "2 invisible"),
        ("Der\u200b Bus\ufeff", "Der Bus", "2 invisible"),
        ("Der\u00a0Bus", "Der Bus", "1 special"),
        ("Bu\u0308s", "Büs", "joined"),
        ("ﬁnden", "finden", "1 joined letters"),
        ("B\u0336\u0337\u0338\u0321\u0322\u0334us", None, "2 marks"),
        ("B" + "\u0336" * 1000 + "us", "B" + "\u0336" * 4 + "us", "996 marks"),
    ],
)
def test_what_is_taken_out_is_told(text, plain, note):
    found, notes = told(text)
    assert plain is None or found == plain
    assert any(note in one for one in notes), notes


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\r\nb", "a\nb"),
        ("a \n  \n\t\n b", f"a{BREAK}b"),
        (f"a{BREAK}b", f"a{BREAK}b"),
        ("a\u2028b", "a\nb"),
        (f"{BREAK}\n\n a \n\n", "a"),
        ("", ""),
    ],
)
def test_lines_and_paragraphs(text, plain):
    assert told(text) == (plain, [])


def test_depth_of_items_is_kept():
    assert cleaned("Oben\n\n  - tiefer\n\n- außen").text == f"Oben{BREAK}  - tiefer{BREAK}- außen"


def test_lines_are_one_line():
    assert cleaned_line(" Ein\u200b\n\n Titel\t ") == "Ein Titel"


def test_a_text_is_read_with_its_head():
    found = read_pasted("# Antrag D-11: Unterwegs\n\nDer Bus fährt.\n\n- Erstens\n")
    assert [one.kind for one in found.paragraphs][-2:] == ["paragraph", "item"]


@pytest.mark.parametrize("text", ["", " \n ", "<p></p>", "\x00"])
def test_nothing_is_refused(text):
    assert refused(read_pasted, text=text)


def test_three_hundred_pages_are_too_long():
    assert "too long" in refused(read_pasted, text="Der Bus fährt überall.\n\n" * 33_000)


@given(st.text(max_size=400))
def test_plain_words_stay_as_they_are_the_second_time(text):
    once = cleaned(text).text
    assert cleaned(once).text == once
    assert not any(sign in once for sign in "\x00\r\u2028\u202e")


@pytest.mark.parametrize(
    "piece", ["\n \t", "\u0301", "<p>", "< ", "a\u0301", "&lt;", "<!--", "- ", "\u2029", "[if "]
)
def test_long_runs_of_anything_are_read_to_their_end(piece):
    text = piece * (200_000 // len(piece))
    with suppress(RefusedError):
        assert len(cleaned(text).text) <= len(text)
