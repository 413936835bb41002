"""Antragsgrün: what is written is read again; its own answers; what people hand in instead."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from tests.engine.exchange.texts import bundles, named_anew
from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange import Bundle, ExchangeError, Party, antragsgruen, read

LONG = (
    "Wir sind viele und wir bleiben viele, weil wir zusammen etwas bewegen wollen, das größer ist "
    "als wir. Darum laden wir alle ein, die mit uns streiten, feiern und arbeiten möchten. "
    "Niemand muss dafür schon alles wissen."
)


def motion(**told: Any) -> dict[str, Any]:
    return {
        "type": "motion", "id": 7, "prefix": "A1", "title": "Mehr Mut", "status_id": 3,
        "status_title": "Eingereicht", "date_published": "2025-03-01T10:00:00+01:00",
        "initiators": [{"type": "organization", "name": "KV Ost", "organization": None}],
        "supporters": [], "initiators_html": "KV Ost", "amendment_links": [],
        "sections": [
            {"type": "Title", "title": "Titel", "html": "<p>Mehr Mut</p>", "layout_right": False},
            {"type": "TextSimple", "title": "Antragstext", "layout_right": False,
             "html": f'<div class="text motionTextFormattings textOrig"><p>{LONG}</p>'
                     "<ul><li>Eins</li><li>Zwei</li></ul></div>"},
            {"type": "TextSimple", "title": "Begründung", "html": "<p>Darum.</p>"},
        ],
        "proposed_procedure": None, **told,
    }  # fmt: skip


def amendment(html: str, **told: Any) -> dict[str, Any]:
    return {
        "type": "amendment", "id": 9, "prefix": "Ä1", "status_id": 3,
        "motion": {"id": 7, "prefix": "A1", "title": "Mehr Mut"},
        "initiators": [{"type": "person", "name": "Kim Adler", "organization": "KV Süd"}],
        "sections": [{"type": "TextSimple", "title": "Antragstext", "html": html}], **told,
    }  # fmt: skip


def taken(*told: Any) -> Bundle:
    return read(json.dumps(told[0] if len(told) == 1 else list(told)).encode())


def codes(bundle: Bundle) -> list[str]:
    return [note.code for note in bundle.notes]


@settings(max_examples=40, deadline=None)
@given(bundles())
def test_what_is_written_is_read_again(bundle: Bundle) -> None:
    assert named_anew(read(antragsgruen.write(bundle))) == named_anew(bundle)


def test_a_motion_as_its_interface_answers_it() -> None:
    [found] = taken(motion()).motions
    assert found.identifier == "A1"
    assert found.title == "Mehr Mut"
    assert found.paragraphs == (
        Paragraph("paragraph", 0, LONG),
        Paragraph("item", 1, "- Eins"),
        Paragraph("item", 1, "- Zwei"),
    )
    assert found.reasons == "Darum."
    assert found.movers == (Party("KV Ost", is_body=True),)
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2025-03-01T09:00:00+00:00"


SHOWN = (
    '<h3>Antragstext</h3><h4 class="lineSummary">Von Zeile 1 bis 2:</h4><div><p>'
    "Wir sind viele und wir bleiben viele, weil wir zusammen etwas bewegen wollen, das "
    '<del style="color:#880000;text-decoration:line-through;">größer ist als wir</del>'
    '<ins style="color:#008000;text-decoration:underline;">uns trägt</ins>. '
    "Darum laden wir alle ein, die mit uns streiten, feiern und arbeiten</p></div>"
)
AFTER = '<h4 class="lineSummary">Nach Zeile {} einfügen:</h4><div>{}</div>'


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (SHOWN, [LONG.replace("größer ist als wir", "uns trägt"), "- Eins", "- Zwei"]),
        (AFTER.format(3, "<ins><p>Neu.</p></ins>"), [LONG, "Neu.", "- Eins", "- Zwei"]),
        (AFTER.format(5, '<ul class="inserted"><li>Drei</li></ul>'),
         [LONG, "- Eins", "- Zwei", "- Drei"]),
        ('<h4 class="lineSummary">Vor Zeile 1 einfügen:</h4><div><ins><p>Auf!</p></ins></div>',
         ["Auf!", LONG, "- Eins", "- Zwei"]),
        ('<h4 class="lineSummary">In Zeile 4 löschen:</h4><div><ul class="deleted">'
         "<li>Eins</li></ul></div>", [LONG, "- Zwei"]),
        ('<h4 class="lineSummary">In Zeile 5:</h4><div><ul><li>Zwei<ins> und drei</ins></li></ul>'
         "</div>", [LONG, "- Eins", "- Zwei und drei"]),
        ("<h3>Antragstext</h3><p><strong>Globalalternative</strong></p><p>Ganz anders.</p>",
         ["Ganz anders."]),
    ],
)  # fmt: skip
def test_an_amendment_as_its_interface_answers_it(html: str, wanted: list[str]) -> None:
    bundle = taken(motion(), amendment(html))
    [found] = bundle.amendments
    assert [one.text for one in found.wanted] == wanted
    assert found.whole is ("Globalalternative" in html)
    assert found.movers == (Party("Kim Adler", organisation="KV Süd"),)
    assert codes(bundle) == []


def test_the_lines_shown_are_enough_for_plain_changes() -> None:
    """What we write as ``html`` is understood without ``data``, as other readers must."""
    told = json.loads(antragsgruen.write(taken(motion(), amendment(SHOWN))))
    for section in told["amendments"][0]["sections"]:
        del section["data"]
    assert read(json.dumps(told).encode()).amendments[0].wanted == (
        taken(motion(), amendment(SHOWN)).amendments[0].wanted
    )


def test_words_that_are_not_there_are_told_and_not_guessed() -> None:
    bundle = taken(motion(), amendment(SHOWN.replace("bewegen wollen", "ganz anderes")))
    assert bundle.amendments == ()
    assert codes(bundle) == ["amendment-unplaced", "amendment-empty"]


def test_the_name_of_a_film_may_hide_an_editorial_part() -> None:
    editorial = {"type": "VideoEmbed", "title": "Sachstand", "html": "<p>Es läuft.</p>"}
    film = {"type": "VideoEmbed", "title": "Film", "html": "https://example.org/film"}
    picture = {"type": "Image", "title": "Bild", "html": ""}
    told = motion()
    bundle = taken(motion(sections=[*told["sections"], editorial, film, picture]))
    assert bundle.motions[0].extras == (("Sachstand", "Es läuft."),)
    assert codes(bundle) == ["editorial-section", "left-out-section", "left-out-section"]


def test_a_second_part_of_the_text_comes_below_its_title() -> None:
    told = motion()
    more = {"type": "TextSimple", "title": "Anhang", "html": "<p>Noch etwas.</p>"}
    shown = (
        '<h3>Anhang</h3><h4 class="lineSummary">In Zeile 6:</h4>'
        "<div><p>Noch <del>etwas</del><ins>viel</ins>.</p></div>"
    )
    changed = amendment(shown)
    changed["sections"][0]["title"] = "Anhang"
    bundle = taken(motion(sections=[*told["sections"], more]), changed)
    texts = [one.text for one in bundle.amendments[0].wanted]
    assert texts == [LONG, "- Eins", "- Zwei", "Anhang", "Noch viel."]


@pytest.mark.parametrize(
    ("status", "state", "resolution"),
    [(4, "adopted", False), (26, "adopted", True), (25, "adopted", True), (-1, "withdrawn", False),
     (10, "referred", False), (23, "published", False), (2, "submitted", False)],
)  # fmt: skip
def test_states(status: int, state: str, resolution: bool) -> None:
    [found] = taken(motion(status_id=status)).motions
    assert (found.state, found.is_resolution) == (state, resolution)


def test_what_is_deleted_there_stays_there() -> None:
    with pytest.raises(ExchangeError) as error:
        taken(motion(status_id=-2))
    assert error.value.code == "nothing"


def test_links_without_text_are_named() -> None:
    links = [{"id": 9, "prefix": "Ä1"}, {"id": 10, "prefix": "Ä2"}]
    bundle = taken(motion(amendment_links=links), amendment(SHOWN))
    assert [(note.where, note.code) for note in bundle.notes] == [("Ä2", "linked-only")]


def test_a_proposed_procedure_and_its_wording() -> None:
    procedure = {
        "status_id": 6, "status_title": "Modifizierte Übernahme",
        "sections": [{"type": "TextSimple", "title": "Vorschlag: Antragstext", "html": SHOWN}],
    }  # fmt: skip
    html = SHOWN.replace("uns trägt", "allen gehört")
    [found] = taken(motion(), amendment(html, proposed_procedure=procedure)).amendments
    assert found.proposal is not None
    assert found.proposal.recommendation == "modify"
    assert found.proposal.wanted is not None
    assert "uns trägt" in found.proposal.wanted[0].text


def test_an_archive_of_answers() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("b.json", json.dumps(amendment(SHOWN)))
        archive.writestr("a.json", json.dumps(motion()))
        archive.writestr("liesmich.txt", "nichts")
    bundle = read(packed.getvalue())
    assert (len(bundle.motions), len(bundle.amendments)) == (1, 1)


def test_an_amendment_of_an_amendment() -> None:
    second = amendment("", id=10, prefix="Ä1-1", amending_amendment_id=9)
    second["sections"][0]["data"] = "<p>Kurz.</p>"
    bundle = taken(second, motion(), amendment(SHOWN))
    assert [one.parent for one in bundle.amendments] == ["", "amendment/9"]
    assert replace(bundle.amendments[1]).wanted == (Paragraph("paragraph", 0, "Kurz."),)
