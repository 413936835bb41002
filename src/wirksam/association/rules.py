"""Pure rules of the association's data."""

from __future__ import annotations

DARK, LIGHT = "#171412", "#ffffff"
MINIMUM_CONTRAST = 4.5


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def best_ink(colour: str) -> str:
    """Dark or light writing, whichever is easier to read on ``colour``."""
    return max((DARK, LIGHT), key=lambda ink: contrast(colour, ink))
