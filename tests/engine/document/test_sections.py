"""Heads, several motions, amendments, grounds."""

from datetime import date

import pytest

from wirksam.engine.document import UnreadableError, read_text
from wirksam.engine.document.dates import find_date
from wirksam.engine.lines import document_lines

LINES = ["Der Vorstand soll bis zum Herbst ein Konzept", "vorlegen. Die Teams helfen dabei.",
         "Das ist gut."]  # fmt: skip


TEXT = "\n".join(f"{number} {line}" for number, line in enumerate(LINES, 1))


def motion(identifier="B-2", title="Neue Arbeit", text=TEXT):
    return f"## {identifier} {title}\nGremium: Vorstand\n\n### Antragstext\n\n{text}"


def texts(document):
    return [line.text for line in document_lines(document)]


def codes(document):
    return [note.code for note in document.notes if note.code != "width-unknown"]


@pytest.mark.parametrize(
    ("head", "identifier", "title"),
    [
        ("D-11 Arbeitsprogramm 2025", "D-11", "Arbeitsprogramm 2025"),
        ("Antrag A1: Für alle", "A1", "Für alle"),
        ("Antrag Nr. 7 - Für alle", "7", "Für alle"),
        ("Leitantrag L1 – Für alle", "L1", "Für alle"),
        ("Leitantrag: Für alle", "Leitantrag", "Für alle"),
        ("# V-01neu: Für alle", "V-01neu", "Für alle"),
        ("Antragsnummer: Z3\nTitel: Für alle", "Z3", "Für alle"),
        ("Für alle", "", "Für alle"),
        ("## Für alle", "", "Für alle"),
    ],
)
def test_identifier_and_title(head, identifier, title):
    for text in (TEXT, "Wir wollen mehr.\n\nUnd noch mehr davon."):
        meta = read_text(f"{head}\nEingereicht von: Ada Lind\n\n{text}").meta
        assert (meta.identifier, meta.title) == (identifier, title)
        assert meta.submitters == ("Ada Lind",)


LETTERHEADS = {
    "Antrag A 07\n\nAntragsteller: Ada Lind\nBeschlossen vom Jugendtag am 14. und 15. März 2026 in "
    "Celle\n\nGute Arbeit: Leitantrag": ("A 07", "Gute Arbeit: Leitantrag", date(2026, 3, 15)),
    "# Jahresprogramm 2026\n\n*Einstimmig angenommen auf unserer Versammlung am 17. Januar 2026 in "
    "der Alten Meierei.*": ("", "Jahresprogramm 2026", date(2026, 1, 17)),
    "Parlament der Hochschule\nDrucksache 2025/31\nArbeitsauftrag an den Ausschuss\n"
    "Beschluss vom 4. Dezember 2025": ("2025/31", "Arbeitsauftrag an den Ausschuss",
                                       date(2025, 12, 4)),
    "Sportjugend Ellernland\n\nArbeitsplan 2026\n\nBeschlossen vom Jugendtag am 22. November 2025":
        ("", "Arbeitsplan 2026", date(2025, 11, 22)),
    "Jugend im Kreis\n\nJahresplanung 2026 – beschlossen von der Versammlung am 9. November 2025":
        ("", "Jahresplanung 2026", date(2025, 11, 9)),
}  # fmt: skip


@pytest.mark.parametrize("head", LETTERHEADS)
def test_letterheads_of_other_associations(head):
    document = read_text(f"{head}\n\nPräambel\n\nWir wollen mehr.\n\nUnd noch mehr davon.")
    meta = document.meta
    assert (meta.identifier, meta.title, meta.resolved_on) == LETTERHEADS[head]
    assert texts(document) == ["Präambel", "Wir wollen mehr.", "Und noch mehr davon."]


@pytest.mark.parametrize(
    "text",
    ["A7 soll ausgebaut werden.\n\nUnd so weiter.", "Wir wollen mehr.\n\nUnd so weiter.",
     "# A\n\nx y\n\n# B\n\nx y", "Stand: heute"],
)  # fmt: skip
def test_nothing_of_a_text_without_a_head_is_lost(text):
    document = read_text(text)
    words = "".join(texts(document)).replace(" ", "")
    assert words == text.replace("\n", "").replace("# ", "").replace(" ", "")


