"""Photos drawn anew: upright, small enough for a page, and nothing in them but the picture.

Only pixels pass: no place, no device, no time, no comment, no thumbnail, no bytes behind the end.
"""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from wirksam.engine.uploads.model import JPEG, WEBP, Kind, NotTakenError, Taken

MOST_PIXELS_A_SIDE = 1600
MOST_PIXELS = {"JPEG": 120_000_000, "PNG": 50_000_000, "WEBP": 50_000_000}
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_MAX_PROFILE = 2_000_000
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, struct.error, EOFError,
           UnidentifiedImageError, AttributeError, ZeroDivisionError, OverflowError)  # fmt: skip


def redraw(data: bytes, kind: Kind) -> Taken:
    """The photo as it is kept. Raises NotTakenError ``too-many-pixels`` or ``damaged``."""
    Image.MAX_IMAGE_PIXELS = None  # our own limits, by format
    wanted = _FORMATS[kind.media_type]
    try:
        with Image.open(io.BytesIO(data), formats=(wanted,)) as image:
            if image.width * image.height > MOST_PIXELS[wanted]:
                raise NotTakenError("too-many-pixels")
            drawn = _upright(_small(image))
        bare = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
        return _written(bare, JPEG if wanted == "JPEG" else WEBP)
    except _BROKEN as error:
        raise NotTakenError("damaged") from error


def _small(image: Image.Image) -> Image.Image:
    """At most 1600 pixels a side, in plain colours. Large JPEG are decoded at a fraction."""
    if image.mode in {"P", "LA", "PA"}:
        image = image.convert("RGBA")
    elif image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    image.thumbnail((MOST_PIXELS_A_SIDE, MOST_PIXELS_A_SIDE))
    image.load()
    return _in_common_colours(image)


def _in_common_colours(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile") or b""
    wanted = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile and len(profile) < _MAX_PROFILE:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(image, source, target, outputMode=wanted)
        except (ImageCms.PyCMSError, *_BROKEN):
            found = None
        if found is not None:
            found.info["exif"] = image.info.get("exif", b"")
            return found
    return image if image.mode == wanted else image.convert(wanted)


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except _BROKEN:
        return image  # what says how it was held is broken; the picture is not


def _written(image: Image.Image, kind: Kind) -> Taken:
    out = io.BytesIO()
    if kind == JPEG:
        image.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    else:
        image.save(out, "WEBP", quality=85, method=4)
    return Taken(kind, out.getvalue(), image.width, image.height)
