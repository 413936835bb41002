"""An account as a value: what it says, how it is printed. Knows no database."""

from wirksam.assembly.account.values import (
    Account,
    AccountEntry,
    AccountItem,
    Cover,
    Passage,
    Proof,
    TextLine,
    as_plain,
    canonical,
    digest,
    from_plain,
)

__all__ = [
    "Account",
    "AccountEntry",
    "AccountItem",
    "Cover",
    "Passage",
    "Proof",
    "TextLine",
    "as_plain",
    "canonical",
    "digest",
    "from_plain",
]
