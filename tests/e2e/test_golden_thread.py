"""The whole thread, as people walk it: from a deed to the assembly and back to who gave."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("own_base_url")
SPRING = "/beschlusskontrolle/anlaesse/lmv-fruehjahr-2027/"
ACCOUNT = "/versammlungen/lmv-herbst-2026/bericht/1/"


def yesterday() -> str:
    """The day before today where the association is."""
    return (datetime.now(ZoneInfo("Europe/Berlin")) - timedelta(days=1)).date().isoformat()


def send(page: Page) -> None:
    page.locator("main form").filter(has=page.locator("button[type=submit]")).last.locator(
        "button[type=submit]"
    ).first.click()


def plan(page: Page, axe) -> str:
    """The chapter plans a deed for lines 111 to 114; where it is found."""
    page.goto("/programm/2026/zeilen/111-114/")
    page.get_by_role("link", name="Dazu etwas tun").click()
    axe(page)
    page.fill("#id_title", "Kleidertausch im Spritzenhaus")
    page.fill("#id_on", yesterday())
    page.fill("#id_at", "10:00")
    page.locator("#id_visibility_0").check()
    send(page)
    page.wait_for_url(re.compile(r"/aktivitaeten/\d+/"))
    axe(page)
    address = re.sub(r"\?.*", "", page.url)
    for code in ("AP26-18", "AP26-19"):
        expect(page.locator("main")).to_contain_text(code)
    return address


def close(page: Page, address: str, axe) -> None:
    page.goto(f"{address}abschluss/")
    axe(page)
    page.fill("#id_came_of_it", "Vierzig Stücke getauscht, drei Neue.")
    page.fill("#id_attendees", "18")
    page.fill("#id_what_next", "Im März noch einmal.")
    send(page)
    page.wait_for_url(lambda url: "abschluss" not in url)
    axe(page)
    page.goto(address)
    expect(page.locator("main")).to_contain_text("Vierzig Stücke getauscht, drei Neue.")


def report(page: Page, axe) -> None:
    page.goto("/zusagen/AP26-18/meldung/")
    page.fill("#id_said", "Elf von zwölf Kreisen haben ihren Aktionstag gemacht.")
    page.locator(".report .button-primary").click()
    expect(page.locator(".thread")).to_contain_text("Elf von zwölf Kreisen")
    expect(page.locator(".thread")).to_contain_text("Kleidertausch im Spritzenhaus")
    axe(page)


def move_spring(page: Page) -> None:
    page.goto(f"{SPRING}verlegung/")
    page.fill("#id_to", "2027-04-24")
    page.fill("#id_reason", "Die Halle ist belegt.")
    send(page)
    expect(page.locator(".dates > li")).to_have_count(1)
    expect(page.locator(".dates > li")).to_contain_text("17. April")
    send(page)
    expect(page.locator("main")).to_contain_text("Die Halle ist belegt.")


def freeze(page: Page, axe) -> None:
    page.goto(f"{ACCOUNT}einfrieren/")
    axe(page)
    send(page)
    page.wait_for_url(f"**{ACCOUNT}*")
    expect(page.locator("main")).to_contain_text("Elf von zwölf Kreisen")
    axe(page)
    expect(page.locator(".account-digest")).to_have_text(re.compile(r"^[0-9a-f]{64}$"))
    pdf = page.request.get(f"{ACCOUNT}bericht.pdf")
    assert pdf.ok
    assert pdf.body().startswith(b"%PDF-")


def record_act(page: Page, axe) -> None:
    page.goto(f"{ACCOUNT}beschluesse/")
    axe(page)
    row = page.locator("fieldset.act-row").filter(has_text="AP26-18")
    row.locator("select[name$='-act']").select_option("noted")
    row.locator("input[name$='-text']").evaluate(
        "field => field.closest('details')?.setAttribute('open', '')"
    )
    row.locator("input[name$='-text']").fill("Danke an alle zwölf Kreise.")
    page.locator("form.acts button[type=submit]").last.click()
    page.wait_for_load_state()
    axe(page)


def test_from_a_deed_to_the_assembly_and_back(new_page, as_persona, axe):
    chapter, board = new_page(), new_page(1280, 800)
    presidium, member, guest = new_page(1280, 800), new_page(), new_page()

    as_persona(chapter, "kv")
    address = plan(chapter, axe)
    as_persona(member, "mitglied")
    member.goto(address)
    member.locator("form[action$='/teilnahme/'] button").first.click()
    axe(member)
    close(chapter, address, axe)

    as_persona(board, "lavo")
    report(board, axe)
    move_spring(board)
    freeze(board, axe)

    as_persona(presidium, "praesidium")
    record_act(presidium, axe)
    guest.goto("/zusagen/AP26-18/")
    expect(guest.locator(".thread")).to_contain_text("Danke an alle zwölf Kreise.")
    axe(guest)

    member.goto("/mein/spur/")
    for words in ("drei Neue.", "Elf von zwölf Kreisen", "Danke an alle zwölf Kreise."):
        expect(member.locator("main")).to_contain_text(words)
    axe(member)
