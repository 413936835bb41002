"""Finds a Chromium for the browser tests, or installs one, and prints its path.

Looks at WIRKSAM_CHROMIUM, the usual names, and Playwright's own download. With ``--install``, and
where none is found, asks Debian's package manager (as root) and then Playwright.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HELP = """No Chromium found and none could be installed.
Install one (on Debian: apt-get install chromium) or name one: WIRKSAM_CHROMIUM=/path/to/chromium"""


class NoBrowserError(RuntimeError):
    """There is no Chromium; the message says what to do."""


def find() -> Path | None:
    """The Chromium to use, if there is one."""
    named = os.environ.get("WIRKSAM_CHROMIUM")
    if named:
        if not shutil.which(named):
            raise NoBrowserError(f"WIRKSAM_CHROMIUM={named} cannot be run")
        return Path(named)
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return Path(path)
    return _downloaded()


def _downloaded() -> Path | None:
    """The browser that Playwright keeps for itself."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (slow, and seldom needed)

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def install() -> None:
    """Try the ways of installing one until a Chromium is there. Takes a minute or two."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        _try(["apt-get", "-qq", "update"], quiet)
        _try(["apt-get", "-qq", "-y", "install", "--no-install-recommends", "chromium"], quiet)
    if find() is None:
        _try([sys.executable, "-m", "playwright", "install", "chromium"], {})


def _try(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        command,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"{' '.join(command)} failed:\n{done.stdout.strip()}", file=sys.stderr)


def main() -> int:
    """Print the path, or say what to do."""
    try:
        path = find()
        if path is None and "--install" in sys.argv[1:]:
            print("Installing Chromium for the browser tests", file=sys.stderr)
            install()
            path = find()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    if path is None:
        print(HELP, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
