"""Where commitments stand: in their own text, and in those that follow it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from wirksam.engine.whereabouts import Numbered, Stretch
from wirksam.programme.choices import STANDS
from wirksam.programme.models import Commitment, CommitmentPlace, Programme, ProgrammeVersion
from wirksam.programme.models.text import scope_of
from wirksam.programme.queries.quotes import quoted_parts


def in_text(version: ProgrammeVersion) -> Q:
    """Commitments that a text holds: its own, and those of older texts that stand in it."""
    placed = CommitmentPlace.objects.filter(version=version, fate__in=STANDS)
    return Q(version=version) | Q(pk__in=placed.values("commitment"))


def of_today() -> Q:
    """Texts that no later public one of their programme has followed."""
    later = ProgrammeVersion.objects.filter(
        ProgrammeVersion.visible_to_all(),
        programme=OuterRef("programme"),
        number__gt=OuterRef("number"),
    )
    return ~Q(Exists(later))


def page_of(version: ProgrammeVersion) -> str:
    """Where a text is read: at the address of its programme as long as it is the one of today."""
    later = version.programme.versions.filter(
        ProgrammeVersion.visible_to_all(), number__gt=version.number
    )
    programme: str = version.programme.get_absolute_url()
    return version.get_absolute_url() if later.exists() else programme


def at_lines(slug: str, number: int, first: int, last: int) -> Q:
    """Commitments that touch lines of version ``number`` of the programme at ``slug``."""
    here = {"version__programme__slug": slug, "version__number": number}
    lines = {"first_line__lte": last, "last_line__gte": first}
    placed = CommitmentPlace.objects.filter(fate__in=STANDS, **here, **lines)
    return Q(**here, **lines) | Q(pk__in=placed.values("commitment"))


def scopes_of(*commitments: Commitment) -> set[str]:
    """The scopes of all programmes on whose pages they stand; one query.

    Whatever changes what these pages tell touches them.
    """
    keys = [one.pk for one in commitments]
    slugs = Programme.objects.filter(
        Q(versions__commitments__in=keys) | Q(versions__places__commitment__in=keys)
    ).values_list("slug", flat=True)
    return {scope_of(slug) for slug in slugs}


def stretches_of_quote(text: Numbered, first: int, last: int, quote: str) -> tuple[Stretch, ...]:
    """The words of ``quote`` in lines ``first`` to ``last``; all of them where it is not there."""
    lines = [text.stretches(number, number)[0] for number in text.numbers(first, last)]
    parts = quoted_parts(quote, [text.paragraphs[one.at][one.start : one.end] for one in lines])
    if not parts:
        return text.stretches(first, last)
    found: list[Stretch] = []
    for line, pieces in zip(lines, parts, strict=True):
        offset = line.start
        for words, quoted in pieces:
            if quoted:
                found.append(Stretch(line.at, offset, offset + len(words)))
            offset += len(words)
    return _joined(text, found)


def _joined(text: Numbered, stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same with those made one between which there is nothing but blanks."""
    found: list[Stretch] = []
    for one in stretches:
        before = found[-1] if found else None
        if (
            before is not None
            and before.at == one.at
            and not text.paragraphs[one.at][before.end : one.start].strip()
        ):
            found[-1] = Stretch(one.at, before.start, one.end)
        else:
            found.append(one)
    return tuple(found)
