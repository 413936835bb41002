"""One rule per model and action. Lists and single objects are asked by the same condition.

A module declares ``@rule(Model, "view")`` over a function from an actor to a ``Q``; a module loaded
when the apps are ready (``AppConfig.ready``) is the place. The condition must not follow a relation
to many rows (use ``pk__in`` or ``Exists``), so that no row comes twice. What has no rule is closed:
asking for it is an error, never a yes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from wirksam.foundation.access.actor import Actor

Rule = Callable[[Actor], Q]
M = TypeVar("M", bound=Model)
_rules: dict[tuple[type[Model], str], Rule] = {}


def rule(model: type[Model], action: str = "view") -> Callable[[Rule], Rule]:
    """Declare who may do ``action`` with which rows of ``model``."""

    def declare(function: Rule) -> Rule:
        known = _rules.get((model, action))
        if known is not None and known.__qualname__ != function.__qualname__:
            raise LookupError(f"{model.__name__} has a rule for {action!r} already")
        _rules[model, action] = function
        return function

    return declare


def allowed(actor: Actor, model: type[Model], action: str = "view") -> Q:
    """The condition under which ``actor`` may do ``action`` with a row of ``model``."""
    try:
        return _rules[model, action](actor)
    except KeyError:
        raise LookupError(f"no rule says who may {action!r} a {model.__name__}") from None


def visible(actor: Actor, rows: type[M] | QuerySet[M], action: str = "view") -> QuerySet[M]:
    """The ``rows`` with which ``actor`` may do ``action``."""
    if not isinstance(rows, QuerySet):
        rows = rows._default_manager.all()
    return rows.filter(allowed(actor, rows.model, action))


def can(actor: Actor, one: Model, action: str = "view") -> bool:
    """May ``actor`` do ``action`` with this one? One query, the list's own condition."""
    return visible(actor, type(one), action).filter(pk=one.pk).exists()


def get_visible_or_404(
    actor: Actor,
    rows: type[M] | QuerySet[M],
    action: str = "view",
    **lookup: Any,  # noqa: ANN401 (as in QuerySet.get)
) -> M:
    """The row that fits ``lookup``; hidden and missing give the same 404.

    So does a number in an address that is too large for any key.
    """
    try:
        found = visible(actor, rows, action).filter(**lookup).first()
    except OverflowError:
        raise Http404 from None
    if found is None:
        raise Http404
    return found


def declared() -> dict[tuple[type[Model], str], Rule]:
    """Every rule, for pages and tests that show them."""
    return dict(_rules)


class VisibleQuerySet(QuerySet[M]):
    """For managers: ``Model.objects.visible_to(actor)``."""

    def visible_to(self, actor: Actor, action: str = "view") -> VisibleQuerySet[M]:
        """The rows with which ``actor`` may do ``action``."""
        return self.filter(allowed(actor, self.model, action))
