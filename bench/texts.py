"""Reading and numbering texts, measured on the reference motion where it is present."""

from __future__ import annotations

import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, growth, median_seconds
from wirksam.engine.document import Block, read
from wirksam.engine.lines import number_lines

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT.parent / "shared" / "seed" / "antrag-d11.txt"
DEMO = ROOT / "src" / "wirksam" / "demo" / "data"
OTHER_SPLITTER_SECONDS = 1.0
# The command itself, telling at its end what memory it had at most.
WATCHED = """
import atexit, sys
from wirksam.cli import main
atexit.register(lambda: sys.stderr.write(open("/proc/self/status").read()))
main(sys.argv[1:])
"""
KIB_PER_MIB = 1024
GROUP = "text"


def text_file() -> Path:
    """The reference motion, or the longest text of the demonstration."""
    if REFERENCE.exists():
        return REFERENCE
    return max(DEMO.glob("*.txt"), key=lambda path: path.stat().st_size)


def figures() -> Iterator[Figure]:
    """Every figure about texts."""
    path = text_file()
    data = path.read_bytes()
    document = read(data, name=path.name)
    lines = number_lines(document.blocks)
    once = median_seconds(lambda: number_lines(document.blocks), rounds=40)
    grown = growth(
        lambda: number_lines(document.blocks),
        lambda: number_lines(document.blocks * 10),
        rounds=40,
    )
    reading = median_seconds(lambda: read(data, name=path.name), rounds=10)
    faster = OTHER_SPLITTER_SECONDS / once
    yield Figure(GROUP, "text", f"{path.name}: {len(lines)} lines, {len(data):,} bytes")
    yield Figure(
        GROUP,
        "numbering lines, times faster than 1.0 s",
        f"{faster:,.0f} ({once * 1000:.2f} ms)",
        "≥ 50",
        faster >= 50,
    )
    yield Figure(GROUP, "ten times the text, times the time", f"{grown:.1f}", "≤ 11", grown <= 11)
    yield Figure(GROUP, "reading the file", f"{reading * 1000:.0f} ms")
    yield from _commands(path, document.blocks)


def _commands(path: Path, blocks: tuple[Block, ...]) -> Iterator[Figure]:
    """Whole commands, interpreter start included, and what memory they took at most."""
    seconds = median_seconds(lambda: _run("commitments", path), rounds=5)
    ok, _ = _run("commitments", path)
    value = f"{seconds:.2f} s" if ok else "the command fails"
    what = "reading, numbering, extracting (whole command)"
    yield Figure(GROUP, what, value, "≤ 1 s", ok and seconds <= 1)
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.txt"
        large.write_text("\n\n".join(block.text for block in blocks) * 50, encoding="utf-8")
        for name, file in (("the text", path), ("fifty times the text", large)):
            ok, mebibytes = _run("lines", file)
            yield Figure(
                GROUP,
                f"memory of `text lines` on {name}",
                f"{mebibytes:.0f} MiB" + ("" if ok else " (refused)"),
                "≤ 300 MiB",
                mebibytes <= 300,
            )


def _run(command: str, path: Path) -> tuple[bool, float]:
    """Run a text command; whether it succeeded, and its greatest memory in MiB."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "text", command, path, "--json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    peak = re.search(r"^VmHWM:\s+(\d+) kB", done.stderr, re.MULTILINE)
    return done.returncode == 0, int(peak[1]) / KIB_PER_MIB if peak else math.nan
