"""Pictures to scan, drawn so that the content policy lets them be seen."""

from __future__ import annotations

from dataclasses import dataclass

from qrcode.main import QRCode

_QUIET = 4


@dataclass(frozen=True, slots=True)
class Picture:
    """A QR code: the side in dots, quiet zone included, and the path of its dark dots."""

    side: int
    path: str


def picture_of(text: str) -> Picture:
    """``text`` as a QR code (ISO/IEC 18004)."""
    code = QRCode(border=_QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    dots = (
        f"M{column} {line}h1v1h-1z"
        for line, row in enumerate(rows)
        for column, dark in enumerate(row)
        if dark
    )
    return Picture(len(rows), "".join(dots))
