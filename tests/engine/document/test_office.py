"""What DOCX, ODT, HTML and PDF hold beside plain paragraphs."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from tests.engine.document.renderings import W, docx_of, odt_of, word_paragraph
from wirksam.engine.document import read
from wirksam.engine.lines import document_lines

P = "Wir wollen mehr."


def blocks(data):
    return [(block.kind, block.level, block.text) for block in read(data).blocks]


def texts(data):
    return [text for _, _, text in blocks(data)]


def codes(data):
    return {note.code for note in read(data).notes}


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


TITLE = word_paragraph("Titel", '<w:pStyle w:val="Titel"/>')


def test_word_tracked_changes():
    data = docx_of(
        TITLE + f"<w:p>{run('Wir ')}<w:ins>{run('wollen ')}</w:ins>"
        f"<w:del><w:r><w:delText>müssen</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('nie ')}</w:moveFrom><w:moveTo>{run('mehr.')}</w:moveTo></w:p>"
    )
    assert texts(data) == [P]
    assert "tracked-changes" in codes(data)


def test_word_paragraphs_joined_by_a_tracked_deletion():
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    data = docx_of(TITLE + f"<w:p>{mark}{run('Wir ')}</w:p><w:p>{run('wollen mehr.')}</w:p>")
    assert texts(data) == [P]


def test_word_signs():
    inside = f"{run('a')}<w:r><w:tab/></w:r>{run('b')}<w:r><w:br/></w:r>{run('c')}"
    more = f"<w:r><w:noBreakHyphen/></w:r>{run('d')}<w:r><w:softHyphen/></w:r>{run('e')}"
    assert texts(docx_of(TITLE + f"<w:p>{inside}{more}</w:p>")) == ["a b\nc-de"]


def test_word_lists_headings_and_tables():
    letter = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    cell = "<w:tc>{}</w:tc>".format
    table = f"<w:tbl><w:tr>{cell(word_paragraph('x'))}{cell(word_paragraph('y'))}</w:tr></w:tbl>"
    frame = f"<w:tbl><w:tr>{cell(word_paragraph(P) + word_paragraph(P))}</w:tr></w:tbl>"
    data = docx_of(
        TITLE + word_paragraph("Teil", '<w:outlineLvl w:val="2"/>') + word_paragraph("eins", letter)
        + word_paragraph("zwei", letter) + table + frame
    )  # fmt: skip
    assert blocks(data) == [
        ("heading", 3, "Teil"), ("item", 1, "a) eins"), ("item", 1, "b) zwei"),
        ("paragraph", 0, "x | y"), ("paragraph", 0, P), ("paragraph", 0, P),
    ]  # fmt: skip
    assert "table" in codes(data)


def test_word_footnotes_comments_pictures():
    notes = f'<w:footnotes {W}><w:footnote w:id="2"><w:p>{run("Siehe dort.")}</w:p></w:footnote>'
    marks = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="1"/></w:r>'
    data = docx_of(
        TITLE + f"<w:p>{run(P)}{marks}<w:r><w:drawing/></w:r></w:p>",
        footnotes=notes + "</w:footnotes>",
    )
    document = read(data)
    assert texts(data) == [P]
    assert {"footnote", "comment-left-out", "picture"} <= codes(data)
    footnote = next(note for note in document.notes if note.code == "footnote")
    assert dict(footnote.values) == {"text": "Siehe dort."}


def test_word_paragraphs_that_are_printed_lines():
    rows = ["1 Wir wollen im kommenden Jahr vieles anders machen und dabei", "2 alle mitnehmen.",
            "3 Das ist gut."]  # fmt: skip
    document = read(docx_of("".join(word_paragraph(row) for row in rows)))
    assert [line.text for line in document_lines(document)] == [row[2:] for row in rows]
    assert document.numbered


ODT_TITLE = '<text:p text:style-name="Title">Titel</text:p>'


def test_odt_signs_and_skipped_parts():
    data = odt_of(
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
        f"{ODT_TITLE}<text:p>a<text:tab/>b<text:line-break/>c<text:s text:c='3'/>d"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Siehe dort."
        "</text:p></text:note-body></text:note><office:annotation><text:p>ach</text:p>"
        "</office:annotation></text:p>"
    )
    assert texts(data) == ["a b\nc d"]
    assert {"tracked-changes", "footnote", "comment-left-out"} <= codes(data)


def test_odt_lists_and_tables():
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="a" style:num-suffix=")"/></text:list-style>'
    )
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>".format
    inner = f"<text:list>{item('tiefer', '')}</text:list>"
    data = odt_of(
        f'{ODT_TITLE}<text:list text:style-name="L1">{item("eins", inner)}{item("zwei", "")}'
        "</text:list><table:table><table:table-row><table:table-cell><text:p>x</text:p>"
        "</table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell>"
        "</table:table-row></table:table>",
        style,
    )
    assert blocks(data) == [
        ("item", 1, "a) eins"), ("item", 2, "- tiefer"), ("item", 1, "b) zwei"),
        ("paragraph", 0, "x | y"),
    ]  # fmt: skip


def test_html_gives_words_only():
    data = (
        b"<!-- x --><h1>Titel</h1><script>alert('<p>')</script><style>p{}</style><p onclick='x()'>"
        b"Wir <b>wollen</b>\n mehr<a href='http://evil.example'>.</a><img src='http://evil.example'>"
        b"<nav><p>Start</p></nav><p>1 &lt; 2<br>und &auml;</p><iframe src=x>no</iframe>"
    )
    assert texts(data) == [P, "1 < 2\nund ä"]
    assert {"link", "picture"} <= codes(data)


def test_html_lists_quotes_tables():
    data = (
        b"<h1>Titel</h1><ol start='3'><li><p>drei</p><ul><li>tief</li></ul></li><li>vier</li></ol>"
        b"<blockquote><p>Zitat</p></blockquote><table><tr><th>x</th><td>y</td></tr></table>"
    )
    assert blocks(data) == [
        ("item", 1, "3. drei"), ("item", 2, "- tief"), ("item", 1, "4. vier"),
        ("quote", 1, "Zitat"), ("paragraph", 0, "x | y"),
    ]  # fmt: skip


def test_html_with_line_numbers_in_attributes():
    row = "<span class='n' data-line-number='{}' aria-hidden='true'></span>{} ".format
    data = f"<h1>Titel</h1><h2>{row(1, 'Teil')}</h2><p>{row(2, 'Wir wollen')}{row(3, 'mehr.')}</p>"
    document = read(data.encode())
    assert [(line.number, line.text) for line in document_lines(document)] == [
        (1, "Teil"), (2, "Wir wollen"), (3, "mehr."),
    ]  # fmt: skip
    assert [block.text for block in document.blocks] == ["Teil", P]


@pytest.mark.parametrize("text", ["<3 Liebe für alle.\n\nUnd <b> mehr.", "A < b.\n\nC > d"])
def test_prose_with_angle_brackets_is_no_html(text):
    assert texts(text.encode()) == text.split("\n\n")


def test_pdf_columns():
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=A4)
    for column in (0, 1):
        for row in range(8):
            page.drawString(60 + 260 * column, 700 - 14 * row, f"spalte {column} zeile {row} und")
    page.save()
    document = read(buffer.getvalue())
    text = document.blocks[-1].text
    assert text.index("spalte 0 zeile 7") < text.index("spalte 1 zeile 0")
    assert "columns" in {note.code for note in document.notes}


def test_pdf_page_without_text():
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=A4)
    page.drawString(60, 700, P)
    page.showPage()
    page.rect(10, 10, 100, 100)
    page.save()
    assert "page-without-text" in codes(buffer.getvalue())
