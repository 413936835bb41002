"""The file of a backup: whole or refused."""

from __future__ import annotations

import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.foundation.backup.archive import DamagedError, Writer, opened


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    path = tmp_path_factory.mktemp("backup") / "good.zip"
    with Writer(path) as writer:
        writer.manifest["tables"] = {}
        with writer.entry("rows/x.jsonl") as entry:
            entry.write(b"[1]\n" * 40)
        with writer.entry("files/a/b.txt") as entry:
            entry.write("Übermorgen".encode())
    return path


def refused(path):
    with pytest.raises(DamagedError) as caught, opened(path):
        pass
    return str(caught.value)


def test_a_whole_one_is_opened(good):
    with opened(good) as (archive, manifest):
        assert archive.read("files/a/b.txt").decode() == "Übermorgen"
        assert set(manifest["entries"]) == {"rows/x.jsonl", "files/a/b.txt"}


def test_it_is_an_ordinary_zip_that_only_its_owner_reads(good):
    assert zipfile.ZipFile(good).testzip() is None
    assert stat.S_IMODE(good.stat().st_mode) == 0o600


@given(data=st.data())
def test_any_flipped_bit_is_refused(good, tmp_path_factory, data):
    content = bytearray(good.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= 1 << data.draw(st.integers(0, 7))
    path = tmp_path_factory.getbasetemp() / "flipped.zip"
    path.write_bytes(content)
    assert "a byte was changed" in refused(path)


def test_each_single_byte_matters(good, tmp_path):
    content = good.read_bytes()
    path = tmp_path / "flipped.zip"
    for at in range(len(content)):
        path.write_bytes(content[:at] + bytes([content[at] ^ 0x20]) + content[at + 1 :])
        refused(path)


@pytest.mark.parametrize("change", ["shorter", "longer", "empty", "tiny"])
def test_another_length_is_refused(good, tmp_path, change):
    content = good.read_bytes()
    path = tmp_path / "other.zip"
    changed = {"shorter": content[:-1], "longer": content + b"x", "empty": b"", "tiny": b"x" * 70}
    path.write_bytes(changed[change])
    refused(path)


def forged(good, path, **changes):
    """A file with another inside and a digest that fits: what a careless tool might make."""
    with Writer(path) as writer:
        for name, told in changes.get("entries", {}).items():
            with writer.entry(name) as entry:
                entry.write(told)
        writer.manifest |= changes.get("manifest", {})
        for name, told in changes.get("unlisted", {}).items():
            writer._zip.writestr(name, told)
    return path


def test_unlisted_contents_are_refused(good, tmp_path):
    path = forged(good, tmp_path / "x.zip", unlisted={"files/more.txt": b"x"})
    assert "list of contents" in refused(path)


def test_contents_other_than_listed_are_refused(good, tmp_path):
    wrong = {"entries": {"rows/x.jsonl": {"size": 1, "sha256": "0" * 64}}}
    path = forged(good, tmp_path / "x.zip", entries={"rows/x.jsonl": b"a"}, manifest=wrong)
    assert "rows/x.jsonl" in refused(path)


@pytest.mark.parametrize("name", ["files/../../out.txt", "/out.txt"])
def test_paths_that_lead_outside_are_refused(good, tmp_path, name):
    assert "outside" in refused(forged(good, tmp_path / "x.zip", entries={name: b"x"}))


def test_another_format_is_refused(good, tmp_path):
    assert "format 2" in refused(forged(good, tmp_path / "x.zip", manifest={"format": 2}))


def test_any_other_zip_is_refused(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("manifest.json", "{}" * 100)
    refused(path)


def test_nothing_is_left_where_writing_failed(tmp_path):
    with pytest.raises(RuntimeError), Writer(tmp_path / "x.zip"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(good):
    before = good.read_bytes()
    with pytest.raises(FileExistsError):
        Writer(good)
    assert good.read_bytes() == before
