"""Paragraphs as HTML and back; HTML as systems and word processors write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.exchange.texts import TEXTS
from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange.html_in import chunks
from wirksam.engine.exchange.markup import (
    canonical,
    html_of,
    html_of_plain,
    paragraphs_of,
    plain_of,
)


@given(TEXTS)
def test_what_is_written_is_read_again(text: tuple[Paragraph, ...]) -> None:
    assert paragraphs_of(html_of(text)) == text


@given(st.lists(st.builds(Paragraph, st.just("paragraph"), st.just(0), st.text(max_size=30))))
def test_any_text_settles_after_one_way(text: list[Paragraph]) -> None:
    once = paragraphs_of(html_of(canonical(text)))
    assert paragraphs_of(html_of(once)) == once


@given(st.text(max_size=300))
def test_any_html_is_read_without_a_crash(text: str) -> None:
    found = paragraphs_of(text)
    assert paragraphs_of(html_of(found)) == found


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<ol start=3>", "</ol>", "<ins>", "</ins>",
     "<del>", "</del>", "<br>", "<h3>", "</h3>", "<blockquote>", "</blockquote>", "a", " b ",
     "<tr>", "<td>", "</td>", "</tr>", "<pre>", "</pre>", '<li class="deleted">', "<div>", "</div>",
     '<p style="text-decoration:line-through">', "<script>", "</script>", "<b>", "&lt;", "<"]
), max_size=30).map("".join))  # fmt: skip
def test_any_order_of_tags_settles_after_one_way(text: str) -> None:
    once = paragraphs_of(text)
    assert paragraphs_of(html_of(once)) == once


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Eins</p>\n\n<p>Zwei&nbsp;</p>", [("paragraph", 0, "Eins"), ("paragraph", 0, "Zwei")]),
        ('<div class="text motionTextFormattings textOrig"><p>Eins</p></div>',
         [("paragraph", 0, "Eins")]),
        ("<h2>Kopf</h2><ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>",
         [("heading", 2, "Kopf"), ("item", 1, "- a"), ("item", 2, "- b"), ("item", 1, "- c")]),
        ('<ol start="3"><li>x</li><li value="9">y</li><li>z</li></ol>',
         [("item", 1, "3. x"), ("item", 1, "9. y"), ("item", 1, "10. z")]),
        ('<ol class="decimalCircle"><li>x</li></ol><ol class="lowerAlpha"><li>y</li></ol>',
         [("item", 1, "(1) x"), ("item", 1, "a. y")]),
        ("<p>Zeile eins<br>\nZeile zwei</p>", [("paragraph", 0, "Zeile eins\nZeile zwei")]),
        ("<blockquote><p>Zitat</p></blockquote>", [("quote", 1, "Zitat")]),
        ("<table><tr><td><p>a</p></td><td>b</td></tr><tr><td>c</td></tr></table>",
         [("paragraph", 0, "a | b"), ("paragraph", 0, "c")]),
        ("<p>gut</p><script>alert('<p>böse</p>')</script><p onclick=x>auch</p>",
         [("paragraph", 0, "gut"), ("paragraph", 0, "auch")]),
        ("lose Worte", [("paragraph", 0, "lose Worte")]),
        ("<p>&lt;script&gt; &amp;amp;</p>", [("paragraph", 0, "<script> &amp;")]),
    ],
)  # fmt: skip
def test_html_as_it_comes(html: str, expected: list[tuple[str, int, str]]) -> None:
    found = [(one.kind, one.level, one.text) for one in paragraphs_of(html)]
    assert found == expected


def test_changes_in_the_text_are_seen() -> None:
    html = '<p>Wir <del>bleiben</del><ins style="color:green">gehen</ins> heim.</p>'
    [chunk] = chunks(html)
    assert chunk.text("gone") == "Wir gehen heim."
    assert chunk.text("new") == "Wir bleiben heim."


@pytest.mark.parametrize(
    ("html", "fates"),
    [
        ('<ul class="inserted"><li>neu</li></ul><p>alt</p>', ["new", ""]),
        ('<p style="color:red;text-decoration:line-through">weg</p><p>alt</p>', ["gone", ""]),
        ('<ul><li class="deleted">weg</li><li>alt</li></ul>', ["gone", ""]),
        ('<div class="deleted"><p>weg</p><p>auch</p></div>da', ["gone", "gone", ""]),
    ],
)
def test_whole_blocks_that_came_or_went(html: str, fates: list[str]) -> None:
    assert [fate for chunk in chunks(html) for _, fate in chunk.parts] == fates


def test_it_says_what_it_left_out() -> None:
    heard: list[str] = []
    paragraphs_of('<p><b>fett</b> <a href="x">da</a><img src=y>\u200b</p>', heard.append)
    assert heard == ["characters", "formatting", "link", "picture"]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=80))
def test_reasons_come_back(text: str) -> None:
    once = plain_of(html_of_plain(text))
    assert plain_of(html_of_plain(once)) == once


def test_deep_nesting_costs_little() -> None:
    deep = "<div><ul><li>" * 20_000 + "Wort" + "</li></ul></div>" * 20_000
    assert [one.text for one in paragraphs_of(deep)] == ["- Wort"]
