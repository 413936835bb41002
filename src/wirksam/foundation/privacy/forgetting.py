"""What somebody took back stays away also when an older backup is restored.

The list of erasures remembers a digest of a random key; apps say what such a key stands for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.utils import timezone

from wirksam.foundation.privacy.erasures import note_outside
from wirksam.foundation.privacy.models import Erasure
from wirksam.foundation.privacy.subjects import Subject

Forget = Callable[[frozenset[str]], int]
_forgetting: dict[str, Forget] = {}


def digest_of(key: object) -> str:
    """What the list remembers of a random key."""
    return Subject(str(key)).digest


def forgets_again(name: str) -> Callable[[Forget], Forget]:
    """Register what deletes again whatever is known to the list by its digests; it says how many.

    It runs after a backup was restored, for every digest there is.
    """

    def register(function: Forget) -> Forget:
        _forgetting[name] = function
        return function

    return register


def remember_forgotten(key: object) -> None:
    """Put a random key on the list of erasures, in the caller's transaction."""
    erasure, new = Erasure.objects.get_or_create(
        key_sha256=digest_of(key), defaults={"erased_on": timezone.localdate()}
    )
    if new:
        transaction.on_commit(partial(note_outside, erasure.erased_on, erasure.key_sha256))


def forget_again() -> int:
    """Delete again what had been taken back; how many rows."""
    digests = frozenset(Erasure.objects.values_list("key_sha256", flat=True))
    return sum(forget(digests) for _name, forget in sorted(_forgetting.items()))
