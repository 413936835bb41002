from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_the_words_of_the_code() -> Iterator[None]:
    """Refusals are matched by the words in which they are written."""
    with translation.override("en"):
        yield
