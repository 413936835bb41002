"""Blocks of plain text and Markdown: headings, lists, page breaks, hyphens, characters."""

import pytest

from wirksam.engine.document import read, read_text
from wirksam.engine.document.notes import MESSAGES, Notebook

LONG = "Wir wollen im kommenden Jahr vieles anders machen und dabei alle mitnehmen."


def blocks(text, **options):
    return [
        (block.kind, block.level, block.text) for block in read(text.encode(), **options).blocks
    ]


def codes(document):
    return [note.code for note in document.notes if note.code not in {"no-title", "title-guessed"}]


def numbered(*rows):
    """Rows with numbers; empty ones stay empty."""
    number, out = 0, []
    for row in rows:
        number += bool(row)
        out.append(f"{number} {row}" if row else "")
    return "A-1 Titel\n\n### Antragstext\n\n" + "\n".join(out)


@pytest.mark.parametrize(
    "heading", ["Grundsätze & Ziele:", "Wer wollen wir sein?", "Bildungsarbeit", "2. Bildung",
                "Politische Praxis: Wer wollen wir sein?"]
)  # fmt: skip
def test_a_heading_without_a_mark(heading):
    document = read_text(numbered(LONG, "", heading, "", LONG))
    assert [block.kind for block in document.blocks] == ["paragraph", "heading", "paragraph"]
    assert "heading-without-mark" in codes(document)


@pytest.mark.parametrize(
    "text",
    ["Der Landesvorstand wird:", "Wir planen:", "Das ist gut.", "und so weiter", "Ja, nein:", LONG],
)
def test_a_short_line_that_is_no_heading(text):
    document = read_text(numbered(LONG, "", text, "", LONG))
    assert "heading" not in {block.kind for block in document.blocks}


def test_an_introduction_before_a_list_is_no_heading():
    found = blocks(f"# Titel\n\n{LONG}\n\nUnsere Ziele:\n\n- mehr\n- weniger")
    assert [kind for kind, _, _ in found] == ["paragraph", "paragraph", "item", "item"]


def test_levels_of_unmarked_headings_follow_the_marked_ones():
    text = f"Oben\n\n{LONG}\n\n### Mitte\n\n{LONG}\n\nUnten\n\n{LONG}\n\nDaneben\n\n{LONG}"
    found = blocks(f"# Titel\n\n{text}")
    assert [(level, words) for kind, level, words in found if kind == "heading"] == [
        (2, "Oben"), (3, "Mitte"), (4, "Unten"), (4, "Daneben"),
    ]  # fmt: skip


@pytest.mark.parametrize("after", ["mitnehmen und stärken.", "Landesvorstände und Teams."])
def test_a_page_break_in_mid_sentence_divides_no_paragraph(after):
    row = "Wir wollen im kommenden Jahr vieles anders machen und dabei auch unsere eigenen"
    document = read_text(numbered(LONG, "", row, "", after))
    assert [block.text for block in document.blocks] == [LONG, f"{row} {after}"]
    assert "page-break" in codes(document)


