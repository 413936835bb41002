"""What is taken, what is not, and what is left of a photo."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.engine.uploads import samples
from wirksam.engine.uploads.detect import detect
from wirksam.engine.uploads.model import JPEG, MAX_DOCUMENT_BYTES, MAX_PHOTO_BYTES, NotTakenError
from wirksam.engine.uploads.photo import redraw
from wirksam.engine.uploads.sandbox import take, take_in_sandbox

TAKEN = {
    "photo.jpg": (samples.phone_photo((80, 60)), "image/jpeg"),
    "screen.png": (samples.saved(samples.picture(), "PNG"), "image/png"),
    "web.webp": (samples.saved(samples.picture(), "WEBP"), "image/webp"),
    "minutes.pdf": (samples.PDF, "application/pdf"),
    "minutes.odt": (samples.odf(), "application/vnd.oasis.opendocument.text"),
    "money.ods": (samples.odf("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
    "report.docx": (samples.ooxml(), "wordprocessingml.document"),
    "money.xlsx": (samples.ooxml("spreadsheetml.sheet.main+xml"), "spreadsheetml.sheet"),
    "note.txt": ("Größe ist drei.".encode(), "text/plain"),
    "old.txt": ("Größe ist drei.".encode("cp1252"), "text/plain"),
    "wide.txt": ("Größe ist drei.".encode("utf-16"), "text/plain"),
    "bare": (b"1 < 2 and <b> is bold", "text/plain"),
    "list.CSV": (b"a;b\n1;2\n", "text/csv"),
}

NOT_TAKEN = {
    "nothing.jpg": (b"", "empty"),
    "blank.txt": (b" \n ", "empty"),
    "bild.svg": (samples.SVG, "markup"),
    "page.jpg": (samples.HTML, "markup"),
    "page.txt": (b"\xef\xbb\xbf  " + samples.HTML, "markup"),
    "late.txt": (b"Guten Tag " * 20 + samples.HTML, "markup"),
    "code.js": (b"alert(1)", "unknown"),
    "run.sh": (b"#!/bin/sh\nrm", "program"),
    "run.pdf": (b"MZ\x90\0", "program"),
    "both.jpg": (samples.GIF_SCRIPT, "other-picture"),
    "film.heic": (samples.HEIC, "heic"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "old-office"),
    "all.zip": (samples.archive(a="b"), "archive"),
    "all.docx": (b"PK\x03\x04 and nothing more", "damaged"),
    "macro.docm": (samples.ooxml("word.document.macroEnabled.main+xml"), "macros"),
    "macro.docx": (samples.ooxml(**{"word/vbaProject.bin": "x"}), "macros"),
    "macro.odt": (samples.odf(**{"Basic/Standard/Modul.xml": "x"}), "macros"),
    "presentation.odp": (samples.odf("presentation"), "archive"),
    "half.pdf": (samples.PDF[:20], "damaged"),
    "noise.txt": (bytes(range(256)), "unknown"),
    "half.jpg": (samples.phone_photo()[:5_000], "damaged"),
    "head.jpg": (b"\xff\xd8\xff", "damaged"),
    "bomb.png": (samples.pixel_bomb(), "too-many-pixels"),
    "half.png": (samples.saved(samples.picture(), "PNG")[:120], "damaged"),
    "half.webp": (samples.saved(samples.picture(), "WEBP")[:60], "damaged"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_taken(name):
    data, media_type = TAKEN[name]
    assert media_type in detect(data, name).media_type
    take(data, name)


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_not_taken(name):
    data, code = NOT_TAKEN[name]
    with pytest.raises(NotTakenError) as caught:
        take(data, name)
    assert caught.value.code == code


def opened(taken):
    return Image.open(io.BytesIO(taken.content))


def test_nothing_but_the_picture_is_left():
    data = samples.phone_photo()
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)
    taken = redraw(data, JPEG)
    image = opened(taken)
    assert (dict(image.getexif()), image.getexif().get_ifd(0x8825)) == ({}, {})
    assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & image.info.keys()
    for told in (b"Exif", b"Taschentelefon", b"Kanaria", b"2026:03", b"ICC_PROFILE"):
        assert told not in taken.content


def test_it_stands_upright_and_is_small():
    taken = redraw(samples.phone_photo((4000, 3000), orientation=6), JPEG)
    assert (taken.width, taken.height) == (1200, 1600)
    top, bottom = (opened(taken).getpixel((600, y)) for y in (100, 1500))
    assert (top[0] > 200, top[2] < 60) == (True, True)
    assert (bottom[2] > 200, bottom[0] < 60) == (True, True)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")]
    + [("WEBP", "RGB"), ("WEBP", "RGBA")],
)
def test_pictures_of_every_mode(kind, mode):
    deep = Image.new("I;16", (40, 30), 40_000)
    image = deep if mode == "I;16" else samples.picture((40, 30)).convert(mode)
    taken = take(samples.saved(image, kind), "x")
    assert (taken.kind.media_type, taken.width, taken.height) == ("image/webp", 40, 30)
    assert opened(taken).getexif() == {}


def test_colours_for_print_become_those_of_a_screen():
    image = samples.picture().convert("CMYK")
    assert opened(redraw(samples.saved(image, "JPEG"), JPEG)).mode == "RGB"


def test_see_through_stays_see_through():
    taken = take(samples.saved(Image.new("RGBA", (20, 20), (255, 0, 0, 0)), "PNG"), "x")
    assert opened(taken).getpixel((3, 3))[3] == 0


def test_a_second_file_behind_the_picture_is_gone():
    taken = redraw(samples.phone_photo((80, 60)) + samples.HTML + samples.archive(a="b"), JPEG)
    assert b"script" not in taken.content
    assert b"PK\x03\x04" not in taken.content


def test_an_endlessly_long_strip():
    taken = take(samples.saved(Image.new("L", (30_000, 1)), "PNG"), "x")
    assert (taken.width, taken.height) == (1600, 1)


def test_the_sandbox_gives_the_same():
    photo, document = samples.phone_photo(), samples.odf()
    assert take_in_sandbox(photo) == redraw(photo, JPEG)
    taken = take_in_sandbox(document)
    assert (taken.content, taken.kind.ending, taken.width) == (document, ".odt", 0)


@pytest.mark.parametrize(
    ("data", "options", "code"),
    [
        (samples.SVG, {}, "markup"),
        (samples.pixel_bomb(), {}, "too-many-pixels"),
        (
            samples.saved(Image.new("RGB", (6000, 6000)), "PNG"),
            {"memory_mb": 120},
            "too-many-pixels",
        ),
        (samples.phone_photo(), {"seconds": 0.001}, "too-slow"),
        (samples.PDF + b" " * MAX_DOCUMENT_BYTES, {}, "document-too-big"),
        (b" " * (MAX_PHOTO_BYTES + 1), {}, "too-big"),
    ],
)
def test_the_sandbox_passes_refusals_on(data, options, code):
    with pytest.raises(NotTakenError) as caught:
        take_in_sandbox(data, **options)
    assert caught.value.code == code


@settings(max_examples=60)
@given(st.data())
def test_no_damage_breaks_it(data):
    """Bytes flipped, cut and added anywhere: a photo, or a reason; never anything else."""
    kinds = sorted(name for name in TAKEN if "." in name)
    content = bytearray(TAKEN[data.draw(st.sampled_from(kinds))][0])
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=8)
    ):
        content[place] = value
    cut = data.draw(st.integers(0, len(content)))
    try:
        taken = take(bytes(content[:cut]), data.draw(st.sampled_from(["", "a.csv", "x.y"])))
    except NotTakenError:
        return
    if taken.kind.is_photo:
        assert opened(taken).getexif() == {}
