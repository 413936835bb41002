"""The merge desk in real browsers: two at once, somebody watching, no scripts, no connection."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("own_base_url")
DESKS = "/versammlungen/lmv-herbst-2026/tisch/"
PROGRESS = "#tisch-stand .progress-text"
PATIENCE = 15_000


def open_desk(page: Page) -> str:
    """Open the desk of the first motion with amendments; its address."""
    page.goto(DESKS)
    page.locator("main .entry", has_text="Arbeitsprogramm 2027").first.locator("a").first.click()
    page.get_by_role("button", name="Tisch öffnen").click()
    page.wait_for_selector(PROGRESS)
    return re.sub(r"#.*", "", page.url)


def dealt(page: Page, number: int) -> None:
    expect(page.locator(PROGRESS)).to_contain_text(f"{number} von", timeout=PATIENCE)


def open_card(page: Page, at: int = 0):
    return page.locator("[data-desk-open]").nth(at)


def test_two_work_and_one_watches(new_page, as_persona, axe):
    alma, bruno, guest = new_page(1280, 800), new_page(1280, 800), new_page(has_touch=True)
    as_persona(alma, "praesidium")
    as_persona(bruno, "praesidium")
    address = open_desk(alma)
    bruno.goto(address)
    guest.goto(address)
    for page in (alma, guest):
        dealt(page, 0)
        axe(page)
    first = open_card(alma).get_attribute("id")
    alma.keyboard.press("j")
    alma.keyboard.press("a")
    dealt(alma, 1)
    for page in (bruno, guest):
        dealt(page, 1)
        expect(page.locator(f"#{first}")).to_contain_text("übernommen")
    bruno.locator("[data-desk-open] [data-desk-key=x]").last.click()
    for page in (alma, bruno, guest):
        dealt(page, 2)
    alma.keyboard.press("u")
    for page in (alma, bruno, guest):
        dealt(page, 1)
    axe(alma)
    axe(guest)


def test_one_paragraph_worded_by_two_loses_nothing(new_page, as_persona, axe):
    alma, bruno = new_page(1280, 800), new_page(1280, 800)
    as_persona(alma, "praesidium")
    as_persona(bruno, "praesidium")
    address = open_desk(alma)
    bruno.goto(address)
    for page in (alma, bruno):
        page.locator("#absatz-1 [data-desk-word]").click()
        expect(page.locator("#absatz-1 textarea")).to_be_focused()
    alma.locator("#absatz-1 textarea").fill("Almas Satz.")
    expect(alma.locator("[data-desk-status]")).to_contain_text("Gespeichert", timeout=PATIENCE)
    expect(bruno.locator("#absatz-1 .merge-words")).to_contain_text("Almas Satz", timeout=PATIENCE)
    bruno.locator("#absatz-1 textarea").fill("Brunos Satz.")
    expect(bruno.locator(".merge-theirs")).to_contain_text("Almas Satz.", timeout=PATIENCE)
    expect(bruno.locator("#absatz-1 textarea")).to_have_value("Brunos Satz.")
    axe(bruno)
    bruno.get_by_role("button", name="Meine stattdessen").click()
    expect(alma.locator("#absatz-1 .merge-words")).to_contain_text("Brunos Satz", timeout=PATIENCE)


def test_a_cut_connection_loses_no_decision_and_no_word(new_page, as_persona):
    page = new_page(has_touch=True)
    as_persona(page, "praesidium")
    open_desk(page)
    page.locator("#absatz-1 [data-desk-word]").click()
    text = page.locator("#absatz-1 textarea")
    expect(text).to_be_focused()
    page.context.set_offline(offline=True)
    text.fill("Ohne Netz geschrieben.")
    expect(page.locator("[data-desk-status]")).to_contain_text("keine Verbindung", timeout=PATIENCE)
    open_card(page).locator("[data-desk-key=a]").click()
    expect(page.locator("[data-desk-offline]")).to_be_visible(timeout=PATIENCE)
    page.context.set_offline(offline=False)
    dealt(page, 1)
    expect(page.locator("[data-desk-offline]")).to_be_hidden()
    expect(page.locator("#absatz-1 .merge-words")).to_contain_text(
        "Ohne Netz geschrieben", timeout=PATIENCE
    )
    expect(text).to_have_value("Ohne Netz geschrieben.")


def test_everything_works_without_scripts(page_without_javascript, as_persona):
    page = page_without_javascript
    as_persona(page, "praesidium")
    open_desk(page)
    page.get_by_role("button", name="Übernehmen", exact=True).first.click()
    dealt(page, 1)
    page.get_by_role("button", name="Zurücknehmen").click()
    dealt(page, 0)
    page.get_by_role("link", name="Von Hand formulieren").nth(1).click()
    page.fill("textarea", "Von Hand, ohne Skripte.")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator("#absatz-1 .merge-words ins").first).to_contain_text("ohne Skripte")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits(new_page, as_persona, width):
    page = new_page(width, 800)
    as_persona(page, "praesidium")
    open_desk(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
