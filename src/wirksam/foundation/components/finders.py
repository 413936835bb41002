"""Makes the bundles static files like any other, in development and for collectstatic."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from wirksam.foundation.components import bundle

BUNDLES: dict[str, Callable[[], str]] = {
    "foundation/wirksam.css": bundle.stylesheet,
    "foundation/wirksam.js": bundle.script,
}


class BundleFinder(BaseFinder):
    """Finds the two bundles, built afresh into a folder beside ``STATIC_ROOT``."""

    def find(self, path: str, find_all: bool = False, **_: object) -> str | list[str]:  # type: ignore[override]
        """The file's place, or an empty list."""
        if path not in BUNDLES:
            return []
        built = str(self._build(path))
        return [built] if find_all else built

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:  # noqa: ARG002
        """Both bundles with the storage that opens them."""
        storage = FileSystemStorage(location=_folder())
        for path in BUNDLES:
            self._build(path)
            yield path, storage

    def _build(self, path: str) -> Path:
        target = _folder() / path
        content = BUNDLES[path]()
        if target.exists() and target.read_text(encoding="utf-8") == content:
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=target.parent, delete=False
        ) as fresh:
            fresh.write(content)
        built = Path(fresh.name)
        built.chmod(0o644)
        built.replace(target)  # at once, for another process may be reading
        return target


def _folder() -> Path:
    return Path(settings.STATIC_ROOT).with_name("bundles")
