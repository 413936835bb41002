"""Reading a merge desk: the same few queries however many amendments there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from wirksam.engine.amend import Amendment as Wanted
from wirksam.engine.amend import Paragraph, compose, onto
from wirksam.engine.amend.collisions import gathered
from wirksam.engine.diff import Edit
from wirksam.motions.choices import UNSEEN, Choice, State, SubmitterRole
from wirksam.motions.models import (
    Amendment,
    MergeChoice,
    MergeDraft,
    MergeParagraph,
    Motion,
    Procedure,
    Submitter,
    WordingParagraph,
)
from wirksam.motions.queries.desk import AFTER_VOTE, LAST, Desk, Edits, Entry, paragraphs_at
from wirksam.motions.queries.reading import edits_of
from wirksam.motions.queries.weaving import weave

_FIELDS = (
    "pk", "identifier", "state", "parent", "version", "whole", "changes", "first_line", "last_line",
)  # fmt: skip
_GONE = UNSEEN | {State.WITHDRAWN, State.REFUSED}


def draft_of(motion: Motion) -> MergeDraft | None:
    """The desk's row with its version, if it was opened. One query."""
    rows = MergeDraft.objects.select_related("motion__unit", "version__wording")
    return rows.filter(motion=motion).first()


def desk_of(draft: MergeDraft) -> Desk:
    """Everything about a desk; five queries, one more where its text was not read before."""
    wording = draft.version.wording
    rows = _rows(wording.pk, wording.sha256, wording.width)
    base = paragraphs_at(rows)
    choices = {one.amendment_id: one for one in MergeChoice.objects.filter(draft=draft.pk)}
    found = _entries(draft, base, choices)
    hands = {one.position: one for one in MergeParagraph.objects.filter(draft=draft.pk)}
    return Desk(draft, rows, _with_children(base, found), hands)


@lru_cache(maxsize=16)
def _rows(pk: int, sha256: str, width: int) -> tuple[WordingParagraph, ...]:  # noqa: ARG001
    """The paragraphs of a wording, which never change."""
    return tuple(WordingParagraph.objects.filter(wording=pk))


def _entries(
    draft: MergeDraft, base: tuple[Paragraph, ...], choices: Mapping[int, MergeChoice]
) -> list[Entry]:
    """Plain values, not rows: a desk is read at every press of a button."""
    rows = Amendment.objects.filter(motion=draft.motion_id).exclude(state__in=sorted(_GONE))
    told = rows.order_by("first_line", "last_line", "pk").values(*_FIELDS)
    wanting = rows.values("pk")
    names: dict[int, list[str]] = defaultdict(list)
    movers = Submitter.objects.filter(submission__in=wanting, role=SubmitterRole.MOVER)
    movers = movers.exclude(person__isnull=False, agreed_at=None)
    for pk, name in movers.order_by("position", "pk").values_list("submission", "name"):
        names[pk].append(name)
    advice = Procedure.objects.filter(submission__in=wanting, published_at__isnull=False)
    recommended = dict(advice.order_by("number").values_list("submission", "recommendation"))
    return [
        _entry(
            draft.version_id == one["version"],
            base,
            one | {"movers": ", ".join(names[one["pk"]]), "told": recommended.get(one["pk"], "")},
            choices.get(one["pk"]),
        )
        for one in told
    ]


def _entry(
    fits: bool,
    base: tuple[Paragraph, ...],
    one: Mapping[str, Any],
    made: MergeChoice | None,
) -> Entry:
    edits = edits_of(one["changes"]) if fits else {}
    chosen = Choice(made.choice) if made else Choice.OPEN
    return Entry(
        pk=one["pk"],
        identifier=one["identifier"] or f"#{one['pk']}",
        state=one["state"],
        movers=one["movers"],
        parent=one["parent"],
        whole=one["whole"],
        fits=fits,
        lines=(one["first_line"], one["last_line"]),
        own=edits,
        edits={} if one["parent"] else _gathered(base, edits),
        recommended=one["told"],
        choice=AFTER_VOTE.get(one["state"], chosen),
        order=made.order if made and made.order else LAST,
        revision=made.revision if made else 0,
        decided_by=made.decided_by if made else "",
    )


def _gathered(base: tuple[Paragraph, ...], edits: Edits) -> Edits:
    """New paragraphs always stand behind the one before them, so that they can meet."""
    return gathered([Wanted("", edits)], base)[0].edits


def _with_children(base: tuple[Paragraph, ...], found: list[Entry]) -> tuple[Entry, ...]:
    """In order; amendments into which others were taken over want what they read like with them."""
    ordered = sorted(found, key=lambda one: one.order)
    below: dict[int, list[Entry]] = defaultdict(list)
    for one in ordered:
        if one.parent is not None and one.is_taken:
            below[one.parent].append(one)
    if not below:
        return tuple(ordered)
    return tuple(_grown(base, one, below) if one.pk in below else one for one in ordered)


def _grown(base: tuple[Paragraph, ...], one: Entry, below: Mapping[int, list[Entry]]) -> Entry:
    wanted, clashing = _joined(base, Wanted(str(one.pk), one.own, one.whole), one.pk, below)
    edits = {} if one.parent else _gathered(base, wanted.edits)
    return replace(one, edits=edits, clashing=tuple(clashing))


def _joined(
    base: tuple[Paragraph, ...], own: Wanted, pk: int, below: Mapping[int, list[Entry]]
) -> tuple[Wanted, list[int]]:
    """``own`` with what was taken over into it, and which of those stand against each other."""
    text = compose(base, own)
    places: dict[int, list[tuple[int, tuple[Edit, ...]]]] = defaultdict(list)
    clashing: list[int] = []
    for child in below.get(pk, ()):
        inner, deeper = _joined(text, Wanted(str(child.pk), child.own), child.pk, below)
        clashing += deeper
        for at, edits in inner.edits.items():
            if at < len(text):
                places[at].append((child.pk, edits))
    woven = {at: weave(text[at].text, wishes) for at, wishes in sorted(places.items())}
    clashing += sorted({key for one in woven.values() for key in one.left_out})
    inside = {at: one.edits for at, one in woven.items() if one.edits}
    return (onto(base, own, Wanted(own.key, inside)) if inside else own), clashing
