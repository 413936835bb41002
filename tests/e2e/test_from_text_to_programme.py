"""The main job: a text is brought in by hand, ten commitments are confirmed by two people."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.fitting import fits

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT.parent / "shared" / "seed" / "antrag-d11.txt"
OTHER = ROOT / "tests" / "engine" / "corpora" / "kreisprogramm.txt"
TEXT = REFERENCE if REFERENCE.exists() else OTHER
CITED = (160, 164) if REFERENCE.exists() else (20, 22)
TEN = 10


def bring_in(page: Page) -> None:
    """Hand the file in, look at what was read, take it over."""
    page.goto("/programm/einlesen/")
    page.set_input_files("#id_file", TEXT)
    page.locator("main form button[type=submit], main form button:not([type])").first.click()
    page.wait_for_url("**/programm/einlesen/*/")
    page.fill("#id_title", "Arbeitsprogramm 2025")
    page.fill("#id_slug", "2025")
    page.fill("#id_term_starts_on", "2025-01-01")
    page.fill("#id_term_ends_on", "2025-12-31")
    page.locator("form:has(#id_slug) button").click()
    page.wait_for_url("**/programm/2025/pruefen/")


def decide(page: Page, times: int) -> None:
    """Say yes to one proposal after the other, as the page leads on."""
    page.goto("/programm/2025/pruefen/")
    page.locator("header a[href*='/pruefen/'][class*=button]").click()
    for _ in range(times):
        page.locator("button[name=decision][value=accept]").click()


def publish(page: Page) -> None:
    page.goto("/programm/2025/veroeffentlichung/")
    page.locator("main form[method=post] button").click()
    page.wait_for_url("**/programm/2025/")


def press(page: Page, key: str) -> None:
    """Press a key once the page listens."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


@pytest.mark.usefixtures("own_base_url")
def test_on_a_phone_without_javascript(new_page, as_persona):
    board, presidium, guest = (new_page(java_script_enabled=False) for _ in range(3))
    as_persona(board, "lavo")
    bring_in(board)
    decide(board, TEN)
    as_persona(presidium, "praesidium")
    presidium.goto("/programm/2025/pruefen/?stand=accepted")
    for _ in range(TEN):
        presidium.goto("/programm/2025/pruefen/?stand=accepted")
        presidium.locator(".desk-list a").first.click()
        presidium.locator("button[name=decision][value=accept]").click()
    assert guest.goto("/programm/2025/").status == 404
    publish(presidium)

    first, last = CITED
    assert guest.goto(f"/programm/2025/zeilen/{first}-{last}/").status == 200
    expect(guest.locator("figure")).to_contain_text(str(first))
    if TEXT == REFERENCE:
        expect(guest.locator("figure")).to_contain_text(
            "Auf der nächsten Landesmitgliederversammlung"
        )
    assert fits(guest)
    guest.goto("/programm/2025/")
    expect(guest.locator(f"#z{first}")).to_have_count(1)
    expect(guest.locator(".entry")).to_have_count(TEN)
    assert fits(guest)
    guest.locator("#zeile").fill(str(last))
    guest.locator("form.jump button").click()
    guest.wait_for_url(f"**/programm/2025/#z{last}")
    guest.goto("/zusagen/?programme=2025")
    expect(guest.locator("#treffer .entry")).to_have_count(TEN)


@pytest.fixture
def board(own_base_url, new_page, as_persona):
    """Someone of the state board on a screen."""
    page = new_page(1280, 800)
    as_persona(page, "lavo")
    return page


def test_the_preview_shows_what_comes_out(board, axe):
    board.goto("/programm/einlesen/")
    axe(board)
    board.fill("#id_text", "1 Der Landesvorstand richtet ein Team ein.\n2 Er berichtet darüber.")
    expect(board.locator("#vorschau .proof-line").first).to_be_visible()
    axe(board)


def test_by_keyboard_on_a_screen(board, axe):
    bring_in(board)
    axe(board)
    heading = board.locator("h1")
    press(board, "w")
    board.wait_for_url("**/pruefen/*/")
    axe(board)
    lines = heading.inner_text()
    press(board, "a")
    expect(heading).not_to_have_text(lines)
    axe(board)
    press(board, "z")
    expect(heading).to_have_text(lines)
    press(board, "j")
    expect(heading).not_to_have_text(lines)
    press(board, "k")
    expect(heading).to_have_text(lines)
    board.locator("#id_title").focus()
    board.keyboard.type("axnjk")
    board.locator("button[name=decision][value=save]").click()
    expect(board.locator("#id_title")).to_have_value("axnjk")
    heading.click()
    press(board, "n")
    expect(heading).not_to_have_text(lines)


def test_splitting_and_marking_the_rest(board, axe):
    bring_in(board)
    press(board, "w")
    board.wait_for_url("**/pruefen/*/")
    press(board, "t")
    board.wait_for_url("**/teilung/")
    axe(board)
    quote = board.locator("#id_quote").input_value()
    at = quote.index(" ", len(quote) // 2)
    board.locator("#id_quote").fill(f"{quote[:at]} |{quote[at:]}")
    board.locator("main form[method=post] button").click()
    board.wait_for_url("**/pruefen/*/")
    board.goto("/programm/2025/pruefen/abdeckung/")
    axe(board)
    board.locator("input[name=passage]").first.check()
    board.locator(".coverage-deeds button").first.click()
    axe(board)


def test_a_guest_reads_and_narrows(new_page, axe):
    page = new_page(has_touch=True)
    page.goto("/programm/2026/")
    axe(page)
    page.locator("#zeile").fill("44")
    page.locator("#zeile").press("Enter")
    page.wait_for_url("**#z44")
    axe(page)
    page.goto("/programm/2026/?lesen=kurz")
    axe(page)
    page.goto("/zusagen/")
    axe(page)
    page.goto("/zusagen/?status=confirmed_done")
    page.locator("#treffer .entry a").first.click()
    page.wait_for_url("**/zusagen/AP26-*/")
    axe(page)
    page.locator("figure figcaption a, figure a[href*='/zeilen/']").first.click()
    page.wait_for_url("**/zeilen/**")
    axe(page)


def test_the_list_narrows_while_typing(new_page):
    page = new_page(1280, 800)
    page.goto("/zusagen/")
    everything = page.locator("#treffer h2").inner_text()
    page.locator("#q").fill("Protokoll")
    expect(page.locator("#treffer h2")).not_to_have_text(everything)
    assert "q=Protokoll" in page.url
