"""Reading in a process of its own, and the JSON that documents travel in."""

import pytest

from tests.engine.document import renderings
from wirksam.engine.document import UnreadableError, read, read_text
from wirksam.engine.document.codec import from_json, to_json
from wirksam.engine.document.sandbox import read_in_sandbox


@pytest.mark.parametrize("name", sorted(renderings.EVERY))
def test_json_and_back(name):
    document = read(renderings.EVERY[name](), name=name)
    again = from_json(to_json(document))
    assert again == document
    assert again.sha256 == document.sha256


def test_json_without_a_date():
    document = read_text("Nur ein Satz.")
    assert from_json(to_json(document)) == document


@pytest.mark.parametrize("name", ["motion.pdf", "motion.docx", "numbered.txt"])
def test_the_sandbox_gives_the_same_document(name):
    data, seen = renderings.EVERY[name](), []
    document = read_in_sandbox(data, name=name, progress=seen.append)
    assert document == read(data, name=name)
    assert seen
    assert seen == sorted(seen)


def test_the_sandbox_passes_refusals_and_choices_on():
    with pytest.raises(UnreadableError) as caught:
        read_in_sandbox(b"{\\rtf1}")
    assert caught.value.code == "unknown-format"
    with pytest.raises(UnreadableError) as caught:
        read_in_sandbox(renderings.txt_numbered(), motion=7)
    assert caught.value.code == "no-such-motion"
    assert "7" in caught.value.message


def test_too_long_for_the_sandbox():
    with pytest.raises(UnreadableError) as caught:
        read_in_sandbox(b"a" * 20_000_001)
    assert caught.value.code == "too-long"


def test_too_slow():
    with pytest.raises(UnreadableError) as caught:
        read_in_sandbox(renderings.pdf(), seconds=0.001)
    assert caught.value.code == "too-slow"


def test_too_much_memory():
    lines = "\n".join(f"{number} wort" for number in range(1, 60_000))
    with pytest.raises(UnreadableError) as caught:
        read_in_sandbox(lines.encode(), memory_mb=40)
    assert caught.value.code == "too-much-memory"
