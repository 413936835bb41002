"""What the assembly decides about an account: quickly, many at once, never over one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from wirksam.assembly.choices import STATE_AFTER, ActKind
from wirksam.assembly.models import Assembly, AssemblyAct, ReportEdition, ReportItem
from wirksam.assembly.rules import scope_of
from wirksam.association.models import Body
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch
from wirksam.programme.choices import EvidenceKind
from wirksam.programme.models import ProgressEntry, Question
from wirksam.programme.operations.asking_back import ask_for_assembly
from wirksam.programme.operations.reporting import Proof, Report, record_act


@dataclass(frozen=True, slots=True)
class Votes:
    """How many voted how; nothing where it was not counted."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None

    @property
    def words(self) -> str:
        """The counts in words; empty where nothing was counted."""
        counted = (
            (_("yes"), self.yes), (_("no"), self.no), (_("abstentions"), self.abstain),
        )  # fmt: skip
        return ", ".join(f"{number} {word}" for word, number in counted if number is not None)


@dataclass(frozen=True, slots=True)
class NewAct:
    """A decision to be recorded.

    ``seen`` is the newest act on the item that whoever records this one knew of (0: none);
    with ``corrects`` this one takes its place. ``draft_key`` comes with the form.
    """

    item: int
    act: str
    decided_on: date
    seen: int = 0
    corrects: bool = False
    text: str = ""
    minutes_reference: str = ""
    votes: Votes = Votes()
    draft_key: UUID | None = None


@transaction.atomic
def record_acts(
    *, actor: Actor, edition: ReportEdition, acts: Iterable[NewAct]
) -> tuple[list[AssemblyAct], dict[int, str]]:
    """Record decisions about items of a frozen account: those recorded, and why others were not.

    An item on which somebody else has recorded something meanwhile is left as it is. The same
    ``draft_key`` is recorded once.
    """
    edition = held_frozen(edition)
    items = {item.pk: item for item in edition.items.select_related("commitment__version")}
    made: list[AssemblyAct] = []
    problems: dict[int, str] = {}
    for new in acts:
        item = items.get(new.item)
        if item is None or _known(new):
            continue
        try:
            with transaction.atomic():
                made.append(_recorded(actor, edition.assembly, item, new))
        except RefusedError as refused:
            problems[item.pk] = str(refused.message)
    if made:
        touch("assemblies", scope_of(edition.assembly.slug))
    return made, problems


def held_frozen(edition: ReportEdition) -> ReportEdition:
    """The frozen account, held so that decisions about it come one by one."""
    now = (
        ReportEdition.objects.select_for_update(of=("self",))
        .select_related("assembly__body", "assembly__unit", "assembly__occasion")
        .get(pk=edition.pk)
    )
    if not now.is_frozen:
        raise RefusedError(_("The assembly decides about a frozen account. Freeze it first."))
    return now


def _known(new: NewAct) -> bool:
    key = new.draft_key
    return key is not None and AssemblyAct.objects.filter(draft_key=key, item=new.item).exists()


def _recorded(actor: Actor, assembly: Assembly, item: ReportItem, new: NewAct) -> AssemblyAct:
    kind = ActKind(new.act)
    before = item.acts.order_by("-pk").first()
    if (before.pk if before else 0) != new.seen:
        raise RefusedError(_("Somebody else has just recorded something here. Look, then decide."))
    check_day(assembly, new.decided_on)
    if kind in {ActKind.QUESTION, ActKind.CHANGED} and not new.text.strip():
        raise RefusedError(_("Write down what was asked or changed."))
    corrects = before if new.corrects else None
    entry = _entry(actor, assembly.body, item, new, corrects.entry if corrects else None)
    act = AssemblyAct.objects.create(
        item=item,
        act=kind,
        yes=new.votes.yes,
        no=new.votes.no,
        abstain=new.votes.abstain,
        minutes_reference=new.minutes_reference[:120],
        text=new.text.strip()[:1000],
        decided_on=new.decided_on,
        recorded_by=actor.key,
        corrects=corrects,
        entry=entry,
        question=_question(actor, item, new) if kind == ActKind.QUESTION else None,
        draft_key=new.draft_key,
    )
    unit = assembly.unit.slug
    record(actor=actor, verb="record_assembly_act", subject=act, unit_key=unit, act=kind.value)
    return act


def check_day(assembly: Assembly, on: date) -> None:
    """Refuse a day on which the assembly did not meet."""
    first, last = assembly.first_day, assembly.last_day
    if first is None or last is None or first > timezone.localdate():
        raise RefusedError(_("The assembly has not begun yet. Record this once it decides."))
    if not first <= on <= last:
        raise RefusedError(_("The assembly did not meet on that day."))


def _entry(
    actor: Actor, body: Body, item: ReportItem, new: NewAct, corrects: ProgressEntry | None
) -> ProgressEntry:
    with override(settings.LANGUAGE_CODE):
        told = [str(ActKind(new.act).label).capitalize(), new.votes.words]
    said = "; ".join(part for part in told if part)
    if new.text.strip():
        said = f"{said}: {new.text.strip()}"
    proofs = (Proof(EvidenceKind.MINUTES, new.minutes_reference),) if new.minutes_reference else ()
    return record_act(
        actor=actor,
        commitment=item.commitment,
        report=Report(
            happened_on=new.decided_on,
            said=said,
            state=STATE_AFTER.get(ActKind(new.act), ""),
            proofs=proofs,
        ),
        assembly=body,
        corrects=corrects,
    )


def _question(actor: Actor, item: ReportItem, new: NewAct) -> Question | None:
    return ask_for_assembly(actor=actor, commitment=item.commitment, text=new.text)
