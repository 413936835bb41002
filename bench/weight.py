"""What a page weighs on its first visit, as a real browser counts it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tools.browser import find

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@dataclass(slots=True)
class Weight:
    """Bytes over the wire, heads included, and the number of requests."""

    size: float = 0
    requests: int = 0


def weigh(base_url: str, paths: Iterable[str]) -> dict[str, Weight]:
    """The weight of each path, each visited by a browser that has seen nothing yet.

    Empty where there is no Chromium.
    """
    executable = find()
    if executable is None:
        return {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        weights = {path: _weigh(browser, base_url + path) for path in paths}
        browser.close()
    return weights


def _weigh(browser: Browser, url: str) -> Weight:
    weight = Weight()
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="de-DE")
    page = context.new_page()
    session = context.new_cdp_session(page)

    def finished(event: dict[str, Any]) -> None:
        weight.size += event["encodedDataLength"]
        weight.requests += 1

    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")
    page.goto(url, wait_until="networkidle")
    context.close()
    return weight
