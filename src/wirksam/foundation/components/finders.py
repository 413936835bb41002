"""Makes the bundles static files like any other, in development and for collectstatic."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from wirksam.foundation.components import bundle

BUNDLES: dict[str, Callable[[], str]] = {
    "foundation/wirksam.css": bundle.stylesheet,
    "foundation/wirksam.js": bundle.script,
}


class BundleFinder(BaseFinder):
    """Finds the two bundles, built afresh into a folder that ends with the process."""

    @cached_property
    def _folder(self) -> tempfile.TemporaryDirectory[str]:
        return tempfile.TemporaryDirectory(prefix="wirksam-static-", ignore_cleanup_errors=True)

    def find(self, path: str, find_all: bool = False, **_: object) -> str | list[str]:  # type: ignore[override]
        """The file's place, or an empty list."""
        if path not in BUNDLES:
            return []
        built = str(self._build(path))
        return [built] if find_all else built

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:  # noqa: ARG002
        """Both bundles with the storage that opens them."""
        storage = FileSystemStorage(location=self._folder.name)
        for path in BUNDLES:
            self._build(path)
            yield path, storage

    def _build(self, path: str) -> Path:
        target = Path(self._folder.name) / path
        content = BUNDLES[path]()
        if not target.exists() or target.read_text(encoding="utf-8") != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
        return target
