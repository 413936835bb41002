"""Where things lie, and ways to ask in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "wirksam"
REFERENCE = ROOT / "docs" / "reference"


def floors() -> dict[str, int]:
    """The floor of each app as the import contract has it; siblings share one; 0 is lowest."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["id"] == "floors")
    return {
        name.strip(" ()"): height
        for height, layer in enumerate(reversed(layers))
        for name in layer.split("|")
    }


def tracked_files() -> list[Path]:
    """Every file that is or may be committed; all files where this is no git checkout."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def python(code: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``code`` in a new interpreter with bare settings and the given variables."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("WIRKSAM_")}
    environment = bare | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "wirksam.config.settings",
        "WIRKSAM_SECRET_KEY": "only-for-tests",
        "WIRKSAM_HTTPS": "0",
        "WIRKSAM_DATABASE_URL": "sqlite://:memory:",
    }
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment | variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