@pytest.mark.parametrize(
    ("line", "submitters"),
    [
        ("Gremium: Landesvorstand", ("Landesvorstand",)),
        ("Antragsteller*in: Ada Lind", ("Ada Lind",)),
        ("Antragsteller:innen: Ada Lind (KV Weser, Stadt), Ben Tal", ("Ada Lind (KV Weser, Stadt)",
                                                                   "Ben Tal")),
        ("Antragstellende: Ada Lind und Ben Tal", ("Ada Lind", "Ben Tal")),
        ("Antragsteller: KV Weser und Umland", ("KV Weser und Umland",)),
        ("Antragsteller*innen:\n- Ada Lind\n- Ben Tal", ("Ada Lind", "Ben Tal")),
        ("eingereicht von Ada Lind; Ben Tal", ("Ada Lind", "Ben Tal")),
        ("Initiator:innen: Ada Lind", ("Ada Lind",)),
    ],
)  # fmt: skip
def test_submitters(line, submitters):
    assert read_text(f"B-2 Titel\n{line}\n\n{TEXT}").meta.submitters == submitters


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Beschlussdatum: 05.11.2024", date(2024, 11, 5)),
        ("Beschlossen am: 5.11.24", date(2024, 11, 5)),
        ("Beschluss der LDK vom 12. März 2024", date(2024, 3, 12)),
        ("beschlossen am 2024-03-12", date(2024, 3, 12)),
        ("Datum: 12./13. März 2024", date(2024, 3, 13)),
        ("Datum: irgendwann", None),
        ("Datum: 31.02.2024", None),
    ],
)
def test_date(line, expected):
    document = read_text(f"B-2 Titel\n{line}\n\n{TEXT}")
    assert document.meta.resolved_on == expected
    assert ("date-unclear" in codes(document)) == (expected is None)


@pytest.mark.parametrize("text", ["", "05.2024", "12. Foo 2024", "99.99.9999", "1.1.20245"])
def test_no_date(text):
    assert find_date(text) is None


def test_agenda_item():
    assert read_text(f"B-2 T\nTOP: 5 Anträge\n\n{TEXT}").meta.agenda_item == "5 Anträge"
    assert read_text(f"B-2 T\nTOP 5 Anträge\n\n{TEXT}").meta.agenda_item == "TOP 5 Anträge"


def test_a_line_of_the_head_that_nobody_understands_is_noted():
    document = read_text(f"B-2 Titel\nGremium: Vorstand\nxyz ohne Sinn\n\n{TEXT}")
    notes = [(note.code, note.line) for note in document.notes if note.code == "head-line-unread"]
    assert notes == [("head-line-unread", 3)]


THREE = "\n\n".join(motion(f"B-{number}", f"Titel {number}") for number in (1, 2, 3))


def test_several_motions_in_one_file():
    document = read_text(THREE)
    assert document.meta.title == "Titel 1"
    assert document.others == ("B-2 Titel 2", "B-3 Titel 3")
    assert texts(document) == LINES
    assert codes(document) == ["other-motion", "other-motion"]
    third = read_text(THREE, motion=3)
    assert third.meta.title == "Titel 3"
    assert texts(third) == LINES


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_motion_that_is_not_there(number):
    with pytest.raises(UnreadableError) as caught:
        read_text(THREE, motion=number)
    assert caught.value.code == "no-such-motion"


def test_a_heading_like_an_identifier_is_no_further_motion():
    text = (
        "# Programm\n\nWir wollen mehr.\n\n## A1 Bildung\n\nWir lernen.\n\n"
        "## A2 Umwelt\n\nWir pflanzen."
    )
    document = read_text(text)
    assert document.others == ()
    assert "A2 Umwelt" in texts(document)


@pytest.mark.parametrize(
    "text",
    [
        "## Änderungsantrag Ä1 zu B-2\n\nIn Zeile 3 ersetze x.\n\n" + motion(),
        "## B-2 Neue Arbeit\n\nÄnderungsanträge:\n\nÄ1 Zeile 3: ersetze x\n\n"
        "### Antragstext\n\n" + TEXT,
        "## B-2 Neue Arbeit\n\n### Ä1 zu B-2\n\nAntragstext\n\nVon Zeile 1:\n\nx y\n\n"
        "### Antragstext\n\n" + TEXT,
        "## B-2 Neue Arbeit\n\nÄnderungsantrag Ä1: In Zeile 3 ersetze x\n\n" + TEXT,
        motion() + "\n\n### Ä1 zu B-2\n\nIn Zeile 3 ersetze x.",
    ],
)  # fmt: skip
def test_amendments_are_left_out_and_noted(text):
    document = read_text(text)
    assert texts(document) == LINES
    assert document.meta.identifier == "B-2"
    assert "amendment-left-out" in codes(document)


@pytest.mark.parametrize(
    "grounds", ["Begründung", "### Begründung", "Begründung:", "Begründung: Weil es so ist."]
)
def test_grounds_are_left_out_and_noted(grounds):
    document = read_text(f"{motion()}\n\n{grounds}\n\nDas ist nötig, weil es nötig ist.")
    assert texts(document) == LINES
    assert codes(document) == ["grounds-left-out"]


def test_grounds_with_line_numbers_are_text():
    document = read_text(motion(text=TEXT + "\n4 Begründung\n5 Weil es so ist."))
    assert texts(document)[3:] == ["Begründung", "Weil es so ist."]


def test_supporters_after_the_text():
    document = read_text(f"{motion()}\n\nUnterstützer*innen\n\nAda Lind, Ben Tal")
    assert texts(document) == LINES
    assert codes(document) == ["supporters-left-out"]