def test_lists_in_every_dress():
    text = (
        "# Titel\n\nDer Landesvorstand wird:\n- berichten,\n* prüfen,\n• fördern und\n  helfen,\n"
        "  - tiefer\n\n1. eins\n2. zwei\n\na) A\nb) B\n\n3) drei"
    )
    assert [(kind, level, words) for kind, level, words in blocks(text)[1:]] == [
        ("item", 1, "- berichten,"), ("item", 1, "- prüfen,"), ("item", 1, "• fördern und helfen,"),
        ("item", 2, "- tiefer"), ("item", 1, "1. eins"), ("item", 1, "2. zwei"),
        ("item", 1, "a) A"), ("item", 1, "b) B"), ("item", 1, "3) drei"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Das geschah am\n5. Mai in Celle.", "So war es\n- und so bleibt es."]
)
def test_lines_that_only_look_like_items(text):
    assert [kind for kind, _, _ in blocks(f"# Titel\n\n{text}")] == ["paragraph"]


def test_printed_items_of_full_width_are_paragraphs():
    row = "1) Unsere Bildungsarbeit befähigt und ermutigt Menschen zu kritischem Denken in"
    document = read_text(numbered(LONG, "", row, "allem.", "", "- kurz,", "- und gut."))
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph", "item", "item"]


@pytest.mark.parametrize(
    ("before", "after", "joined", "code"),
    [
        ("die Ver-", "antwortung der Kreise", "die Verantwortung der Kreise", "hyphen-removed"),
        ("die Macht-", "Ungleichheit im Land", "die Macht-Ungleichheit im Land", "line-end-hyphen"),
        ("für nicht-", "akademische Gruppen", "für nicht-akademische Gruppen", "line-end-hyphen"),
        ("im Bundes-", "und Landesverband", "im Bundes- und Landesverband", None),
        ("das ist gut -", "und bleibt es auch", "das ist gut - und bleibt es auch", None),
    ],
)
def test_hyphens_at_line_ends(before, after, joined, code):
    rows = "Wir sagen heute allen Kreisen,"
    document = read_text(f"# Titel\n\n{rows}\n{before}\n{after}.")
    assert document.blocks[0].text == f"{rows} {joined}."
    assert (code in codes(document)) == (code is not None)
    printed = read_text(numbered(rows, before, f"{after}."))
    assert "hyphen-removed" not in codes(printed)


def test_a_divided_word_is_known_by_its_twin():
    text = (
        "# Titel\n\nDie E-Mail und die Anti-\nhaltung, dann die Antihaltung und die Wahl-\n"
        "liste und Wahl-liste."
    )
    assert "Antihaltung, dann" in blocks(text)[0][2]
    assert "Wahl-liste und" in blocks(text)[0][2]


def test_forced_breaks_are_seen_where_the_next_word_would_have_fitted():
    document = read_text(
        numbered(
            "Wir wollen im kommenden Jahr vieles anders machen und dabei alle Mitglieder gut",
            "mitnehmen.",
            "Außerdem wollen wir die Arbeit der Kreise fördern, die in diesem Jahr besonders",
            "viel geleistet haben.",
        )
    )
    assert document.blocks[0].text.count("\n") == 1
    assert "mitnehmen.\nAußerdem" in document.blocks[0].text


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("Mitglieder\\*innen und Helfer\\*innen", "Mitglieder*innen und Helfer*innen"),
        ("Mitglieder*innen und Helfer*innen", "Mitglieder*innen und Helfer*innen"),
        ("**fett** und *schräg* und _auch_", "fett und schräg und auch"),
        ("ein [Wort](https://example.org/x) mehr", "ein Wort mehr"),
        ("ein ![Bild](x.png)Wort", "ein Wort"),
        ("a &amp; b", "a & b"),
        ("`Code` bleibt", "`Code` bleibt"),
        ("feste Namen_mit_Strich", "feste Namen_mit_Strich"),
    ],
)
def test_markdown_inside_a_line(marked, plain):
    assert blocks(f"# Titel\n\n{marked}")[0][2] == plain


def test_markdown_blocks():
    text = (
        "Titel\n=====\n\nUnter\n-----\n\nEine Zeile  \nmit Umbruch\nund ohne.\n\n> Ein Zitat\n"
        "> geht weiter.\n\n---\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert blocks(text, name="x.md") == [
        ("heading", 2, "Unter"), ("paragraph", 0, "Eine Zeile\nmit Umbruch und ohne."),
        ("quote", 1, "Ein Zitat geht weiter."), ("paragraph", 0, "a | b"),
        ("paragraph", 0, "c | d"),
    ]  # fmt: skip


def test_each_paragraph_on_one_line():
    assert len(blocks(f"# Titel\n\n{LONG * 3}\n{LONG * 2}\n{LONG * 4}")) == 3


