"""A running demonstration and a Chromium to walk through it.

``page`` is a phone, ``desktop_page`` a screen, ``page_without_javascript`` a phone whose reader has
switched scripts off. ``new_page`` makes further ones, each another visitor. ``as_persona`` signs a
visitor in; ``axe`` asserts that a page has no accessibility finding. Journeys that change what
others read take ``own_base_url``: a server of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.e2e.server import filled_folder, running_demo
from tests.e2e.watching import Watch, accessibility_findings
from tools import browser as chromium

PHONE = (360, 740)
DESKTOP = (1280, 800)
ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "build" / "e2e"
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
]
_failed = pytest.StashKey[bool]()

NewPage = Callable[..., Page]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome: Any = yield
    item.stash[_failed] = item.stash.get(_failed, False) or outcome.get_result().failed


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    base = tmp_path_factory.getbasetemp()
    return filled_folder(base if worker_id == "master" else base.parent)


@pytest.fixture(scope="session")
def shared_base_url(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_demo(filled, tmp_path_factory.mktemp("server")) as url:
        yield url


@pytest.fixture
def own_base_url(filled: Path, tmp_path: Path) -> Iterator[str]:
    """A server of this test's own; what it changes is seen by nobody else."""
    with running_demo(filled, tmp_path) as url:
        yield url


@pytest.fixture
def base_url(request: pytest.FixtureRequest) -> str:
    """The server this test talks to: its own if it asked for one."""
    own = "own_base_url" in request.fixturenames
    return str(request.getfixturevalue("own_base_url" if own else "shared_base_url"))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    path = chromium.find()
    assert path is not None, chromium.HELP
    return path


@pytest.fixture(scope="session")
def browser(chromium_path: Path, playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def new_page(browser: Browser, base_url: str, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """Makes a page for another visitor: ``new_page(width, height, **context_options)``."""
    contexts: list[tuple[BrowserContext, Watch]] = []

    def make(width: int = PHONE[0], height: int = PHONE[1], **options: Any) -> Page:
        context = browser.new_context(
            base_url=base_url,
            viewport={"width": width, "height": height},
            locale="de-DE",
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(10_000)
        context.tracing.start(snapshots=True)
        contexts.append((context, Watch(context, base_url)))
        return context.new_page()

    yield make
    failed = request.node.stash.get(_failed, False)
    findings = []
    for number, (context, watch) in enumerate(contexts):
        findings += watch.findings
        _close(context, f"{request.node.name}-{number}" if failed or watch.findings else "")
    assert not findings, "\n".join(findings)


def _close(context: BrowserContext, keep_as: str) -> None:
    """End a context; ``keep_as`` names pictures and trace to be kept in build/e2e."""
    name = re.sub(r"[^\w.-]+", "_", keep_as)
    if name:
        PICTURES.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(context.pages):
            page.screenshot(path=PICTURES / f"{name}-{number}.png", full_page=True)
        context.tracing.stop(path=PICTURES / f"{name}.zip")
    else:
        context.tracing.stop()
    context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page(has_touch=True)


@pytest.fixture
def desktop_page(new_page: NewPage) -> Page:
    return new_page(*DESKTOP)


@pytest.fixture
def page_without_javascript(new_page: NewPage) -> Page:
    return new_page(java_script_enabled=False)


@pytest.fixture
def as_persona() -> Callable[[Page, str], None]:
    """Signs the visitor of a page in as one of the cast, as a person would."""

    def sign_in(page: Page, persona: str) -> None:
        page.goto("/demo/")
        page.locator(f'form[action="/demo/anmelden/{persona}/"] button').click()
        page.wait_for_url(lambda url: "/demo/" not in url)

    return sign_in


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Asserts that the page, as it now is, has no accessibility finding."""

    def examine(page: Page) -> None:
        findings = accessibility_findings(page)
        assert not findings, f"{page.url}\n" + "\n".join(findings)

    return examine
