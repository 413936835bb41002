"""Requests for help in lists and on their page, and who helped an action day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.association.choices import Capability
from wirksam.association.models import today
from wirksam.campaigns.access.helping import wanted
from wirksam.campaigns.choices import HelpKind, HelpState
from wirksam.campaigns.models import Frame, HelpAnswer, HelpRequest, LocalAction
from wirksam.campaigns.queries.tiles import name_of, near_units
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.i18n.days import day

PER_PAGE = 20
KIND_ICONS = {
    HelpKind.PEOPLE: "people",
    HelpKind.MATERIAL: "paper",
    HelpKind.SPEAKER: "voice",
    HelpKind.MONEY: "seal",
    HelpKind.KNOW_HOW: "knot",
}
_MOST_BESIDE = 40
Sign = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the list; empty fields narrow nothing."""

    kind: str = ""
    near: bool = False

    @classmethod
    def from_query(cls, values: Mapping[str, str]) -> Asked:
        """From the address of a page; nonsense narrows nothing."""
        kind = values.get("art", "")
        return cls(kind if kind in HelpKind else "", values.get("nah", "") == "1")


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request in a list, for one reader. ``signs``: what there is to say about its answers."""

    request: HelpRequest
    action: LocalAction | None
    is_wanted: bool
    signs: list[Sign]

    @property
    def icon(self) -> str:
        """The sign of what is asked for."""
        return KIND_ICONS[HelpKind(self.request.kind)]

    @property
    def meta(self) -> str:
        """Who asks, for what, until when."""
        one = self.request
        until = _("until %(on)s") % {"on": day(one.until)} if one.until else ""
        whatfor = self.action.title if self.action else one.frame.title if one.frame else ""
        parts = (name_of(one.unit), whatfor, until)
        return " \N{MIDDLE DOT} ".join(part for part in parts if part)

    @property
    def sign(self) -> Sign:
        """How it stands."""
        return sign_of(self.request, self.is_wanted)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list; the whole is never counted."""

    rows: list[RequestRow]
    number: int
    has_more: bool

    @property
    def last(self) -> int:
        """The number of the last page as far as it is known."""
        return self.number + self.has_more


def sign_of(request: HelpRequest, is_wanted: bool) -> Sign:
    """How a request stands: word, icon, tone."""
    if request.state == HelpState.OPEN and not is_wanted:
        return _("no longer needed"), "stop", "muted"
    icon, tone = {
        HelpState.OPEN: ("search", "going"),
        HelpState.FOUND: ("check", "ok"),
        HelpState.WITHDRAWN: ("stop", "muted"),
    }[HelpState(request.state)]
    return str(request.get_state_display()), icon, tone


def told_requests() -> QuerySet[HelpRequest]:
    """Requests with what lists and pages show; ``is_wanted``: they still want an answer."""
    live = Case(When(wanted(), then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = HelpRequest.objects.select_related("unit", "by_body", "frame", "action__host__unit")
    return rows.annotate(is_wanted=live)


def help_listing(actor: Actor, asked: Asked = Asked(), *, page: int = 1) -> Listing:
    """What still wants an answer first: what ends soonest, then what has no end or is past it."""
    rows = visible(actor, told_requests())
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.near:
        rows = rows.filter(unit__in=near_units(own_units(actor)))
    number = max(1, min(page, 500))
    begin = (number - 1) * PER_PAGE
    ahead = Case(When(until__gte=today(), then=F("until")))
    ordered = rows.order_by(F("is_wanted").desc(), ahead.asc(nulls_last=True), "-asked_at", "-pk")
    found = list(ordered[begin : begin + PER_PAGE + 1])
    return Listing(request_rows(actor, found[:PER_PAGE]), number, len(found) > PER_PAGE)


def own_units(actor: Actor) -> set[int]:
    """Units she belongs to or holds an office in."""
    return {home.unit_id for home in actor.homes} | {seat.unit_id for seat in actor.seats}


def request_rows(actor: Actor, requests: Iterable[HelpRequest]) -> list[RequestRow]:
    """Rows with what this reader may know; two queries, however many."""
    listed = list(requests)
    actions = [one.action_id for one in listed if one.action_id]
    known = set(visible(actor, LocalAction).filter(pk__in=actions).values_list("pk", flat=True))
    answers: dict[int, list[HelpAnswer]] = defaultdict(list)
    if actor.can(Capability.ACTIVITY_HOST):
        rows = visible(actor, HelpAnswer).filter(request__in=listed, withdrawn_at=None)
        for one in rows:
            answers[one.request_id].append(one)
    return [
        RequestRow(
            one,
            one.action if one.action_id in known else None,
            bool(getattr(one, "is_wanted", 0)),
            _answer_signs(answers[one.pk]),
        )
        for one in listed
    ]


def _answer_signs(answers: list[HelpAnswer]) -> list[Sign]:
    taken = sum(one.accepted_at is not None for one in answers)
    waiting = sum(one.accepted_at is None and one.declined_at is None for one in answers)
    found: list[Sign] = []
    if taken:
        words = ngettext("%(n)s offer is taken up", "%(n)s offers are taken up", taken)
        found.append((words % {"n": taken}, "check", "ok"))
    if waiting:
        words = ngettext("%(n)s offer waits", "%(n)s offers wait", waiting)
        found.append((words % {"n": waiting}, "clock", "info"))
    return found


def requests_of_action(actor: Actor, action: LocalAction) -> list[RequestRow]:
    """What its hosts asked for, the latest first."""
    rows = visible(actor, told_requests()).filter(action=action)
    return request_rows(actor, rows.order_by(F("is_wanted").desc(), "-pk")[:_MOST_BESIDE])


def requests_of_frame(actor: Actor, frame: Frame) -> list[RequestRow]:
    """What chapters look for within a campaign."""
    rows = visible(actor, told_requests()).filter(wanted(), frame=frame)
    return request_rows(actor, rows.order_by(F("until").asc(nulls_last=True), "-pk")[:_MOST_BESIDE])
