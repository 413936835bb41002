"""Receiving uploads without filling the disk."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

MOST_BYTES = 40_000_000
"""More than any field takes; so whoever asks the size refuses it with words of its own."""


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes uploads to a temporary file. One above the limit is received, but not kept.

    It arrives as an empty file of its true size, so that the form can say what is wrong.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (as above)
        """Begin with the next file."""
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the piece, or drop all of the file once it is too much."""
        self.received += len(raw_data)
        if self.received <= MOST_BYTES:
            super().receive_data_chunk(raw_data, start)
        else:
            self.file.seek(0)
            self.file.truncate()
