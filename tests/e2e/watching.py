"""What a page must never do, whatever a journey is about: fail, complain or call elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SERVER_ERROR = 500
STREAMS = re.compile(r"http://127\.0\.0\.1:\d+/strom/\?")  # the demonstration's, on a port beside


class Watch:
    """Listens to every page of a context and remembers what was wrong."""

    def __init__(self, context: BrowserContext, base_url: str) -> None:
        self.findings: list[str] = []
        self._base_url = base_url
        context.on("console", self._console)
        context.on("weberror", lambda error: self.findings.append(f"script error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium also reports each 4xx answer here; what those should be, the journeys say.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.findings.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        own = (f"{self._base_url}/", "data:", "blob:", "about:")
        if not request.url.startswith(own) and not STREAMS.match(request.url):
            self.findings.append(f"foreign address: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= SERVER_ERROR:
            self.findings.append(f"answer {response.status}: {response.url}")


def accessibility_findings(page: Page) -> list[str]:
    """What axe finds on the page as it now is, one line for each element.

    The script goes in through the debugger, so the page's own content policy stays in force.
    """
    session = page.context.new_cdp_session(page)
    try:
        _evaluate(session, AXE.read_text(encoding="utf-8"))
        report = _evaluate(session, "axe.run(document).then(found => JSON.stringify(found))")
    finally:
        session.detach()
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}\n    {node['html'][:200]}"
        for violation in json.loads(report)["violations"]
        for node in violation["nodes"]
    ]


def _evaluate(session: Any, expression: str) -> Any:
    answer = session.send(
        "Runtime.evaluate",
        {"expression": expression, "awaitPromise": True, "returnByValue": True},
    )
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"].get("value")
