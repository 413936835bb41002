"""A guest on a phone without scripts: from the front page to a task, and out again."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.fitting import fits
from tests.e2e.server import inside

MOST_BYTES = 100_000
MOST_SCREENS = 4
MAIL = "zugvogel@example.org"
LONG_AGO = """
from datetime import timedelta
from django.utils import timezone
from wirksam.opportunities.models import GuestHelper, Opportunity
from wirksam.opportunities.operations.guests import purge_guests
ended = timezone.now() - timedelta(days=5)
Opportunity.objects.filter(guest_helpers__isnull=False).update(starts_at=ended, ends_at=ended)
GuestHelper.objects.update(purge_at=timezone.now() - timedelta(hours=1))
print(purge_guests(timezone.now()), GuestHelper.objects.count())
"""
STANDS = """
from wirksam.opportunities.models import Engagement
print(Engagement.objects.filter(guest__isnull=False, guest__mail="%s").count())
"""


@pytest.fixture
def phone(own_base_url, new_page) -> Page:
    return new_page(java_script_enabled=False, has_touch=True)


def weight_of(page: Page, address: str) -> float:
    """Bytes over the wire of a first visit, heads included."""
    sizes: list[float] = []
    session = page.context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    session.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    session.detach()
    return sum(sizes)


def ask(page: Page, mail: str = MAIL) -> None:
    """Type name and address on the page of a task, and send them."""
    page.fill("#id_name", "Zug")
    page.fill("#id_mail", mail)
    page.locator("form[action$='/gast/'] button").click()


def link_in_the_letter(page: Page) -> str:
    """The address in the newest letter, which the demonstration shows."""
    page.goto("/demo/post/")
    expect(page.locator("main article").first).to_contain_text(MAIL)
    found = page.locator("main article").first.locator("a").first.get_attribute("href")
    assert found
    return found


def sign_up(page: Page) -> None:
    """Tick what must be accepted, and press the button."""
    for box in page.locator("main .help-join input[type=checkbox][required]").all():
        box.check()
    page.locator("button[name=dabei]").click()
    expect(page.locator("main .help-join")).to_contain_text("Du bist dabei")


def signed_up(data: Path, mail: str = MAIL) -> int:
    return int(inside(data, STANDS % mail))


def test_from_the_front_page_to_a_task_in_four_screens(phone, tmp_path, axe):
    page, screens = phone, ["/"]
    assert weight_of(page, "/") <= MOST_BYTES
    assert fits(page)
    page.locator("main a[href^='/aufgaben/']").first.click()
    if re.search(r"/aufgaben/(\?.*)?$", page.url):
        screens.append("/aufgaben/")
        page.locator("main a[href^='/aufgaben/']:not([href*='?'])").first.click()
    page.wait_for_url(re.compile(r"/aufgaben/\d+/"))
    screens.append(urlsplit(page.url).path)
    assert fits(page)
    ask(page)
    expect(page.locator("main")).to_contain_text(MAIL)
    assert fits(page)
    screens.append(urlsplit(page.url).path)
    link = link_in_the_letter(page)
    screens.append(link)
    page.goto(link)
    assert fits(page)
    assert signed_up(tmp_path / "data") == 0
    sign_up(page)
    assert urlsplit(page.url).path == link
    assert signed_up(tmp_path / "data") == 1
    assert len(screens) <= MOST_SCREENS, screens


def begin(page: Page) -> str:
    """Ask for a task that takes guests; the link in the letter."""
    page.goto("/")
    page.locator(
        "main a[href^='/aufgaben/']:not([href$='/aufgaben/']):not([href*='?'])"
    ).first.click()
    ask(page)
    return link_in_the_letter(page)


def test_a_scanner_that_opens_every_link_signs_nobody_up(phone, tmp_path):
    link = begin(phone)
    for _twice in range(2):
        assert phone.request.get(link).status == 200
        assert phone.request.head(link).status == 200
    assert phone.request.post(link).status == 403  # a scanner that posts has no token of the form
    assert signed_up(tmp_path / "data") == 0
    phone.goto(link)
    expect(phone.locator("button[name=dabei]")).to_be_visible()


def test_two_people_with_one_link_are_one_and_either_cancels(phone, new_page, tmp_path):
    link = begin(phone)
    other = new_page(java_script_enabled=False)
    other.goto(link)
    phone.goto(link)
    for page in (phone, other):
        sign_up(page)
    assert signed_up(tmp_path / "data") == 1
    other.locator("button[name=raus]").click()
    other.wait_for_url("**/aufgaben/")
    assert signed_up(tmp_path / "data") == 0
    phone.locator("button[name=raus]").click()
    expect(phone.locator("main")).to_contain_text("gilt nicht mehr")


def test_after_the_purge_the_link_says_so(phone, tmp_path):
    link = begin(phone)
    phone.goto(link)
    sign_up(phone)
    assert inside(tmp_path / "data", LONG_AGO) == "1 0"
    answer = phone.goto(link)
    assert answer is not None
    assert answer.status == 410
    expect(phone.locator("main")).to_contain_text("72 Stunden")
    assert fits(phone)
    phone.locator("main a[href='/aufgaben/']").click()
    expect(phone.locator("h1")).to_be_visible()
