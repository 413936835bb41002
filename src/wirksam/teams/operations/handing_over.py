"""Handing a team over: writing down, saying that all is there, checking off, accepting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.association.models import Office
from wirksam.engine.credentials import find_credential
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.files.operations import keep_upload
from wirksam.foundation.notices.operations import notify
from wirksam.foundation.search.operations import reindex
from wirksam.teams.choices import ItemKind
from wirksam.teams.models import Handover, HandoverItem, TeamCycle
from wirksam.teams.operations.rooms import held_row, settled
from wirksam.teams.queries.handover import next_team, takes_alone
from wirksam.teams.queries.seats import workers_of
from wirksam.teams.searching import HANDOVER_ITEMS

MOST_ITEMS = 200
Closed = Callable[[Actor, TeamCycle], None]
_when_taken: list[Closed] = []


@dataclass(frozen=True, slots=True)
class Item:
    """What is handed on. ``office`` is the contact behind it; never a person, never a password."""

    kind: str
    title: str
    text: str = ""
    url: str = ""
    office: Office | None = None
    upload: UploadedFile[Any] | None = None


def when_taken(hook: Closed) -> None:
    """Do something in the transaction in which a handover is accepted (close the term)."""
    if hook not in _when_taken:
        _when_taken.append(hook)


def open_handover(actor: Actor, cycle: TeamCycle) -> None:
    """Begin the handover of a term, in the transaction of that step, and tell the team."""
    handover, _made = Handover.objects.get_or_create(cycle=cycle)
    _tell(handover, "handover_opened", (key for key in workers_of(cycle.body) if key != actor.key))


@transaction.atomic
def add_item(*, actor: Actor, handover: Handover, item: Item) -> HandoverItem:
    """Write down one thing for the next team."""
    handover = held_row(actor, handover, "write")
    if handover.items.count() >= MOST_ITEMS:
        raise RefusedError(_("That is a lot. Put what belongs together into one document."))
    row = HandoverItem(handover=handover, written_by=actor.key)
    _fill(actor, row, item)
    if row.kind in handover.without:
        handover.without = [kind for kind in handover.without if kind != row.kind]
    _reopen(handover)
    return _settled(actor, "add_handover_item", row)


@transaction.atomic
def edit_item(*, actor: Actor, item: HandoverItem, to: Item, revision: int) -> HandoverItem:
    """Change what was written; what was checked off has to be looked at again."""
    handover, item = _locked(actor, item, "write")
    if item.revision != revision:
        raise RefusedError(
            _("Somebody else has just changed this. Look at it, then change it again.")
        )
    item.checked_at, item.checked_by = None, ""
    _fill(actor, item, to)
    _reopen(handover)
    return _settled(actor, "edit_handover_item", item)


@transaction.atomic
def remove_item(*, actor: Actor, item: HandoverItem) -> None:
    """Take out what was written by mistake."""
    handover, item = _locked(actor, item, "write")
    pk = item.pk
    settled(actor, "remove_handover_item", item, handover.cycle.body)
    item.delete()
    _reopen(handover)
    reindex(HANDOVER_ITEMS, pk)


@transaction.atomic
def check_item(*, actor: Actor, item: HandoverItem, checked: bool = True) -> HandoverItem:
    """The next team says that it has this and understood it; or takes that back."""
    handover, item = _locked(actor, item, "take")
    if bool(item.checked_at) == checked:
        return item
    item.checked_at = timezone.now() if checked else None
    item.checked_by = actor.key if checked else ""
    item.save(update_fields=["checked_at", "checked_by"])
    verb = "check_handover_item" if checked else "uncheck_handover_item"
    return settled(actor, verb, item, handover.cycle.body)


@transaction.atomic
def give(*, actor: Actor, handover: Handover, without: Iterable[str] = ()) -> Handover:
    """Say for the old team that everything is there; ``without``: kinds there are none of.

    Refused while a kind has neither an entry nor that word; what is learned is never without.
    """
    handover = held_row(actor, handover, "give")
    there = set(handover.items.values_list("kind", flat=True))
    said = {kind for kind in without if kind in ItemKind.values} - there
    if ItemKind.LESSON not in there:
        raise RefusedError(
            _("Write down one thing at least that you would do differently. It helps the most.")
        )
    open_kinds = [kind for kind in ItemKind if kind not in there | said]
    if open_kinds:
        names = ", ".join(str(kind.label) for kind in open_kinds)
        raise RefusedError(
            _("Still missing: %(kinds)s. Or say that there is none.") % {"kinds": names}
        )
    handover.without = sorted(said)
    handover.given_by, handover.given_at = actor.key, timezone.now()
    handover.save()
    _tell(handover, "handover_given", (key for key in next_team(handover) if key != actor.key))
    return settled(actor, "give_handover", handover, handover.cycle.body)


@transaction.atomic
def take(*, actor: Actor, handover: Handover, reason: str = "") -> Handover:
    """Accept for the next team; the term closes. Everything must have been checked off.

    Where the old team cannot give any more, ``reason`` says why it was taken without it.
    """
    handover = held_row(actor, handover, "take")
    if handover.given_by == actor.key:
        raise RefusedError(_("You have handed it over. Somebody else accepts it."))
    if handover.items.filter(checked_at=None).exists():
        raise RefusedError(_("Check off every part first. Ask the old team about what is unclear."))
    if handover.given_at is None:
        _may_take_alone(handover, reason)
        handover.taken_alone_reason = reason.strip()[:300]
    handover.taken_by, handover.taken_at = actor.key, timezone.now()
    handover.save()
    settled(actor, "take_handover", handover, handover.cycle.body)
    _tell(handover, "handover_taken", [handover.given_by] if handover.given_by else [])
    for hook in _when_taken:
        hook(actor, handover.cycle)
    reindex(HANDOVER_ITEMS, *handover.items.values_list("pk", flat=True))
    return handover


def _may_take_alone(handover: Handover, reason: str) -> None:
    if not takes_alone(handover):
        raise RefusedError(
            _(
                "The old team has not handed it over yet. Ask it. It has until two weeks after"
                " its term."
            )
        )
    if not reason.strip():
        raise RefusedError(_("Say in a sentence why the old team could not hand it over."))


def _locked(actor: Actor, item: HandoverItem, action: str) -> tuple[Handover, HandoverItem]:
    handover = held_row(actor, item.handover, action)
    found = handover.items.select_for_update(of=("self",)).filter(pk=item.pk).first()
    if found is None:
        raise RefusedError(_("Somebody has taken this out meanwhile."))
    found.handover = handover
    return handover, found


def _fill(actor: Actor, row: HandoverItem, item: Item) -> None:
    title = " ".join(item.title.split())
    if not title:
        raise RefusedError(_("Give it a name."))
    if item.kind not in ItemKind.values:
        raise RefusedError(_("Choose what it is."))
    for words in (title, item.text, item.url):
        if find_credential(words):
            raise RefusedError(
                _(
                    "This looks like a password. Passwords never stand here: say where it is kept"
                    " and who can give access."
                )
            )
    row.kind, row.title = item.kind, title[:200]
    row.text, row.url, row.office = item.text.strip()[:3000], item.url, item.office
    if item.upload is not None:
        row.file = keep_upload(actor=actor, upload=item.upload, alt=title)
    row.revision = (row.revision + 1) if row.pk else 1
    row.save()


def _reopen(handover: Handover) -> None:
    """What is changed after it was given has to be given again."""
    handover.given_at, handover.given_by = None, ""
    handover.save()


def _settled(actor: Actor, verb: str, row: HandoverItem) -> HandoverItem:
    reindex(HANDOVER_ITEMS, row.pk)
    return settled(actor, verb, row, row.handover.cycle.body, kind=row.kind)


def _tell(handover: Handover, kind: str, to: Iterable[str]) -> None:
    cycle = handover.cycle
    notify(
        key=f"{kind}:{handover.pk}:{handover.given_at or ''}",
        to=to,
        kind=kind,
        url=reverse("team_handover", args=[cycle.body.key, cycle.number]),
        values={"title": cycle.body.name},
    )
