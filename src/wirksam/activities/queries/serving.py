"""Which commitments an activity can serve: those of an address, and the list to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wirksam.activities.models import Activity, Contribution
from wirksam.activities.rules import slug_or_nothing
from wirksam.programme.models import Commitment
from wirksam.programme.queries.cards import public_commitments
from wirksam.programme.queries.places import at_lines

MOST_ASKED = 30
MOST_OFFERED = 400
_DIGITS = 7

Group = tuple[str, list[tuple[str, str]]]


def asked_for(asked: Mapping[str, str], codes: list[str]) -> QuerySet[Commitment]:
    """The commitments an address names: ``zusage=AP26-07``, or ``programm=2026&zeilen=111-114``.

    Nonsense names none.
    """
    found = public_commitments().none()
    if codes:
        found = public_commitments().filter(
            code__in=[slug_or_nothing(code) for code in codes[:MOST_ASKED]]
        )
    elif span := _span(asked.get("zeilen", "")):
        number = asked.get("fassung", "")
        found = public_commitments().filter(
            at_lines(
                slug_or_nothing(asked.get("programm", "")),
                int(number) if _is_number(number) else 1,
                *span,
            )
        )
    return found.order_by("first_line", "last_line", "pk")[:MOST_ASKED]


def _span(text: str) -> tuple[int, int] | None:
    first, _dash, last = text.replace("\N{EN DASH}", "-").partition("-")
    last = last or first
    if not all(map(_is_number, (first, last))):
        return None
    return int(first), int(last)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS


def as_choices(commitments: QuerySet[Commitment]) -> list[tuple[str, str]]:
    """Code and sentence, as a form shows them."""
    return [(one.code or "", _sentence(one)) for one in commitments]


def still_open_for(activity: Activity) -> list[Group]:
    """All public commitments that the activity does not serve yet, newest programme first."""
    tied = Contribution.objects.filter(activity_id=activity.pk, ended_at=None)
    rows = (
        public_commitments()
        .exclude(pk__in=tied.values("commitment"))
        .order_by("-version__programme__term_starts_on", "version_id", "first_line", "pk")
    )[:MOST_OFFERED]
    return [
        (title, [(one.code or "", _sentence(one)) for one in group])
        for title, group in groupby(rows, key=lambda one: one.version.programme.title)
    ]


def _sentence(one: Commitment) -> str:
    text = one.title or one.quote
    short = text if len(text) <= 110 else f"{text[:109]}\N{HORIZONTAL ELLIPSIS}"  # noqa: PLR2004
    return _("%(code)s, lines %(lines)s: %(text)s") % {
        "code": one.code,
        "lines": one.lines,
        "text": short,
    }
