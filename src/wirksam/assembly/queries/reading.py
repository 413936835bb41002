"""An account as its pages show it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.urls import reverse

from wirksam.assembly.account import Account, AccountEntry, AccountItem, Proof
from wirksam.assembly.account.wording import days, entry_head, full_day, full_time, item_facts
from wirksam.assembly.models import ReportEdition
from wirksam.assembly.queries.composing import Later, account_of, later_of
from wirksam.assembly.queries.deciding import ActView, acts_of
from wirksam.programme.choices import EvidenceKind, StatusCode


@dataclass(frozen=True, slots=True)
class ProofView:
    """What shows an entry, with the word for its kind; ``href`` is empty for anything unsafe."""

    proof: Proof

    @property
    def kind(self) -> str:
        """The word for its kind."""
        return str(EvidenceKind(self.proof.kind).label)

    @property
    def href(self) -> str:
        """Its address, if it is one of the web."""
        url = self.proof.url
        return url if url.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry as it stood, and what became of it since."""

    entry: AccountEntry
    later: tuple[Later, ...]

    @property
    def head(self) -> str:
        """Day, who spoke, and the status if it changed."""
        return entry_head(self.entry)

    @property
    def proofs(self) -> list[ProofView]:
        """What shows it."""
        return [ProofView(proof) for proof in self.entry.proofs]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """A commitment in an account, with what the assembly decided about it."""

    item: AccountItem
    entries: tuple[EntryView, ...]
    acts: tuple[ActView, ...]

    @property
    def url(self) -> str:
        """The commitment's own page."""
        return reverse("commitment", args=[self.item.code])

    @property
    def is_told(self) -> bool:
        """Somebody reported on it, or the body says something about it."""
        return bool(self.entries or self.item.statement)

    @property
    def earlier(self) -> tuple[EntryView, ...]:
        """All entries but the newest."""
        return self.entries[:-1]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is known of it, without what is empty."""
        return [(label, words) for label, words in item_facts(self.item) if words]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The whole account; ``changed`` counts entries that were corrected or taken back since."""

    account: Account
    items: tuple[ItemPage, ...]
    changed: int

    @property
    def tally(self) -> list[tuple[str, int]]:
        """How many stood where, in the order of the vocabulary, no zeros."""
        numbers = Counter(one.item.state for one in self.items)
        return [(code.value, numbers[code.value]) for code in StatusCode if numbers[code.value]]

    @property
    def index(self) -> list[tuple[str, list[ItemPage]]]:
        """The commitments by where they stood, in the order of the vocabulary."""
        return [
            (code, [one for one in self.items if one.item.state == code]) for code, _ in self.tally
        ]

    @property
    def told(self) -> list[ItemPage]:
        """Those somebody said something about, in the order of the text."""
        return [one for one in self.items if one.is_told]

    @property
    def untold(self) -> list[ItemPage]:
        """Those nobody said anything about, in the order of the text."""
        return [one for one in self.items if not one.is_told]

    @property
    def usual_act(self) -> ActView | None:
        """What the assembly decided about more than half of them, to be said once."""
        alone = [one.acts[0] for one in self.items if len(one.acts) == 1]
        for told, number in Counter(act.told for act in alone).most_common(1):
            if number > 1 and number * 2 > len(self.items):
                return next(act for act in alone if act.told == told)
        return None

    @property
    def cut_off(self) -> str:
        """Until when something had to be recorded to be in it."""
        return full_time(self.account.cover.cut_off_at)

    @property
    def dates(self) -> str:
        """When the assembly meets, as known when the account was written."""
        return days(self.account.cover.starts_on, self.account.cover.ends_on)

    @property
    def adopted(self) -> str:
        """When the programme was adopted."""
        return full_day(self.account.cover.resolved_on)


def page_of(edition: ReportEdition) -> ReportPage:
    """An account to be read: four queries where it is frozen, a few more for a draft."""
    account = account_of(edition)
    later = later_of(edition)
    acts: dict[str, list[ActView]] = defaultdict(list)
    if edition.is_frozen:
        for rows in acts_of(edition).values():
            for one in rows:
                acts[one.act.item.commitment.code or ""].append(one)
    items = tuple(
        ItemPage(
            item,
            tuple(EntryView(entry, tuple(later.get(entry.key, ()))) for entry in item.entries),
            tuple(acts.get(item.code, ())),
        )
        for item in account.items
    )
    changed = sum(bool(entry.later) for one in items for entry in one.entries)
    return ReportPage(account, items, changed)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A commitment of a draft with the field for what is said about it.

    ``other`` is what somebody else wrote meanwhile, where that is so.
    """

    page: ItemPage
    statement: str
    revision: int
    other: str = ""
    is_late: bool = False


def statement_rows(
    edition: ReportEdition, typed: Mapping[str, str], late: Collection[str]
) -> list[StatementRow]:
    """All commitments of a draft; where ``late`` names one, what was ``typed`` stays in its field.

    Its revision is then the present one, so that the next saving means "mine".
    """
    stored = {item.commitment.code: item for item in edition.items.select_related("commitment")}
    rows = []
    for one in page_of(edition).items:
        code = one.item.code
        kept = stored.get(code)
        statement, revision = (kept.statement, kept.revision) if kept else ("", 0)
        if code in late:
            words = typed.get(f"wort-{code}", "")
            rows.append(StatementRow(one, words, revision, other=statement, is_late=True))
        else:
            rows.append(StatementRow(one, statement, revision))
    return rows
