"""What people can agree to, in which words, and whether they have."""

from __future__ import annotations

from dataclasses import dataclass

from django_stubs_ext import StrOrPromise

from wirksam.foundation.privacy.models import Consent


@dataclass(frozen=True, slots=True)
class ConsentText:
    """A purpose and the words people agree to. Other words need another version."""

    purpose: str
    version: str
    text: StrOrPromise


_texts: dict[str, ConsentText] = {}


def ask_consent(text: ConsentText) -> None:
    """Declare something people can agree to."""
    _texts[text.purpose] = text


def consent_text(purpose: str) -> ConsentText:
    """The present words for ``purpose``; :class:`LookupError` where none are declared."""
    return _texts[purpose]


def latest(person_key: str, purpose: str) -> Consent | None:
    """What the person said last."""
    return Consent.objects.filter(person_key=person_key, purpose=purpose).order_by("-id").first()


def has_consent(person_key: str, purpose: str) -> bool:
    """She agreed to the present words and has not taken that back; one query."""
    said = latest(person_key, purpose)
    return bool(said and said.given and said.text_version == consent_text(purpose).version)
