from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from wirksam.foundation.pages.hot import forget


@pytest.fixture(autouse=True)
def _in_the_words_of_the_code() -> Iterator[None]:
    """Refusals are matched by the words in which they are written."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _no_pages_of_other_tests() -> None:
    """Kept pages belong to a database that is gone."""
    forget()
