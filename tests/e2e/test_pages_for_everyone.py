"""Every page, as a phone shows it to those it was made for: no finding, no sideways scrolling."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.e2e.fitting import fits

OUTLINE = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])"
ACCOUNT = "/versammlungen/lmv-fruehjahr-2026/bericht/1/"
DRAFT = "/versammlungen/lmv-herbst-2026/bericht/1/"
CHAPTER = "/verband/kv-rothensund/"
PEOPLE = f"{CHAPTER}menschen/"
STRUCTURE = "/verband/seenmark/aufbau/"
RULES = "/verband/seenmark/regeln/"
MOTION = "/antraege/arbeitsprogramm-2027/"
BESIDE = "/antraege/vorlagen/1/"
STATUTE = "/antraege/satzungen/satzung/"
MEETING = "/versammlungen/lmv-herbst-2026/"
CALLED, PLANNED = "/teams/social_media_team/", "/teams/inklusionsteam/"
WALKS = {
    "gast": [
        "/teams/",
        CALLED,
        f"{CALLED}ausschreibung/",
        "/kalender/",
        "/aktivitaeten/",
        "/zusagen/AP26-18/",
        "/programm/2026/",
        "/programm/2026/nicht-geschafft/",
        "/versammlungen/",
        "/versammlungen/lmv-fruehjahr-2026/",
        ACCOUNT,
        "/beschlusskontrolle/",
        "/beschlusskontrolle/anlaesse/",
        "/einblick/2026/",
        "/suche/?q=Barrieren",
        "/suche/?q=xyzzy",
        "/verband/",
        CHAPTER,
        "/demo/",
        "/antraege/",
        MOTION,
        f"{MOTION}aenderungen/2/",
        f"{MOTION}zeilen/20-24/",
        f"{MOTION}ausgabe/",
        "/antraege/satzung-hybride-versammlung/",
        "/antraege/satzungen/",
        STATUTE,
        f"{STATUTE}synopse/",
        "/antraege/beschluesse/",
        "/antraege/ausgabe/",
        RULES,
        f"{MEETING}fragen/",
        f"{MEETING}protokoll/",
        f"{MEETING}tisch/",
        f"{MEETING}tisch/arbeitsprogramm-2027/",
    ],
    "mitglied": [
        "/",
        "/mein/sachen/",
        "/mein/spur/",
        "/mein/",
        "/mein/kalender/",
        "/mein/hinweise/",
        "/mein/hinweise/mail/",
        "/mein/sichtbarkeit/",
        "/verband/mandate/",
        "/verband/rechte/",
        "/zusagen/AP26-18/frage/",
        "/aktivitaeten/neu/",
        "/antraege/",
        "/antraege/neu/",
        MOTION,
        f"{MOTION}aenderungen/2/",
        f"{MOTION}aendern/",
        f"{MOTION}ersetzen/",
        f"{BESIDE}anmerkung/?zeilen=23-26",
        f"{BESIDE}notiz/",
        MEETING,
        f"{MEETING}mappe/",
        f"{MEETING}mappe/ganz/",
        f"{MEETING}fragen/neu/",
        f"{MEETING}treffen/",
        f"{MEETING}raeume/1/",
        f"{MEETING}tops/10/",
    ],
    "kv": [
        PEOPLE,
        f"{PEOPLE}neu/",
        f"{PEOPLE}einlesen/",
        f"{PEOPLE}einladungen/",
        f"{CHAPTER}aemter/",
        f"{CHAPTER}oeffnungen/",
        f"{CHAPTER}protokoll/",
        "/aktivitaeten/neu/",
        "/aktivitaeten/notiz/",
        "/mein/sachen/",
        "/antraege/neu/",
        MOTION,
        f"{MEETING}treffen/",
        f"{MEETING}treffen/neu/",
    ],
    "lavo": [
        f"{CALLED}weg/",
        f"{CALLED}weg/verlaengerung/",
        f"{CALLED}weg/verbreitung/",
        f"{PLANNED}weg/",
        f"{PLANNED}weg/ausschreibung/",
        f"{PLANNED}weg/plan/aenderung/",
        f"{PLANNED}weg/ende/",
        "/zusagen/AP26-18/meldung/",
        "/zusagen/AP26-18/uebergabe/",
        "/beschlusskontrolle/anlaesse/lmv-herbst-2026/verlegung/",
        DRAFT,
        f"{DRAFT}worte/",
        f"{DRAFT}deckblatt/",
        f"{DRAFT}einfrieren/",
        "/mein/sachen/",
        STRUCTURE,
        f"{STRUCTURE}umbenennen/",
        f"{STRUCTURE}zusammenlegen/",
        "/verband/runden/",
        MOTION,
        f"{MOTION}bearbeitung/",
        f"{BESIDE}rueckzug/",
        "/antraege/satzungen/neu/",
        RULES,
        f"{RULES}neu/",
    ],
    "praesidium": [
        f"{ACCOUNT}beschluesse/",
        f"{ACCOUNT}uebernahme/",
        "/versammlungen/neu/",
        "/versammlungen/lmv-herbst-2026/tagesordnung/",
        "/versammlungen/lmv-herbst-2026/termin/",
        "/antraege/eingang/",
        "/antraege/einlesen/",
        f"{BESIDE}empfehlung/",
        f"{BESIDE}einordnung/",
        f"{MEETING}raeume/neu/",
        f"{MEETING}ablauf/",
        f"{MEETING}ablauf/anwesenheit/",
        f"{MEETING}ablauf/notiz/",
        f"{MEETING}tops/10/bearbeitung/",
        f"{MEETING}protokoll/",
        f"{RULES}neu/",
    ],
}


@pytest.mark.parametrize("persona", WALKS)
def test_every_page_of_a_persona_can_be_used_by_everyone(page, as_persona, axe, persona):
    if persona != "gast":
        as_persona(page, persona)
    for address in WALKS[persona]:
        assert page.goto(address).status == 200, address
        _usable(page, axe, address)


def _usable(page, axe, address):
    axe(page)
    assert fits(page), f"{address} is wider than a phone"
    levels = page.evaluate(OUTLINE)
    assert levels.count(1) == 1, f"{address} has not one headline"
    jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    assert not jumps, f"{address} leaves out a level of headings: {jumps}"


def test_a_meeting_that_runs_can_be_led_by_everyone(own_base_url, page, as_persona, axe):
    as_persona(page, "praesidium")
    page.goto(f"{MEETING}ablauf/")
    page.get_by_role("button", name="Aufrufen").first.click()
    page.locator(".meeting-state").wait_for()
    _usable(page, axe, "an item that was called")
    for form in ("abstimmung", "wahl", "go-antrag"):
        page.goto(f"{MEETING}ablauf/{form}/")
        assert page.url.endswith(f"/{form}/"), "the meeting has no item"
        _usable(page, axe, form)
    page.goto(f"{MEETING}tisch/arbeitsprogramm-2027/")
    page.get_by_role("button", name="Tisch öffnen").click()
    page.locator("#tisch").wait_for()
    _usable(page, axe, "a desk with 55 amendments")


def test_an_account_is_read_by_keyboard_from_its_index(page):
    page.goto(ACCOUNT)
    quiet = page.locator(".opens-wide > .account-item").first
    assert not quiet.is_visible()
    entry = page.locator(".account-index > li").first
    entry.locator("summary").press("Enter")
    entry.locator(f'a[href="#{quiet.get_attribute("id")}"]').press("Enter")
    quiet.wait_for(state="visible")


def test_paper_shows_no_tools(page):
    page.goto("/zusagen/AP26-18/")
    page.emulate_media(media="print")
    for tool in (".masthead-search", ".masthead-account", ".navigation", ".footer"):
        assert not page.locator(tool).is_visible(), tool
