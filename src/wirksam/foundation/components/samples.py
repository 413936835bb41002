"""Sample pages of the gallery: invented content in the real layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample page: its title and what its template needs."""

    title: str
    context: Callable[[], dict[str, Any]]


SAMPLES: Mapping[str, Sample] = {}
