"""Keeping the index as the data are, in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from wirksam.engine.search.stems import stems
from wirksam.foundation.search.matching import INDEX
from wirksam.foundation.search.models import SearchRecord
from wirksam.foundation.search.sources import Document, Source, source_of, sources

MOST_CHARACTERS = 20_000
"""Of one text; what stands behind is not found."""

_AT_ONCE = 500
_WRITTEN = ("title", "label", "text", "title_stems", "text_stems", "url", "shown_on")
Progress = Callable[[str, int, int], None]


@transaction.atomic
def reindex(source_key: str, *pks: int) -> None:
    """Say, in the transaction that changes them, that objects of a source have changed.

    Also for objects that are gone or may no longer be found. What is as before is not written.
    LookupError for an unknown source.
    """
    source = source_of(source_key)
    for start in range(0, len(pks), _AT_ONCE):
        changes = _changes(source, pks[start : start + _AT_ONCE])
        if changes.gone:
            SearchRecord.objects.filter(pk__in=changes.gone).delete()
        if changes.written:
            SearchRecord.objects.bulk_create(
                changes.written,
                update_conflicts=True,
                unique_fields=("source", "object_id"),
                update_fields=_WRITTEN,
            )


@dataclass(frozen=True, slots=True)
class _Changes:
    """What would have to be written, how much of it is new, and which records would go."""

    written: list[SearchRecord]
    new: int
    gone: list[int]


def _changes(source: Source, pks: Sequence[int]) -> _Changes:
    wanted = {one.pk: _record(source, one) for one in source.documents(pks)}
    held = SearchRecord.objects.filter(source=source.key, object_id__in=pks)
    there = {record.object_id: record for record in held}
    return _Changes(
        [record for pk, record in wanted.items() if not _is_same(record, there.get(pk))],
        len(wanted.keys() - there.keys()),
        [record.pk for pk, record in there.items() if pk not in wanted],
    )


def _is_same(record: SearchRecord, other: SearchRecord | None) -> bool:
    return other is not None and all(
        getattr(record, name) == getattr(other, name) for name in _WRITTEN
    )


def _record(source: Source, document: Document) -> SearchRecord:
    lines = document.text.replace("\0", "")[:MOST_CHARACTERS].splitlines()
    text = " \N{MIDDLE DOT} ".join(line.strip() for line in lines if line.strip())
    title = document.title.replace("\0", "")[:300]
    return SearchRecord(
        source=source.key,
        object_id=document.pk,
        title=title,
        label=document.label[:200],
        text=text,
        title_stems=stems(f"{title} {document.keywords}"),
        text_stems=stems(text),
        url=document.url[:300],
        shown_on=document.on,
    )


def rebuild(progress: Progress | None = None) -> dict[str, int]:
    """Put the whole index right while everybody works on; how many can be found, by source.

    ``progress`` hears the source, how many of its objects were looked at, and of how many.
    """
    if any(_damage()):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")  # noqa: S608
    known = [source.key for source in sources()]
    SearchRecord.objects.exclude(source__in=known).delete()
    for source in sources():
        total, done = source.model._base_manager.count(), 0
        for pks in _keys(source):
            reindex(source.key, *pks)
            done += len(pks)
            if progress:
                progress(source.key, done, max(total, done))
        _strangers(source).delete()
    found = SearchRecord.objects.values_list("source", flat=True)
    return {source.key: found.filter(source=source.key).count() for source in sources()}


def _keys(source: Source) -> Iterator[list[int]]:
    """All keys of the model, a batch at a time, each in a query of its own."""
    last = 0
    while True:
        rows = source.model._base_manager.filter(pk__gt=last).order_by("pk")
        pks = list(rows.values_list("pk", flat=True)[:_AT_ONCE])
        if not pks:
            return
        yield pks
        last = pks[-1]


def _strangers(source: Source) -> QuerySet[SearchRecord]:
    """Records of objects that are gone."""
    records = SearchRecord.objects.filter(source=source.key)
    return records.exclude(object_id__in=source.model._base_manager.values("pk"))


def differences() -> Iterator[str]:
    """Where the index is not what the data say, one sentence each."""
    for source in sources():
        missing, wrong = 0, _strangers(source).count()
        for pks in _keys(source):
            changes = _changes(source, pks)
            missing += changes.new
            wrong += len(changes.written) - changes.new + len(changes.gone)
        for number, what in ((missing, "not in it"), (wrong, "not as the data say")):
            if number:
                yield f"search: {source.key}: {number} {what}. Run: wirksam search rebuild"
    yield from _damage()


def _damage() -> Iterator[str]:
    """Whether SQLite's own index fits its rows; PostgreSQL cannot part the two."""
    if connection.vendor != "sqlite":
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('integrity-check', 1)"  # noqa: S608
            )
    except DatabaseError:
        yield "search: the index is damaged. Run: wirksam search rebuild"
