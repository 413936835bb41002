"""The same motion in every format gives the same lines."""

from datetime import date

import pytest

from tests.engine.document import renderings
from wirksam.engine.document import read, read_text
from wirksam.engine.lines import document_lines

MADE = {name: make() for name, make in renderings.EVERY.items()}
MADE["numbers-last.pdf"] = renderings.pdf(numbers_last=True)
MADE["unnumbered.pdf"] = renderings.pdf(numbered=False, per_page=5)
MADE["pages.pdf"] = renderings.pdf(per_page=4)
MADE["right.txt"] = renderings.txt_numbered(glue="{text} {number}")
MADE["glued.txt"] = renderings.txt_numbered(glue="{number}{text}")
MADE["bar.txt"] = renderings.txt_numbered(glue="{number} | {text}")
MADE["crlf.txt"] = renderings.txt_numbered().replace(b"\n", b"\r\n")
MADE["mac.txt"] = renderings.txt_plain().replace(b"\n", b"\r")


def shape(document):
    return [(line.text, line.kind) for line in document_lines(document)]


@pytest.mark.parametrize("name", sorted(MADE))
def test_same_lines(name):
    document = read(MADE[name], name=name)
    assert shape(document) == renderings.expected()
    assert document.numbered == (name in {
        "numbered.txt", "motion.pdf", "numbers-last.pdf", "pages.pdf", "right.txt", "glued.txt",
        "bar.txt", "crlf.txt",
    })  # fmt: skip


@pytest.mark.parametrize("name", sorted(MADE))
def test_same_head(name):
    meta = read(MADE[name], name=name).meta
    assert (meta.identifier, meta.title) == (renderings.IDENTIFIER, renderings.TITLE)
    assert meta.submitters == ("Vorstand", "Kreis Weser", "Ada Lind")
    assert meta.resolved_on == date(2026, 3, 14)
    assert meta.agenda_item == "7 Anträge"


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_content_tells_the_format_not_the_name(name):
    assert shape(read(MADE[name], name="")) == renderings.expected()


def test_pasted_text():
    assert shape(read_text(MADE["plain.txt"].decode())) == renderings.expected()
    assert shape(read_text(MADE["motion.html"].decode())) == renderings.expected()


def test_the_same_wording_has_the_same_fingerprint():
    twice = {read(MADE["numbered.txt"]).sha256, read(MADE["crlf.txt"]).sha256}
    assert len(twice) == 1


@pytest.mark.parametrize("width", [60, 72, 85, 95])
def test_another_width_is_found(width):
    document = read(renderings.txt_numbered(width))
    again = [(text, "heading" if kind == "heading" else "body")
             for _, text, kind, _ in renderings.printed(width)]  # fmt: skip
    assert shape(document) == again


def test_progress_goes_from_nothing_to_all():
    for data in MADE.values():
        seen = []
        read(data, progress=seen.append)
        assert seen == sorted(seen)
        assert seen[0] == 0.0
        assert seen[-1] == 1.0
