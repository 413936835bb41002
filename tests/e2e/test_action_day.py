"""An action day as people live it: from a campaign to the result, with another chapter's help."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("own_base_url")
FRAME = "/aktionstage/offene-stuben/"
TITLE = "Stube im Netzschuppen"
FOCUS = "Wer flickt mit, erzählt mit."
RESULT = "Einunddreißig Menschen, zwölf davon zum ersten Mal."
ALT = "Drei Menschen flicken ein Netz, man sieht nur ihre Hände."
NEEDED = "Zwei Menschen, die Tee kochen können."
OFFER = "Wir kommen zu zweit und bringen Kannen mit."


def today() -> str:
    """Today where the association is."""
    return datetime.now(ZoneInfo("Europe/Berlin")).date().isoformat()


def send(page: Page, within: str = "main form:not([action]) button.button-primary") -> None:
    """Press the one button of a form and wait until the answer is there."""
    with page.expect_navigation():
        page.locator(within).first.click()
    assert not page.locator("main [aria-invalid=true]").count(), page.locator("main").inner_text()


def adapt(page: Page, axe) -> str:
    """The chapter makes the campaign its own; where its action day is found."""
    page.goto(FRAME)
    axe(page)
    page.get_by_role("link", name="Mit deinem Kreisverband mitmachen").click()
    axe(page)
    page.check("#id_take_1")
    page.fill("#id_own_focus", FOCUS)
    page.fill("#id_title", TITLE)
    page.fill("#id_on", today())
    page.fill("#id_at", "17:00")
    page.fill("#id_place", "Netzschuppen am Hafen")
    send(page)
    page.wait_for_url(re.compile(r"/aktionstage/aktionen/\d+/"))
    axe(page)
    expect(page.locator("main")).to_contain_text(FOCUS)
    expect(page.locator("main")).to_contain_text("AP26-18")
    return re.sub(r"\?.*", "", page.url)


def say_strength(page: Page, axe) -> None:
    page.goto(f"{FRAME}kraefte/")
    axe(page)
    page.get_by_role("link", name="Sagen, was ihr habt").click()
    axe(page)
    page.fill("#id_people", "11")
    page.fill("#id_trained", "4")
    page.fill("#id_wish", "")
    send(page)
    axe(page)


def ask(page: Page, address: str, axe) -> str:
    """From the page on which one prepares; where the request is found."""
    page.goto(f"{address}vorbereitung/")
    axe(page)
    page.get_by_role("link", name="Andere um Hilfe bitten").click()
    axe(page)
    page.check("#id_kind_0")
    page.fill("#id_text", NEEDED)
    send(page)
    axe(page)
    return page.url


def offer(page: Page, axe) -> None:
    """Another board is told, finds it in the list of what is near, and answers."""
    page.goto("/mein/hinweise/")
    expect(page.locator("main")).to_contain_text("KV Rothensund bittet um Hilfe")
    page.goto("/aktionstage/hilfe/?nah=1&art=people")
    axe(page)
    page.get_by_role("link", name=NEEDED).click()
    axe(page)
    page.fill("#id_text", OFFER)
    send(page, "form[action$='/antwort/'] button")
    expect(page.locator("main")).to_contain_text("wartet auf Antwort")
    axe(page)


def take_up(page: Page, request: str, axe) -> None:
    page.goto("/mein/sachen/")
    expect(page.locator("main")).to_contain_text("KV Hallersee bietet euch Hilfe an")
    page.goto(request)
    expect(page.locator("main")).to_contain_text(OFFER)
    send(page, "button[value=genug]")
    expect(page.locator("main")).to_contain_text("angenommen")
    axe(page)


def close(page: Page, address: str, axe) -> None:
    """Show a photo with everyone's consent and say what came of it."""
    page.goto(f"{address}fotos/")
    content = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(content, "PNG")
    page.set_input_files(
        "#id_file", {"name": "netz.png", "mimeType": "image/png", "buffer": content.getvalue()}
    )
    page.fill("#id_alt", ALT)
    send(page, "form[enctype] button.button-primary")
    axe(page)
    page.goto(address)
    page.get_by_role("link", name="Abschließen").click()
    axe(page)
    page.fill("#id_came_of_it", RESULT)
    page.fill("#id_attendees", "31")
    send(page)
    page.goto(address)
    expect(page.locator("main")).to_contain_text(RESULT)
    axe(page)


def look_at_it(guest: Page, address: str, axe) -> None:
    """What everyone sees: the result, whose it is, who helped; and the lines it serves."""
    guest.goto(address)
    main = guest.locator("main")
    for words in (RESULT, "Kreisverband Rothensund", "Hilfe von Kreisverband Hallersee"):
        expect(main).to_contain_text(words)
    expect(guest.get_by_alt_text(ALT)).to_be_visible()
    axe(guest)
    guest.goto("/programm/2026/zeilen/111-113/")
    main.get_by_role("link", name=re.compile("^AP26-18")).first.click()
    expect(main).to_contain_text(TITLE)
    expect(main).to_contain_text(RESULT)
    axe(guest)
    guest.goto("/aktionstage/")
    expect(main).to_contain_text("Wo etwas geplant ist")
    axe(guest)
    assert guest.request.get(f"{FRAME}kraefte/").url.endswith(f"next={FRAME}kraefte/")


def test_a_chapter_adapts_a_campaign_gets_help_and_closes_with_a_result(new_page, as_persona, axe):
    chapter, other, board, guest = new_page(), new_page(), new_page(1280, 800), new_page()
    as_persona(chapter, "kv")
    address = adapt(chapter, axe)
    say_strength(chapter, axe)
    request = ask(chapter, address, axe)

    as_persona(board, "lavo")
    board.goto(f"{FRAME}kraefte/")
    axe(board)
    row = board.locator("tr#kv-rothensund")
    for words in ("bittet um Hilfe", "11", "1 offene Bitte"):
        expect(row).to_contain_text(words)
    expect(board.locator(".tiles")).to_contain_text("KV Rothensund")

    as_persona(other, "kv-2")
    offer(other, axe)
    take_up(chapter, request, axe)
    other.goto("/mein/sachen/")
    expect(other.locator("main")).to_contain_text("KV Rothensund rechnet mit eurer Hilfe")
    close(chapter, address, axe)

    board.reload()
    expect(row).to_contain_text("genug Menschen")
    look_at_it(guest, address, axe)
    chapter.goto(FRAME)
    expect(chapter.locator("main")).to_contain_text(RESULT)
    axe(chapter)
