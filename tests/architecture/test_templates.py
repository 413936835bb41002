"""Templates hold no inline code and no bare includes; what they share is a component."""

from __future__ import annotations

import re

import pytest

from tests.architecture.house import PACKAGE

TEMPLATES = sorted(PACKAGE.rglob("*.html"))
FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "inline style": re.compile(r"<style\b|<[a-z][^>]*\sstyle\s*=", re.IGNORECASE),
    "event handler": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=|hx-on", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "bare include": re.compile(r"\{%\s*include\b"),
    "unescaped output": re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off"),
    "foreign address": re.compile(r"(?:src|href|action)=[\"']?(?:https?:)?//", re.IGNORECASE),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_templates_hold_none(what):
    found = [
        f"{path.relative_to(PACKAGE)}:{source.count(chr(10), 0, match.start()) + 1}"
        for path in TEMPLATES
        for source in [path.read_text(encoding="utf-8")]
        for match in FORBIDDEN[what].finditer(source)
    ]
    assert not found
