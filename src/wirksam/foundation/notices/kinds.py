"""The kinds of notices, each with its sentence. Apps name theirs when they are ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.foundation.i18n.days import day

Value = str | int | date


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One kind. ``sentence`` has places such as ``%(title)s``; ``urgent`` ones stand first.

    Values whose name ends in ``_on`` are days, written as ``2026-04-18``.
    """

    code: str
    icon: str
    sentence: StrOrPromise
    urgent: bool = False


class _Filled(dict[str, str]):
    """What fills the places of a sentence; a missing value leaves a gap instead of an error."""

    def __missing__(self, name: str) -> str:
        return "…"


_FALLBACK = NoticeKind("", "info", _("There is something new."))
_kinds: dict[str, NoticeKind] = {}


def notice_kind(kind: NoticeKind) -> None:
    """Make a kind known; the same code twice replaces the first."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> NoticeKind:
    """The kind with that code; a general one where its app is gone."""
    return _kinds.get(code, _FALLBACK)


def urgent_codes() -> list[str]:
    """The kinds that stand first."""
    return [kind.code for kind in _kinds.values() if kind.urgent]


def sentence(code: str, values: Mapping[str, object]) -> str:
    """What a notice says, in the language of the moment; plain text."""
    filled = _Filled({name: _written(name, value) for name, value in values.items()})
    return str(kind_of(code).sentence) % filled


def _written(name: str, value: object) -> str:
    if name.endswith("_on"):
        try:
            return day(date.fromisoformat(str(value)))
        except ValueError:
            return "…"
    return " ".join(str(value).split())
