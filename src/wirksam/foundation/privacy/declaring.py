"""Declarations: one :class:`Table` per model, every field of it named once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.apps import apps
from django.db.models import Model
from django_stubs_ext import StrOrPromise

from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome


@dataclass(frozen=True, slots=True)
class About:
    """A field that tells something about a person; what is not said here, the table says.

    ``holds``: ``value`` is exported; of a ``secret`` only that it is there; a ``key`` names
    somebody who did something with the row (at the time in the field ``at``), who need not be the
    one the row is about.
    """

    label: StrOrPromise
    purpose: StrOrPromise = ""
    basis: Basis | None = None
    audience: Audience | None = None
    keep: Keep | None = None
    holds: Literal["value", "secret", "key"] = "value"
    at: str = ""


def secret(label: StrOrPromise) -> About:
    """Something only the software reads, such as a digest."""
    return About(label, holds="secret", audience=Audience.MACHINE)


def key(label: StrOrPromise, at: str = "") -> About:
    """The key of whoever did something with the row."""
    return About(label, holds="key", at=at)


@dataclass(frozen=True, slots=True)
class Notice:
    """All that is declared about one field."""

    name: str
    label: StrOrPromise
    purpose: StrOrPromise
    basis: Basis
    audience: Audience
    keep: Keep
    holds: Literal["value", "secret", "key"] = "value"
    at: str = ""

    @property
    def is_personal(self) -> bool:
        """It tells something about a person."""
        return self.basis != Basis.NONE


@dataclass(frozen=True, slots=True)
class Table:
    """What is declared about a model. ``plain`` names the fields that tell nothing about a person.

    ``person`` and ``account`` are lookups from a row to the key of the person it is about, and to
    her account. ``leaving`` is what becomes of such rows when she deletes herself, ``because`` why
    they are not simply deleted. ``others`` says how rows may speak of people without belonging to
    one. Tables without ``backup`` are left out of backups.
    """

    model: str
    activity: StrOrPromise
    purpose: StrOrPromise
    title: StrOrPromise = ""
    plain: str = ""
    about: Mapping[str, About | StrOrPromise] = field(default_factory=dict)
    basis: Basis = Basis.NONE
    audience: Audience = Audience.PUBLIC
    keep: Keep = Keep.USE
    person: str = ""
    account: str = ""
    leaving: Outcome = Outcome.DELETED
    because: StrOrPromise = ""
    others: StrOrPromise = ""
    backup: bool = True

    @property
    def app(self) -> str:
        """The label of the model's app."""
        return self.model.partition(".")[0]

    def load(self) -> type[Model]:
        """The model."""
        return apps.get_model(self.model)

    def notices(self) -> Iterator[Notice]:
        """What is declared about each field, defaults filled in."""
        for name in self.plain.split():
            yield Notice(name, name, self.purpose, Basis.NONE, self.audience, self.keep)
        for name, told in self.about.items():
            one = told if isinstance(told, About) else About(told)
            yield Notice(
                name,
                one.label,
                one.purpose or self.purpose,
                one.basis or self.basis,
                one.audience or self.audience,
                one.keep or self.keep,
                one.holds,
                one.at,
            )

    def doers(self) -> list[Notice]:
        """The fields that hold the key of whoever did something."""
        return [notice for notice in self.notices() if notice.holds == "key"]


_tables: dict[str, Table] = {}


def declare(*tables: Table) -> None:
    """Say what is stored; the same model twice replaces the first declaration."""
    for table in tables:
        _tables[table.model] = table


def declared() -> list[Table]:
    """Every declaration, in the order of floors from the top down."""
    order = {config.label: at for at, config in enumerate(apps.get_app_configs())}
    return sorted(_tables.values(), key=lambda table: order.get(table.app, len(order)))


def faults() -> Iterator[str]:
    """What is missing or wrong in the declarations, one sentence each."""
    models = {
        model._meta.label_lower: model for model in apps.get_models(include_auto_created=True)
    }
    for label in models.keys() - _tables.keys():
        yield f"{label} is not declared in any privacy.py"
    for label in _tables.keys() - models.keys():
        yield f"{label} is declared, but there is no such model"
    for label in models.keys() & _tables.keys():
        yield from _faults_of(_tables[label], models[label])


def _faults_of(table: Table, model: type[Model]) -> Iterator[str]:
    own = (*model._meta.local_fields, *model._meta.local_many_to_many)  # a parent's are its own
    there = {one.name for one in own}
    told = [notice.name for notice in table.notices()]
    for name in sorted(there - set(told)):
        yield f"{table.model}.{name} is not declared in {table.app}/privacy.py"
    for name in sorted(set(told) - there):
        yield f"{table.model}.{name} is declared, but there is no such field"
    for name in sorted({name for name in told if told.count(name) > 1}):
        yield f"{table.model}.{name} is declared twice"
    for notice in table.notices():
        if notice.name in table.about and not notice.is_personal:
            yield f"{table.model}.{notice.name} tells about a person and needs a legal basis"
        if notice.at and notice.at not in there:
            yield f"{table.model}.{notice.name} names {notice.at}, which is no field"
    of_people = [notice for notice in table.notices() if notice.is_personal]
    if any(notice.holds != "key" for notice in of_people) and not (
        table.person or table.account or table.others
    ):
        yield f"{table.model} tells about people; say whose rows they are (person, account, others)"
    if of_people and not table.title:
        yield f"{table.model} tells about people and needs a title for them to read"
    if table.leaving != Outcome.DELETED and not table.because:
        yield f"{table.model} is not deleted with the person; say why (because)"
