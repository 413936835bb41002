"""Uploads of every kind, made on the spot: honest ones and hostile ones."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms
from PIL.TiffImagePlugin import IFDRational

BERLIN = (IFDRational(52), IFDRational(31), IFDRational(12))


def picture(size=(400, 300), mode="RGB"):
    """Left half red, right half blue, so that turning it shows."""
    image = Image.new(mode, size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    return image


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation=1):
    """As a phone writes it: device, time, place and how it was held."""
    told = Image.Exif()
    told[0x0112], told[0x0110], told[0x0132] = orientation, "Taschentelefon 7", "2026:03:01 10:00"
    place = told.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", BERLIN, "E", BERLIN
    return told


def phone_photo(size=(4000, 3000), orientation=6, **options):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told = {"exif": exif(orientation), "icc_profile": profile, "comment": b"Kanaria"} | options
    return saved(picture(size), "JPEG", quality=80, **told)


def big_photo(least=20_000_000):
    """A real JPEG of at least ``least`` bytes, with a place: noise does not compress."""
    image = Image.effect_noise((5200, 5200), 120).convert("RGB")
    data = saved(image, "JPEG", quality=92, exif=exif())
    assert data[:2] == b"\xff\xd8"
    assert len(data) >= least
    return data


def pixel_bomb(side=60_000):
    """A PNG of a few hundred bytes that claims billions of pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    )


def archive(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def odf(kind="text", **parts):
    label = f"application/vnd.oasis.opendocument.{kind}"
    return archive(**({"mimetype": label, "content.xml": "<x/>"} | parts))


def ooxml(label="wordprocessingml.document.main+xml", **parts):
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-{label}"/></Types>'
    return archive(**({"[Content_Types].xml": types, "word/document.xml": "<x/>"} | parts))


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"
SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)
HTML = b"<!DOCTYPE html><title>x</title><script>alert(1)</script>"
GIF_SCRIPT = b"GIF89a/*\x01\x00*/=1;alert(1)"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 100
