"""Every pair of colours that text or signs use keeps its contrast, on paper and by lamp.

The arithmetic is that of CSS Color 4 (oklch to linear sRGB) and of WCAG 2 (relative luminance).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import pytest

from wirksam.foundation.components.registry import FOLDER

Colour = tuple[float, float, float]

SOURCE = (FOLDER / "styles/tokens-colour.css").read_text(encoding="utf-8").partition("@supports")[0]
OKLCH = r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)"
PAIR = re.compile(rf"--([\w-]+): light-dark\({OKLCH}, {OKLCH}\);")
PLAIN = re.compile(rf"--([\w-]+): {OKLCH};")

PAPERS = ("paper", "paper-raised", "paper-sunk")
TONES = ("neutral", "info", "going", "ok", "warn", "danger", "muted")


def tokens(scheme: int) -> dict[str, Colour]:
    found = {name: _colour(rest) for name, *rest in PLAIN.findall(SOURCE)}
    for name, *rest in PAIR.findall(SOURCE):
        found[name] = _colour(rest[3:] if scheme else rest[:3])
    return found


def _colour(parts: list[str]) -> Colour:
    lightness, chroma, hue = map(float, parts)
    return lightness, chroma, hue


def luminance(colour: Colour) -> float:
    lightness, chroma, hue = colour
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["paper", "lamp"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    ("ink", "least"),
    [("ink", 7), ("ink-soft", 4.5), ("ink-faint", 4.5), ("rule-strong", 3), ("focus", 3)]
    + [(tone, 4.5) for tone in TONES],
)
def test_inks_on_papers(scheme, paper, ink, least):
    known = tokens(scheme)
    assert contrast(known[ink], known[paper]) >= least


@pytest.mark.parametrize("scheme", [0, 1], ids=["paper", "lamp"])
@pytest.mark.parametrize("tone", TONES)
def test_tones_on_their_tints(scheme, tone):
    known = tokens(scheme)
    assert contrast(known[tone], known[f"{tone}-tint"]) >= 4.5
    assert contrast(known["ink"], known[f"{tone}-tint"]) >= 7


@pytest.mark.parametrize("scheme", [0, 1], ids=["paper", "lamp"])
def test_fixed_pairs(scheme):
    known = tokens(scheme)
    assert contrast(known["on-brand"], known["brand"]) >= 7
    assert contrast(known["paper-raised"], known["ok"]) >= 4.5
    assert contrast(known["paper-raised"], known["ink"]) >= 7
    assert contrast(known["accent"], known["brand"]) >= 3


def _clamp(name: str, scheme: int) -> Callable[[float, float, float], Colour]:
    """How a derived token bends the association's colour, read from the stylesheet."""
    body = re.search(rf"--{name}: light-dark\((.*?)\);", SOURCE, re.DOTALL)
    assert body
    forms = re.findall(
        r"from var\(--\w+\) (?:(min|max)\(l, )?([\d.]+)\)? min\(c, ([\d.]+)\)", body[1]
    )
    bound, limit, most = forms[scheme]
    bend = {"min": min, "max": max}.get(bound, lambda _, fixed: fixed)
    return lambda lightness, chroma, hue: (
        bend(lightness, float(limit)),
        min(chroma, float(most)),
        hue,
    )


@pytest.mark.parametrize("scheme", [0, 1], ids=["paper", "lamp"])
@pytest.mark.parametrize("hue", range(0, 360, 15))
def test_any_brand_becomes_a_readable_ink(scheme, hue):
    known = tokens(scheme)
    ink, tint, mark = (_clamp(name, scheme) for name in ("brand-ink", "brand-tint", "mark"))
    for lightness in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        for chroma in (0.0, 0.1, 0.2, 0.3):
            brand = (lightness, chroma, float(hue))
            for paper in PAPERS:
                assert contrast(ink(*brand), known[paper]) >= 4.5
            assert contrast(ink(*brand), tint(*brand)) >= 4.5
            assert contrast(known["ink"], tint(*brand)) >= 7
            assert contrast(known["ink"], mark(*brand)) >= 7
            assert contrast(known["ink-soft"], mark(*brand)) >= 4.5
