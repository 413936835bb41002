"""Whether a page fits the screen it is read on."""

from __future__ import annotations

from playwright.sync_api import Page


def fits(page: Page) -> bool:
    """Nobody has to scroll sideways; waits for a page that is only just arriving."""
    page.wait_for_load_state("load")
    root = page.locator("html")
    return bool(root.evaluate("root => root.scrollWidth <= root.clientWidth"))
