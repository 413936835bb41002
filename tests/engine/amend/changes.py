"""Random amendments as people make them: words, sentences and whole paragraphs."""

from __future__ import annotations

from hypothesis import strategies as st

from wirksam.engine.amend import Amendment, Paragraph

BASE = (
    Paragraph("heading", 1, "Bildung und Austausch"),
    Paragraph("paragraph", 0, "Der Vorstand legt einen Plan vor. Er stellt ihn allen vor."),
    Paragraph("item", 1, "- Jeder Kreis benennt zwei Menschen."),
    Paragraph("item", 1, "- Jeder Kreis plant ein Fest. Das Team hilft. Der Verband zahlt."),
    Paragraph("paragraph", 0, "Das Team schreibt eine Handreichung zu Reisekosten."),
)
NEW = [
    Paragraph("paragraph", 0, "Der Verband zahlt die Fahrt."),
    Paragraph("item", 1, "- Das Essen ist frei."),
    Paragraph("heading", 2, "Fahrten"),
]
WORDS = st.lists(st.sampled_from(["gern", "bis Mai", "und das Team", "Niemand fehlt."]), max_size=2)


def _reword(draw, text: list[Paragraph], at: int) -> None:
    words = text[at].text.split(" ")
    first = draw(st.integers(0, len(words)))
    last = draw(st.integers(first, min(first + 3, len(words))))
    words[first:last] = draw(WORDS)
    text[at] = Paragraph(text[at].kind, text[at].level, " ".join(words))


def _insert(draw, text: list[Paragraph], at: int) -> None:
    text.insert(at + draw(st.integers(0, 1)), draw(st.sampled_from(NEW)))


def _delete(_draw, text: list[Paragraph], at: int) -> None:
    del text[at]


def _split(draw, text: list[Paragraph], at: int) -> None:
    words = text[at].text.split(" ")
    cut = draw(st.integers(0, len(words)))
    one = text[at]
    text[at : at + 1] = [
        Paragraph(one.kind, one.level, " ".join(words[:cut])),
        Paragraph("paragraph", 0, " ".join(words[cut:])),
    ]


def _join(_draw, text: list[Paragraph], at: int) -> None:
    if at + 1 < len(text):
        one = text[at]
        joined = f"{one.text} {text[at + 1].text}"
        text[at : at + 2] = [Paragraph(one.kind, one.level, joined)]


def _move(draw, text: list[Paragraph], at: int) -> None:
    text.insert(draw(st.integers(0, len(text) - 1)), text.pop(at))


def _turn(draw, text: list[Paragraph], at: int) -> None:
    text[at] = Paragraph("heading", draw(st.integers(1, 3)), text[at].text)


DEEDS = [_reword, _reword, _insert, _delete, _split, _join, _move, _turn]


@st.composite
def wanted_texts(draw, base=BASE, most: int = 2):
    text = list(base)
    for _ in range(draw(st.integers(1, most))):
        if text:
            draw(st.sampled_from(DEEDS))(draw, text, draw(st.integers(0, len(text) - 1)))
    return tuple(one.trimmed() for one in text if not one.is_empty)


@st.composite
def amendments(draw, base=BASE, most: int = 4):
    made = [
        Amendment.between(str(key), base, draw(wanted_texts(base)))
        for key in range(draw(st.integers(1, most)))
    ]
    return [one for one in made if not one.is_empty]
