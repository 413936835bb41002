"""In and out by hand: a code, an invitation, a passkey, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

WITH_FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
MAKE = "form[data-passkey] button[type=button]"


@pytest.fixture
def base_url(own_base_url):
    """By name: a passkey belongs to a name, never to a number."""
    return own_base_url.replace("127.0.0.1", "localhost")


@pytest.fixture
def looks(axe):
    """Examines the address a page shows, on a page of its own.

    The examiner's connection would end the device that holds the passkeys.
    """

    def examine(page: Page) -> None:
        other = page.context.new_page()
        other.goto(page.url)
        axe(other)
        other.close()

    return examine


def with_device(page: Page) -> Page:
    """A page on a device that keeps passkeys."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": WITH_FINGER})
    return page


def test_a_member_makes_a_passkey_and_comes_back_with_it(new_page, as_persona, looks):
    page = with_device(new_page(has_touch=True))
    as_persona(page, "mitglied")
    page.goto("/mein/sicherheit/")
    looks(page)
    page.locator("a[href='/mein/sicherheit/passkeys/neu/']").click()
    looks(page)
    page.goto("/mein/sicherheit/passkeys/neu/")
    page.locator("#id_name").fill("Mein Handy")
    page.locator(MAKE).click()
    page.wait_for_url("**/mein/sicherheit/")
    expect(page.locator(".security-list")).to_contain_text("Mein Handy")
    looks(page)

    page.goto("/abmelden/")
    looks(page)
    page.evaluate("localStorage.setItem('entwurf:x', JSON.stringify({at: Date.now()}))")
    page.locator("main form button").click()
    page.wait_for_url(lambda url: url.endswith("/"))
    assert page.evaluate("localStorage.length") == 0
    page.goto("/anmelden/?next=/mein/sicherheit/geraete/")
    page.locator(MAKE).click()
    page.wait_for_url("**/mein/sicherheit/geraete/")
    expect(page.locator(".security-list li")).to_have_count(1)
    looks(page)

    page.goto("/mein/sicherheit/")
    page.locator("a[href$='/ende/'][href*='/passkeys/']").click()
    page.wait_for_url("**/bestaetigung/passkey/**")
    page.locator(MAKE).click()
    page.wait_for_url("**/passkeys/*/ende/")
    page.locator("main form button").click()
    page.wait_for_url("**/mein/sicherheit/")
    expect(page.locator(".security-list")).to_have_count(0)


def test_a_device_that_refuses_is_told_in_words(new_page, as_persona):
    page = new_page()
    as_persona(page, "neu")
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator", {"options": WITH_FINGER | {"isUserVerified": False}}
    )
    page.goto("/mein/sicherheit/passkeys/neu/")
    expect(page.locator("[data-passkey-trouble]")).to_be_hidden()
    page.locator(MAKE).click()
    expect(page.locator("[data-passkey-trouble]")).to_be_visible()
    expect(page.locator(MAKE)).to_be_enabled()


@pytest.mark.parametrize("javascript", [True, False])
def test_asking_for_a_code(new_page, axe, javascript):
    page = new_page(java_script_enabled=javascript)
    page.goto("/anmelden/")
    page.locator("#id_email").fill("mitglied@demo.invalid")
    page.locator("form:has(#id_email) button").click()
    page.wait_for_url("**/anmelden/code/**")
    page.locator("#id_code").fill("BBBB-BBBB")
    page.locator("form:has(#id_code) button").first.click()
    expect(page.locator(".field-error")).to_be_visible()
    if javascript:
        axe(page)
    page.locator("a[href*='neu=1']").click()
    expect(page.locator("#id_email")).to_be_visible()
    if javascript:
        axe(page)


def test_an_app_can_be_set_up_where_pictures_are_guarded(desktop_page, as_persona, axe):
    as_persona(desktop_page, "team")
    desktop_page.goto("/mein/sicherheit/app/")
    picture = desktop_page.locator("svg.security-code")
    assert picture.bounding_box()["width"] > 150
    axe(desktop_page)
    desktop_page.locator("#id_code").fill("000000")
    desktop_page.locator("form:has(#id_code) button").click()
    expect(desktop_page.locator(".field-error")).to_be_visible()
    axe(desktop_page)


@pytest.mark.parametrize("address", ["/mein/sicherheit/zweiter-faktor/", "/anmelden/willkommen/"])
def test_further_pages_have_no_finding(page, as_persona, axe, address):
    as_persona(page, "kv")
    page.goto(address)
    axe(page)


def test_an_unknown_invitation_says_what_to_do(page, axe):
    answer = page.goto("/anmelden/einladung/abgeschnitten/")
    assert answer.status == 410
    axe(page)
