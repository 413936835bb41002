"""From a report to the thread, a lost connection, an occasion that moves: as people do it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.fitting import fits

ADDRESS = "/zusagen/AP26-03/meldung/"
pytestmark = pytest.mark.usefixtures("own_base_url")


def test_a_report_on_a_phone_without_scripts(new_page, as_persona):
    page = new_page(java_script_enabled=False)
    as_persona(page, "lavo")
    page.goto("/zusagen/AP26-03/")
    page.locator(".cover-actions a").first.click()
    assert fits(page)
    page.fill("#id_said", "Die Auswertung liegt jetzt vor.")
    page.locator(".report button.button-primary").click()
    expect(page.locator(".thread")).to_contain_text("Die Auswertung liegt jetzt vor.")
    assert fits(page)
    page.locator(".thread-step:has-text('Die Auswertung') a.deed").first.click()
    page.fill("#id_said", "Die Auswertung liegt im Entwurf vor.")
    page.locator(".report button.button-primary").click()
    expect(page.locator(".thread")).to_contain_text("Die Auswertung liegt im Entwurf vor.")
    page.goto("/beschlusskontrolle/")
    expect(page.locator("main")).to_contain_text("Die Auswertung liegt im Entwurf vor.")
    assert fits(page)


def test_a_lost_connection_loses_no_word(new_page, as_persona, axe):
    page = new_page()
    as_persona(page, "lavo")
    page.goto(ADDRESS)
    axe(page)
    page.fill("#id_said", "Im Zug geschrieben.")
    page.locator(".report-more > summary").click()
    page.fill("#id_obstacle", "Kein Netz.")
    page.context.set_offline(offline=True)
    page.locator(".report button.button-primary").click()
    expect(page.locator("[data-draft-offline]")).to_be_visible()
    axe(page)
    expect(page.locator("#id_said")).to_have_value("Im Zug geschrieben.")
    page.context.set_offline(offline=False)
    page.goto(ADDRESS)
    expect(page.locator("[data-draft-restored]")).to_be_visible()
    expect(page.locator("#id_said")).to_have_value("Im Zug geschrieben.")
    expect(page.locator("#id_obstacle")).to_be_visible()
    axe(page)
    page.locator(".report button.button-primary").click()
    page.wait_for_url("**/zusagen/AP26-03/?meldung=*")
    axe(page)
    page.goto(ADDRESS)
    expect(page.locator("#id_said")).to_have_value("")
    expect(page.locator("[data-draft-restored]")).to_be_hidden()


def test_a_plan_is_kept_too(new_page, as_persona, axe):
    page = new_page()
    as_persona(page, "kv")
    page.goto("/aktivitaeten/neu/")
    page.fill("#id_title", "Nachtwanderung")
    page.goto("/aktivitaeten/neu/")
    expect(page.locator("[data-draft-restored]")).to_be_visible()
    expect(page.locator("#id_title")).to_have_value("Nachtwanderung")
    axe(page)
    page.fill("#id_on", "2026-12-01")
    page.context.set_offline(offline=True)
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator("[data-draft-offline]")).to_be_visible()
    assert fits(page)


def test_a_draft_can_be_thrown_away(new_page, as_persona):
    page = new_page()
    as_persona(page, "lavo")
    page.goto(ADDRESS)
    page.fill("#id_said", "Doch nicht.")
    page.goto(ADDRESS)
    page.locator("[data-draft-discard]").click()
    expect(page.locator("#id_said")).to_have_value("")
    page.goto(ADDRESS)
    expect(page.locator("[data-draft-restored]")).to_be_hidden()


def test_a_member_asks_and_the_board_answers(new_page, as_persona, axe):
    member, board, guest = new_page(), new_page(1280, 800), new_page()
    as_persona(member, "mitglied")
    member.goto("/zusagen/AP26-03/frage/")
    axe(member)
    member.fill("#id_text", "Wann ist es so weit?")
    member.locator("main form button.button-primary").click()
    expect(member.locator(".voice-clock")).to_be_visible()
    member.goto("/zusagen/AP26-03/frage/")
    expect(member.locator("#id_text")).to_have_value("")
    as_persona(board, "lavo")
    board.goto("/zusagen/AP26-03/")
    axe(board)
    board.locator(".voice a.deed").click()
    board.fill("#id_answer", "Im Dezember.")
    board.locator("main form button.button-primary").click()
    expect(board.locator(".voice")).to_contain_text("Im Dezember.")
    guest.goto("/zusagen/AP26-03/")
    expect(guest.locator(".voice")).to_contain_text("Im Dezember.")
    axe(guest)


def test_an_occasion_moves_with_its_deadlines(new_page, as_persona, axe):
    page = new_page(java_script_enabled=True)
    as_persona(page, "lavo")
    page.goto("/beschlusskontrolle/anlaesse/")
    axe(page)
    page.goto("/beschlusskontrolle/anlaesse/lmv-herbst-2026/verlegung/")
    page.fill("#id_to", "2026-12-12")
    page.fill("#id_reason", "Die Halle ist belegt.")
    page.locator("main form button.button-primary").click()
    expect(page.locator(".dates > li")).to_have_count(6)
    expect(page.locator(".dates > li").first).to_contain_text("12. Dezember")
    axe(page)
    page.locator("main form button.button-primary").click()
    expect(page.locator("main")).to_contain_text("Die Halle ist belegt.")
    axe(page)
    page.goto("/zusagen/AP26-03/")
    expect(page.locator(".thread")).to_contain_text("Die Halle ist belegt.")
    assert fits(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_tables_have_no_finding(new_page, axe, width):
    page = new_page(width, 800)
    for address in ("/beschlusskontrolle/?archiv=1", "/programm/2026/nicht-geschafft/"):
        page.goto(address)
        axe(page)
        assert fits(page)
