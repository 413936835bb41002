"""Which rules hold where and when."""

from __future__ import annotations

from datetime import date
from itertools import islice

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from wirksam.association.choices import OccasionKind
from wirksam.association.models import Occasion, Office, RuleBook, Unit
from wirksam.engine.statutes import RuleSet
from wirksam.foundation.access import ancestry


def rules_for(unit: Unit, on: date) -> RuleSet | None:
    """The rules that hold in ``unit`` on a day: its own, else those of the nearest unit above."""
    book = book_for(unit, on)
    return book.rules if book is not None else None


def book_for(unit: Unit, on: date) -> RuleBook | None:
    """The version of the rules that :func:`rules_for` reads; one query."""
    rows = RuleBook.objects.filter(unit__path__in=ancestry(unit.path), valid_from__lte=on)
    nearest = rows.order_by(Length("unit__path").desc(), "-valid_from", "-pk")
    return nearest.select_related("unit").first()


def books_of(unit: Unit) -> QuerySet[RuleBook]:
    """All versions of a unit's own rules, the newest first."""
    return unit.rule_books.order_by("-valid_from", "-pk")


def offices_by_code(unit: Unit) -> dict[str, str]:
    """What to call the offices that rules of ``unit`` can speak of, by their codes; one query."""
    here = Q(body__unit__path__in=ancestry(unit.path)) | Q(body__unit__path__startswith=unit.path)
    rows = Office.objects.filter(here, emergency=False, ends_on=None).exclude(function="")
    names: dict[str, dict[str, None]] = {}
    for code, name in rows.order_by("function", "name").values_list("function", "name"):
        names.setdefault(code, {})[name] = None
    return {code: " / ".join(islice(called, 3)) for code, called in names.items()}


def next_assembly(unit: Unit, on: date) -> Occasion | None:
    """The next assembly of the unit from a day on, if its date is known."""
    rows = Occasion.objects.filter(unit=unit, kind=OccasionKind.ASSEMBLY, happened=False)
    return rows.filter(happens_on__gte=on).order_by("happens_on", "pk").first()