def test_special_characters():
    document = read_text("Die E\ufb03zienz\u00a0ist so\u00adzial\u200b gro\u0308ß.\n\nUnd gut.")
    assert document.blocks[0].text == "Die Effizienz ist sozial größ."
    assert {"ligatures", "special-blanks", "invisible-characters", "normalised"} <= set(
        codes(document)
    )


SENTENCE = "Müller prüft „Größe“ – für alle."


@pytest.mark.parametrize(
    ("encoding", "code"),
    [
        ("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("utf-32", None),
        ("utf-16-le", "encoding-guessed"), ("utf-16-be", "encoding-guessed"),
        ("cp1252", "encoding-guessed"), ("mac_roman", "encoding-guessed"),
    ],
)  # fmt: skip
def test_encodings(encoding, code):
    document = read(f"{SENTENCE}\n\nUnd weiter.".encode(encoding))
    assert document.blocks[0].text == SENTENCE
    assert (code in codes(document)) == (code is not None)


def test_latin_1_and_dos():
    for encoding in ("latin-1", "cp850"):
        document = read("Größe für alle Übungen.\n\nUnd weiter.".encode(encoding))
        assert document.blocks[0].text == "Größe für alle Übungen."


def test_umlauts_saved_twice_are_repaired():
    document = read("Größe für alle.\n\nUnd so.".encode().decode("cp1252").encode())
    assert document.blocks[0].text == "Größe für alle."
    assert "mojibake-repaired" in codes(document)


def test_running_heads_and_page_numbers_go():
    rows = [LONG[:40], LONG[40:], "Die Kreise sollen dabei", "helfen und berichten."]
    text = f"# Titel\n\n{rows[0]}\n\nSeite 1 von 2\n\fVerein e. V.\n\n{rows[1]} {rows[2]}\n\f"
    document = read_text(f"{text}Verein e. V.\n\n{rows[3]}")
    assert [block.text for block in document.blocks] == [
        f"{rows[0]} {rows[1]} {rows[2]} {rows[3]}".replace("  ", " ")
    ]
    assert codes(document).count("page-furniture") == 3


def test_chapters_may_repeat_their_headings():
    text = f"# Titel\n\nZiele\n\n{LONG}\n\nWege\n\n{LONG}\n\nZiele\n\n{LONG}"
    assert [words for _, _, words in blocks(text)].count("Ziele") == 2


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Mitglieder brauchen Räume, um sich effektiv und organisieren zu können.", True),
        ("Das gilt für Kreise, Teams, Besonders queere Menschen sollen gestärkt werden.", True),
        ("Wir wollen vor Ort in als linker Verband in Erscheinung treten.", True),
        ("Um wirksam zu sein, weiterhin landesweite Aktionstage beibehalten.", True),
        ("Wir fördern und und berichten.", True),
        ("Wir fördern die Kreise und.", True),
        ("Um wirksam zu sein, wollen wir weiterhin Aktionstage beibehalten.", False),
        ("Alle, die die Arbeit machen, sollen sich ehrlich und offen zeigen.", False),
        ("Das machen wir nicht mit. Dabei bleibt es, Dabei Sein zählt.", False),
        ("In als sicher geltenden Ländern ist das anders.", False),
    ],
)
def test_broken_sentences(text, broken):
    assert ("broken-sentence" in codes(read_text(f"# Titel\n\n{text}"))) == broken


def test_very_many_notes_of_a_kind_are_counted():
    notebook = Notebook()
    for line in range(1, 301):
        notebook.add(line, "page-break")
    notes = notebook.finish()
    assert len(notes) == 201
    assert dict(notes[-1].values) == {"count": "100", "code": "page-break"}
    assert all(
        (sentence[0].isupper() or sentence[0] == "{") and sentence.strip()[-1] in ".”"
        for sentence in MESSAGES.values()
    )
