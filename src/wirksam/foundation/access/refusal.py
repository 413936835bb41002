"""How an operation says no."""

from __future__ import annotations

from django_stubs_ext import StrOrPromise


class RefusedError(Exception):
    """Something that cannot be done now. The message says why and what to do instead."""

    def __init__(self, message: StrOrPromise) -> None:
        super().__init__(str(message))
        self.message = message
