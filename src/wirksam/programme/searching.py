"""What of the programme can be found: passages of published texts, and commitments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.access import Actor, visible
from wirksam.foundation.search import Document, Source, add_source
from wirksam.programme.models import Commitment, Passage, ProgrammeVersion
from wirksam.programme.queries.cards import public_commitments
from wirksam.programme.queries.entries import counting, with_entries
from wirksam.programme.queries.places import of_today

PASSAGES = "passages"
COMMITMENTS = "commitments"


def _passages(pks: Collection[int]) -> Iterator[Document]:
    rows = _published().filter(pk__in=pks).select_related("version__programme", "plain")
    for passage in rows:
        programme = passage.version.programme
        first, last = passage.first_line, passage.last_line
        place = f"{first}" if first == last else f"{first}\N{EN DASH}{last}"
        plain = getattr(passage, "plain", None)
        is_heading = passage.kind == "heading"
        yield Document(
            passage.pk,
            title=passage.text if is_heading else "",
            text="" if is_heading else _joined(passage.text, plain.text if plain else ""),
            url=passage.version.lines_url(first, last),
            on=passage.version.resolved_on,
            label=f"{programme.title}, Z. {place}",
        )


def _published() -> QuerySet[Passage]:
    versions = ProgrammeVersion.objects.filter(ProgrammeVersion.visible_to_all(), of_today())
    return Passage.objects.filter(version__in=versions)


def _seen_passages(actor: Actor) -> QuerySet[Passage]:  # noqa: ARG001 (what is published is all's)
    return _published()


def _commitments(pks: Collection[int]) -> Iterator[Document]:
    rows = with_entries(public_commitments().filter(pk__in=pks))
    for commitment in rows.select_related("deadline", "stored").prefetch_related(
        "responsibilities__body"
    ):
        stored = getattr(commitment, "stored", None)
        heard = stored.last_heard if stored else None
        yield Document(
            commitment.pk,
            title=commitment.title or commitment.quote,
            text=_joined(*_words_of(commitment)),
            url=commitment.get_absolute_url(),
            on=heard or commitment.version.resolved_on,
            label=commitment.code or "",
            keywords=commitment.code or "",
        )


def _words_of(commitment: Commitment) -> Iterable[str]:
    """The quote first: it is what a snippet shows where nothing else fits better."""
    deadline = getattr(commitment, "deadline", None)
    yield commitment.quote
    yield commitment.done_when
    yield commitment.limits
    yield deadline.wording if deadline else ""
    yield ", ".join(dict.fromkeys(one.body.name for one in commitment.responsibilities.all()))
    entries = sorted(counting(commitment.entries.all()), key=lambda pair: pair[0].happened_on)
    for entry, _place in reversed(entries):
        yield from (entry.said, entry.next_step, entry.obstacle)


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _seen_commitments(actor: Actor) -> QuerySet[Commitment]:
    return visible(actor, Commitment)


add_source(
    Source(
        COMMITMENTS, _("Commitments"), "list", Commitment, _commitments, _seen_commitments, order=10
    )
)
add_source(
    Source(PASSAGES, _("Lines of the text"), "lines", Passage, _passages, _seen_passages, order=20)
)
