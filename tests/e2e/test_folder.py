"""The assembly folder on the road: taken along, read without a connection, gone when asked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Error, Page, expect

from tests.e2e.fitting import fits

ASSEMBLY = "/versammlungen/lmv-herbst-2026/"
FOLDER = f"{ASSEMBLY}mappe/"
pytestmark = pytest.mark.usefixtures("own_base_url")


def kept(page: Page) -> tuple[list[str], int]:
    """The folders this device keeps, and how many workers serve them."""
    names = page.evaluate("caches.keys()")
    workers = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
    return names, page.evaluate(workers)


def taken(page: Page) -> None:
    page.goto(FOLDER)
    page.locator("[data-folder-take] button").click()
    expect(page.locator("[data-folder-state=kept]")).to_be_visible()


def test_the_folder_is_read_without_a_connection(new_page, as_persona, axe):
    page = new_page()
    as_persona(page, "mitglied")
    taken(page)
    axe(page)
    page.context.set_offline(offline=True)
    page.goto(FOLDER)
    expect(page.locator("h1")).to_have_text("Mappe zur Versammlung")
    expect(page.locator("[data-folder-state=kept]")).to_be_visible()
    expect(page.locator("[data-folder-offline]")).to_be_visible()
    expect(page.locator(".mark button").first).to_be_disabled()
    page.locator(".cover-actions a").first.click()
    expect(page.locator(".textline").first).to_be_visible()
    assert fits(page)
    axe(page)
    with pytest.raises(Error):
        page.goto("/versammlungen/")


def test_it_goes_on_request_and_stays_gone(new_page, as_persona):
    page = new_page()
    as_persona(page, "mitglied")
    taken(page)
    page.reload()
    page.locator("[data-folder-forget] button").click()
    expect(page.locator("[data-folder-state=gone]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert kept(page) == ([], 0)


def test_it_goes_when_its_member_signs_out(new_page, as_persona):
    page = new_page()
    as_persona(page, "mitglied")
    taken(page)
    assert kept(page)[1] == 1
    page.goto("/abmelden/")
    page.locator("main form button").click()
    expect(page.locator(".masthead-account a[href^='/anmelden/']")).to_be_visible()
    page.wait_for_function("caches.keys().then((names) => !names.length)")
    page.goto("/")
    assert kept(page) == ([], 0)


def test_it_goes_when_another_opens_hers(new_page, as_persona):
    page = new_page()
    as_persona(page, "mitglied")
    taken(page)
    as_persona(page, "kv")
    page.goto(FOLDER)
    expect(page.locator("[data-folder-take] button")).to_be_visible()
    page.wait_for_function("caches.keys().then((names) => !names.length)")


def test_marks_work_without_scripts(new_page, as_persona, axe):
    page = new_page(java_script_enabled=False)
    as_persona(page, "mitglied")
    page.goto(FOLDER)
    expect(page.locator("[data-folder]")).to_be_hidden()
    page.locator(".mark button[value=yes]").first.click()
    expect(page.locator(".mark").first.locator("[aria-pressed=true]")).to_have_text(
        re.compile("ja")
    )
    assert fits(page)


def test_from_question_to_answer_and_from_reason_to_picture(new_page, as_persona, axe):
    page = new_page()
    as_persona(page, "mitglied")
    page.goto(FOLDER)
    page.locator(".folder-motion a[href*='fragen/neu/']").first.click()
    axe(page)
    page.fill("#id_text", "Wer kümmert sich um das Lastenrad im Winter?")
    page.locator("main form button.button-primary").click()
    asked = page.locator(".voice:has-text('Lastenrad im Winter')")
    expect(asked).to_contain_text("Antwort fällig")
    axe(page)
    page.goto(FOLDER)
    page.locator("a[href*='raeume/']").first.click()
    axe(page)
    page.locator("input[name=side][value=for]").check()
    page.fill("#id_text", "Dann kann ich auch mit Fieber mitstimmen.")
    page.fill("#id_other_side", "Am Telefon streitet es sich schlechter.")
    page.locator("main form button.button-primary").click()
    sides = page.locator(".sides").nth(1).locator(".side")
    expect(sides.first).to_contain_text("mit Fieber")
    granted = page.locator(".sides").first.locator(".side-against")
    expect(granted).to_contain_text("streitet es sich schlechter")
    expect(page.locator("main")).to_contain_text("Das ist keine Abstimmung.")
    axe(page)
    assert fits(page)
