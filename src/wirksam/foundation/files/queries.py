"""Is everything there that should be?"""

from __future__ import annotations

from collections.abc import Iterator

from wirksam.foundation.files.models import StoredFile


def missing() -> Iterator[str]:
    """Rows whose content is gone or has another size, one sentence each."""
    for file in StoredFile.objects.order_by("pk").iterator(1000):
        try:
            size = file.content.size
        except OSError:
            yield f"the content of file {file.pk} is gone"
            continue
        if size != file.size:
            yield f"the content of file {file.pk} has {size} bytes instead of {file.size}"
