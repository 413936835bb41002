"""How an operation says no, in English whatever the catalogue says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.translation import override

from wirksam.foundation.access import RefusedError


def refused(do: Callable[..., object], **told: Any) -> str:
    """The words with which ``do`` is refused."""
    with override("en"), pytest.raises(RefusedError) as caught:
        do(**told)
    return str(caught.value)
