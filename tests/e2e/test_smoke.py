"""The house opens, on every kind of screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.fitting import fits


@pytest.mark.parametrize("kind", ["page", "desktop_page", "page_without_javascript"])
def test_home_opens(kind, request):
    page = request.getfixturevalue(kind)
    answer = page.goto("/")
    assert answer.status == 200
    expect(page.locator("h1")).to_have_count(1)
    assert fits(request.getfixturevalue(kind)), "the page is wider than the screen"


def test_home_has_no_accessibility_finding(page, axe):
    page.goto("/")
    axe(page)


def test_signing_in_as_a_member(page, as_persona, axe):
    as_persona(page, "mitglied")
    expect(page.locator("h1")).to_have_count(1)
    axe(page)
