"""Items of a frozen account as the presidium decides about them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wirksam.assembly.choices import SIGNS, ActKind
from wirksam.assembly.models import AssemblyAct, CarryOver, ReportEdition, ReportItem
from wirksam.assembly.rules import OVER
from wirksam.programme.choices import Completion
from wirksam.programme.models import Programme
from wirksam.programme.queries.cards import Card, cards, public_commitments

_ENDLESS = (Completion.CONTINUOUS, Completion.PRINCIPLE, Completion.ON_REQUEST)


@dataclass(frozen=True, slots=True)
class ActView:
    """One decision for the eye; ``corrected`` where a later one stands in its place."""

    act: AssemblyAct
    corrected: bool

    @property
    def sign(self) -> str:
        """Its icon."""
        return SIGNS[ActKind(self.act.act)]

    @property
    def word(self) -> str:
        """What was decided."""
        return str(ActKind(self.act.act).label)

    @property
    def told(self) -> tuple[object, ...]:
        """All a reader learns of it: two acts alike here need saying only once."""
        act = self.act
        return act.act, act.decided_on, self.counts, act.minutes_reference, act.text, self.corrected

    @property
    def counts(self) -> str:
        """How many voted how; empty where nothing was counted."""
        told = (
            (self.act.yes, _("yes")), (self.act.no, _("no")), (self.act.abstain, _("abstentions")),
        )  # fmt: skip
        return ", ".join(f"{number} {word}" for number, word in told if number is not None)


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with its decisions, oldest first; ``seen`` names the newest one (0: none)."""

    item: ReportItem
    acts: tuple[ActView, ...]

    @property
    def seen(self) -> int:
        """The newest act, as a form tells it back."""
        return max((one.act.pk for one in self.acts), default=0)

    @property
    def title(self) -> str:
        """What the commitment says in plain words, else the quote."""
        return self.item.commitment.title or self.item.commitment.quote


def item_views(edition: ReportEdition) -> list[ItemView]:
    """Every item of a frozen account with its acts; two queries."""
    acts = acts_of(edition)
    rows = edition.items.select_related("commitment").order_by("position", "pk")
    return [ItemView(item, tuple(acts.get(item.pk, ()))) for item in rows]


def acts_of(edition: ReportEdition) -> dict[int, list[ActView]]:
    """The acts about an account, by item; one query."""
    acts = AssemblyAct.objects.filter(item__edition=edition).order_by("pk")
    rows = list(acts.select_related("item__commitment"))
    corrected = {row.corrects_id for row in rows}
    found: dict[int, list[ActView]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(ActView(row, corrected=row.pk in corrected))
    return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commitment that could go on, where it stands today, and what was decided about it."""

    item: ReportItem
    card: Card
    decided: CarryOver | None

    @property
    def endless(self) -> bool:
        """It is never done; it goes on unless the assembly ends it."""
        return self.card.commitment.completion in _ENDLESS


def candidates(edition: ReportEdition) -> list[Candidate]:
    """Items whose commitments are open or continuous today, and those decided already."""
    items = {item.commitment_id: item for item in edition.items.all()}
    rows = CarryOver.objects.filter(item__edition=edition).select_related("programme")
    decided = {row.item_id: row for row in rows}
    found = []
    for card in cards(public_commitments().filter(pk__in=items)):
        item = items[card.commitment.pk]
        word = decided.get(item.pk)
        if word is not None or card.standing.state not in OVER:
            found.append(Candidate(item, card, word))
    return found


def next_programmes(edition: ReportEdition) -> QuerySet[Programme]:
    """Later programmes of the same unit, the next one first."""
    own = edition.version.programme
    return Programme.objects.filter(
        unit=own.unit_id, term_starts_on__gt=own.term_starts_on
    ).order_by("term_starts_on", "pk")
