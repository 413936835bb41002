"""The pictures of a programme, by hand and by keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_the_pictures_lead_to_the_lines_by_keyboard(page, axe):
    page.goto("/einblick/")
    axe(page)
    page.locator("main a[href^='/einblick/']").first.click()
    expect(page.locator(".insight-sentence")).to_have_count(3)
    axe(page)
    for details in page.locator(".insight details > summary").all():
        details.click()
    axe(page)
    page.locator(".heat a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/zeilen/\d+"))


def test_the_pictures_need_no_script(page_without_javascript):
    page = page_without_javascript
    page.goto("/einblick/")
    page.locator("main a[href^='/einblick/']").first.click()
    expect(page.locator(".heat a").first).to_be_visible()
    expect(page.locator("main table").last).to_be_visible()
