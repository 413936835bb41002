"""From six questions to a receipt: somebody new finds a task, and reads what she has changed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.fitting import fits

pytestmark = pytest.mark.usefixtures("own_base_url")
TITLE = "Zehn Fotos von Bächen benennen"
LINES, CODES = "111-114", ("AP26-18", "AP26-19")
RESULT = "Zehn Bäche haben jetzt einen Namen in der Karte."
THANKS = "Emre, ohne dich hätten wir den Mühlbach nie gefunden."


def day(later: int) -> str:
    """A day from today where the association is."""
    there = datetime.now(ZoneInfo("Europe/Berlin")) + timedelta(days=later)
    return there.date().isoformat()


def send(page: Page, within: str) -> None:
    """Press a button and wait until the answer is there."""
    with page.expect_navigation():
        page.locator(within).first.click()
    assert not page.locator("main [aria-invalid=true]").count(), page.locator("main").inner_text()


def seen(page: Page, axe) -> None:
    """Everybody can use the page as it is now, on this screen."""
    assert fits(page), page.url
    axe(page)


def plan(host: Page, axe) -> str:
    """The chapter asks for help with lines 111 to 114; where the task is found."""
    host.goto(f"/aufgaben/neu/?programm=2026&zeilen={LINES}")
    host.fill("#id_title", TITLE)
    host.fill("#id_summary", "Schau dir die Fotos an und sag, welcher Bach das ist.")
    host.fill("#id_on", day(-1))
    host.fill("#id_last", day(3))
    host.fill("#id_effort_minutes", "15")
    host.fill("#id_needed", "5")
    host.locator("details.activity-rest summary").click()
    host.fill("#id_online_url", "https://example.org/baeche")
    host.fill("#id_topics", "Natur")
    host.locator("#id_visibility_0").check()
    seen(host, axe)
    send(host, "main form.activity-form button.button-primary")
    return re.sub(r"\?.*", "", host.url)


def find(neu: Page, axe) -> None:
    """From the front page by the six questions to the task."""
    neu.goto("/")
    seen(neu, axe)
    send(neu, "main a[href='/aufgaben/welche/']")
    seen(neu, axe)
    neu.locator("input[name=minuten][value='15']").check()
    neu.select_option("select[name=ort]", "online")
    said_before = neu.locator("input[name=thema]:checked")
    while said_before.count():
        said_before.first.uncheck()
    neu.get_by_label("Natur").check()
    neu.get_by_label("allein, wann ich will").check()
    send(neu, "button[name=zeigen]")
    expect(neu.locator(".help-list > li").first).to_contain_text(TITLE)
    expect(neu.locator(".help-list > li").first).to_contain_text("es geht um Natur")
    expect(neu.locator("#team")).to_be_visible()
    expect(neu.locator("main a[href^='mailto:']")).to_be_visible()
    seen(neu, axe)
    with neu.expect_navigation():
        neu.get_by_role("link", name=TITLE).click()


def join(neu: Page, axe) -> None:
    expect(neu.locator(".help-glance")).to_contain_text("15 Minuten")
    expect(neu.locator(".help-glance")).to_contain_text("Kreisvorstand Rothensund")
    seen(neu, axe)
    send(neu, "form[action$='/dabei/'] button")
    expect(neu.locator("main")).to_contain_text("Du bist dabei.")
    seen(neu, axe)


def lead(host: Page, address: str, axe) -> None:
    """The host says who helped and what came of it, and says thank you."""
    host.goto(f"{address}leute/")
    seen(host, axe)
    send(host, "form:has(input[name=dabei]) button")
    expect(host.locator("#geholfen ~ ul")).to_contain_text("Emre")
    seen(host, axe)
    with host.expect_navigation():
        host.get_by_role("link", name="Sagen, was daraus wurde").click()
    host.fill("#id_came_of_it", RESULT)
    host.fill("#id_what_next", "Im Frühling sind die Seen dran.")
    seen(host, axe)
    send(host, "main form button.button-primary")
    host.goto(f"{address}leute/")
    host.fill("#id_text", THANKS)
    send(host, "form[action$='/danke/'] button")
    expect(host.locator("main")).to_contain_text(THANKS)
    seen(host, axe)


def read(neu: Page, address: str, axe) -> None:
    """What it changed, for which lines, who thanks, and what comes next."""
    neu.goto("/mein/hinweise/")
    expect(neu.locator("main")).to_contain_text(f"Jemand dankt dir: „{TITLE}“")
    with neu.expect_navigation():
        neu.get_by_text(f"Jemand dankt dir: „{TITLE}“").click()
    assert neu.url == f"{address}quittung/"
    main = neu.locator("main")
    for said in (RESULT, THANKS, "Linh Trần", "Im Frühling sind die Seen dran."):
        expect(main).to_contain_text(said)
    for code in CODES:
        expect(main.locator(f"a[href='/zusagen/{code}/']")).to_be_visible()
    expect(main.locator(".citation a[href^='/programm/2026/zeilen/11']").first).to_be_visible()
    expect(neu.locator("#weiter")).to_be_visible()
    seen(neu, axe)
    neu.goto("/mein/spur/")
    expect(main).to_contain_text(RESULT)
    seen(neu, axe)
    send(neu, f"a[href='{address[address.index('/aufgaben') :]}quittung/']")
    expect(main).to_contain_text(THANKS)


def test_from_six_questions_to_what_it_changed(new_page, as_persona, axe):
    host, neu, other = new_page(1280, 800), new_page(has_touch=True), new_page()
    as_persona(host, "kv")
    address = plan(host, axe)
    as_persona(neu, "neu")
    find(neu, axe)
    join(neu, axe)
    lead(host, address, axe)
    read(neu, address, axe)

    as_persona(other, "mitglied")
    answer = other.request.get(f"{address}quittung/")
    assert answer.status == 404
    other.goto(address)
    expect(other.locator("main")).to_contain_text(RESULT)
    expect(other.locator("main")).not_to_contain_text(THANKS)


def test_a_guest_finds_something_without_scripts(page_without_javascript):
    page = page_without_javascript
    page.goto("/aufgaben/")
    page.locator("a[href='/aufgaben/welche/']").first.click()
    page.locator("input[name=minuten][value='15']").check()
    page.locator("button[name=zeigen]").click()
    expect(page.locator(".help-list > li").first).to_contain_text("Es dauert 15 Minuten")
    page.locator(".help-list > li a").first.click()
    expect(page.locator(".help-glance")).to_contain_text("15 Minuten")
    expect(page.locator("input[name=mail]")).to_be_visible()
