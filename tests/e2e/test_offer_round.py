"""A round of offers: the board sees where people are missing, asks, and somebody new says yes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("own_base_url")
STRENGTHS = "/aktionstage/offene-stuben/kraefte/"
ROUNDS, OFFERS = "/aufgaben/runden/", "/aufgaben/angebote/"
BEFORE = "Beim Kennenlernabend Tee ausschenken"
REASON = "Menschen, die das zum ersten Mal machen, so wie du."
NEW = "Emre"


def see_where_people_are_missing(board: Page, axe) -> None:
    board.goto(STRENGTHS)
    axe(board)
    board.goto("/aufgaben/")
    axe(board)
    board.get_by_role("link", name="Aufgaben anbieten").click()
    expect(board.locator("main")).to_contain_text("KV Eberswarder")
    axe(board)


def look_at_the_next_round(board: Page, axe) -> None:
    """Numbers, gaps and reasons; nobody is named and nobody is asked yet."""
    board.get_by_role("link", name="Nächste Runde ansehen").click()
    main = board.locator("main")
    expect(main).to_contain_text("Noch ist niemand gefragt.")
    expect(main).to_contain_text(REASON)
    expect(main).to_contain_text("Beschluss B-07")
    expect(main).not_to_contain_text(NEW)
    axe(board)


def ask(board: Page, axe) -> str:
    """Where the log of the round is."""
    board.get_by_role("button", name="Jetzt fragen").click()
    board.wait_for_url(re.compile(r"/aufgaben/runden/\d+/"))
    expect(board.locator("main")).to_contain_text("wurden gefragt")
    expect(board.locator("main")).not_to_contain_text(NEW)
    axe(board)
    return board.url


def read_the_reason(phone: Page, axe) -> str:
    """The title of something that the round offers her, besides what she was asked for before.

    How much it is depends on the weekday: what she was asked for before may be of last week.
    """
    phone.goto("/mein/hinweise/")
    phone.get_by_role("link", name="Passt das zu dir?").first.click()
    phone.wait_for_url(f"**{OFFERS}")
    axe(phone)
    offers = phone.locator("main article").filter(has_text=REASON)
    titles = offers.locator("h2").all_inner_texts()
    assert BEFORE in titles
    return next(title for title in titles if title != BEFORE)


def say_yes(phone: Page, title: str, axe) -> None:
    offer = phone.locator("main article").filter(has_text=title)
    offer.get_by_role("button", name="Ja, ich bin dabei").click()
    phone.wait_for_url(re.compile(r"/aufgaben/\d+/$"))
    expect(phone.locator("main")).to_contain_text("Du bist dabei")
    axe(phone)
    phone.goto("/mein/sachen/")
    expect(phone.locator("main")).to_contain_text(title)


def say_no(phone: Page, axe) -> None:
    """It costs nothing, and it is gone."""
    phone.goto(OFFERS)
    offer = phone.locator("main article").filter(has_text=BEFORE)
    with phone.expect_navigation():
        offer.get_by_role("button", name="Lieber nicht").click()
    expect(phone.locator("main")).not_to_contain_text(BEFORE)
    axe(phone)


def change_my_mind(phone: Page, axe) -> None:
    """What she said about helping is hers to delete."""
    phone.goto("/mein/")
    phone.get_by_role("link", name="Wie ich helfen möchte").click()
    axe(phone)
    phone.get_by_role("button", name="Alles davon löschen").click()
    with phone.expect_navigation():
        phone.locator("dialog[open] .button-primary").click()
    expect(phone.locator("#id_wants_offers")).not_to_be_checked()


def test_a_round_of_offers(new_page, as_persona, axe) -> None:
    board, phone, guest = new_page(1280, 800), new_page(has_touch=True), new_page()
    as_persona(board, "lavo")
    as_persona(phone, "neu")
    see_where_people_are_missing(board, axe)
    look_at_the_next_round(board, axe)
    log = ask(board, axe)
    title = read_the_reason(phone, axe)
    say_yes(phone, title, axe)
    say_no(phone, axe)
    change_my_mind(phone, axe)
    for page in (phone, guest):
        answer = page.request.get(log)
        assert answer.status == 403 or "/anmelden/" in answer.url
    board.goto(ROUNDS)
    expect(board.locator("main .entry")).to_have_count(2)
