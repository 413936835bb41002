"""The registry of kinds. Lists read one table of activities and ask here for the rest.

An app declares its kinds in ``activity_kind.py`` and offers them in ``AppConfig.ready``. A kind
that nobody offers any more (its app is switched off) is still shown, by its bare name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.forms import Form
from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Fact:
    """One line beside what every activity has; ``url`` makes a link of the text."""

    label: StrOrPromise
    text: StrOrPromise
    url: str = ""


Facts = Mapping[int, list[Fact]]


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """One kind of activity.

    ``model`` is the child table (one level, explicit ``parent_link``). ``form`` asks for the
    child's own fields, under their names; ``copied`` names those that "do it too" takes along.
    ``facts`` gives, for many primary keys in a fixed number of queries, the lines that pages show
    beside what every activity has. ``url_name`` leads to a page of its own (argument: the primary
    key). ``visibility`` is what a new one begins with. Kinds not ``offered`` cannot be chosen in
    the general form; their app has a way of its own. ``own_joining``: places and waiting lists, so
    that one joins on its own page only. ``also_copy`` takes along what lies in other tables (from
    one primary key to another). ``receipt_url_name`` leads whoever took part to what became of it,
    ``edit_url_name`` to where such a one is changed (argument: the primary key). ``when_closed``
    says who has been there once one is closed; without it, everybody who said she was coming.
    """

    code: str
    label: StrOrPromise
    icon: str
    model: type[Model]
    explanation: StrOrPromise = ""
    form: type[Form] | None = None
    copied: tuple[str, ...] = ()
    facts: Callable[[Iterable[int]], Facts] | None = None
    url_name: str = "activity"
    visibility: str = "members"
    offered: bool = True
    own_joining: bool = False
    also_copy: Callable[[int, int], None] | None = None
    receipt_url_name: str = ""
    edit_url_name: str = ""
    when_closed: Callable[[int], None] | None = None


MEETING = "meeting"
"""The plain kind: what an activity is until somebody says otherwise."""

_kinds: dict[str, ActivityKind] = {}


def kind(declared: ActivityKind) -> ActivityKind:
    """Offer a kind; the same code twice replaces the first."""
    _kinds[declared.code] = declared
    return declared


def kind_of(code: str) -> ActivityKind | None:
    """The kind with this code; nothing where its app is switched off."""
    return _kinds.get(code)


def kinds(*, offered: bool = False) -> list[ActivityKind]:
    """All kinds, the plain one first; only those that the form offers."""
    found = [one for one in _kinds.values() if one.offered or not offered]
    return sorted(found, key=lambda one: one.code != MEETING)


def own_values(of: ActivityKind, pk: int, names: Iterable[str]) -> dict[str, Any]:
    """The child's own fields of one activity; one query, none where ``names`` is empty."""
    wanted = list(names)
    if not wanted:
        return {}
    return of.model._default_manager.filter(pk=pk).values(*wanted).first() or {}
