"""The account as frozen dataclasses of strings and whole numbers: the same on every database.

Days and times are ISO 8601. ``canonical`` is the one form of which the digest is taken.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

FORM = 1


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows an entry; ``file`` is the SHA-256 of a stored file."""

    kind: str
    label: str
    url: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """One report or act as it stood at the cut-off; ``key`` finds it again in the thread.

    ``corrects`` is the key of the entry it stands in for (0: none).
    """

    key: int
    happened_on: str
    recorded_at: str
    basis: str
    by: str
    said: str
    state: str = ""
    next_step: str = ""
    obstacle: str = ""
    corrects: int = 0
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountItem:
    """A commitment and where it stood at the cut-off. ``flags`` are pairs of code and days."""

    code: str
    title: str
    quote: str
    first_line: int
    last_line: int
    modality: str
    completion: str
    state: str
    since: str = ""
    last_heard: str = ""
    flags: tuple[tuple[str, int], ...] = ()
    lead: str = ""
    deadline: str = ""
    due_on: str = ""
    limits: str = ""
    done_when: str = ""
    entries: tuple[AccountEntry, ...] = ()
    statement: str = ""

    @property
    def lines(self) -> str:
        """The citation, as ``160`` or ``160–164``."""
        first, last = self.first_line, self.last_line
        return str(first) if first == last else f"{first}\N{EN DASH}{last}"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A numbered line of the adopted text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph, list item or quote of the adopted text."""

    kind: str
    level: int
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """Who gives account to whom, of what, as of when."""

    association: str
    assembly: str
    starts_on: str
    ends_on: str
    place: str
    title: str
    number: int
    by: str
    foreword: str
    programme: str
    programme_slug: str
    identifier: str
    resolved_on: str
    text_sha256: str
    cut_off_at: str


@dataclass(frozen=True, slots=True)
class Account:
    """Everything an edition says, in the order of the text."""

    cover: Cover
    items: tuple[AccountItem, ...]
    passages: tuple[Passage, ...]
    form: int = FORM


def as_plain(account: Account) -> dict[str, Any]:
    """The account as JSON can hold it."""
    told: dict[str, Any] = json.loads(canonical(account))
    return told


def canonical(account: Account) -> str:
    """The account as JSON text: keys sorted, no blanks, letters as they are."""
    return json.dumps(asdict(account), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(account: Account) -> str:
    """SHA-256 of the canonical text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(canonical(account).encode()).hexdigest()


def from_plain(told: Mapping[str, Any]) -> Account:
    """What ``as_plain`` was given. :class:`TypeError` or :class:`KeyError` for anything else."""
    return Account(
        cover=Cover(**told["cover"]),
        items=tuple(_item(item) for item in told["items"]),
        passages=tuple(
            Passage(
                passage["kind"],
                passage["level"],
                tuple(TextLine(**line) for line in passage["lines"]),
            )
            for passage in told["passages"]
        ),
        form=told["form"],
    )


def _item(told: Mapping[str, Any]) -> AccountItem:
    changed = {
        "flags": tuple((code, days) for code, days in told["flags"]),
        "entries": tuple(_entry(entry) for entry in told["entries"]),
    }
    return AccountItem(**{**told, **changed})


def _entry(told: Mapping[str, Any]) -> AccountEntry:
    return AccountEntry(**{**told, "proofs": tuple(Proof(**proof) for proof in told["proofs"])})
