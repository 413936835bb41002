"""Parts of the merge desk, each rendered once for all who see the same."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from wirksam.assembly.models import Assembly
from wirksam.assembly.queries.merging import changed_since, head_of, last_of, told
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.pages import kept_part
from wirksam.motions.models import MergeDraft
from wirksam.motions.operations.wording_by_hand import last_deed
from wirksam.motions.queries.desk import Desk, Place
from wirksam.motions.queries.desk_cards import place_view, whole_cards
from wirksam.motions.queries.merging import desk_of

PAGE = "assembly/merge_desk.html"


class Parts:
    """A desk at one moment, for those who may work at it or for those who watch."""

    def __init__(
        self, request: HttpRequest, assembly: Assembly, draft: MergeDraft, *, may_run: bool
    ) -> None:
        self.request, self.assembly, self.draft = request, assembly, draft
        self.may_run = may_run and draft.closed_at is None and draft.motion.is_open
        self.base: dict[str, Any] = {
            "assembly": assembly,
            "motion": draft.motion,
            "draft": draft,
            "may_run": self.may_run,
        }

    @cached_property
    def desk(self) -> Desk:
        """Everything about it, read when it is first asked for."""
        return desk_of(self.draft)

    def place(self, place: Place) -> SafeString:
        """A paragraph with its cards."""
        at = place.row.position
        below = {one.pk: self.desk.children.get(one.pk) for one in place.entries}
        hand = place.hand
        worded = (hand.text, hand.revision, hand.basis) if hand else None
        seen = (self._who, at, place.row.text, place.row.first_line, place.entries, below, worded)

        def render() -> str:
            view = place_view(self.desk, at, may_run=self.may_run)
            return self._render("place", view=view)

        return kept_part(seen, render)

    def places(self, shown: str = "") -> SafeString:
        """All paragraphs, or those that somebody must still look at."""
        rows = [place for place in self.desk.places if shown != "offen" or needs_somebody(place)]
        return mark_safe("\n".join(map(self.place, rows)))  # noqa: S308 (rendered parts)

    def head(self) -> SafeString:
        """How far it is."""
        head = head_of(self.desk)
        return kept_part(
            ("head", self._who, self.draft.revision, head),
            lambda: self._render("head", head=head, wholes=self._wholes()),
        )

    def own(self, request: ActorRequest) -> SafeString:
        """What only this person sees: what she can take back, and who did what last."""
        if not self.may_run:
            return SafeString("")
        mine = last_deed(request.actor, self.draft)
        return mark_safe(  # noqa: S308 (a rendered part)
            self._render("own", mine=told(mine) if mine else None, last=last_of(self.draft))
        )

    def news(self, request: ActorRequest, since: int) -> HttpResponse:
        """What changed since a revision, as parts that take the place of those on the page."""
        seen = ("news", self._who, since, self.draft.revision)
        body = kept_part(seen, lambda: "\n".join([self.head(), *self._changed(since)]))
        return news_response(body + self.own(request), self.draft.revision)

    def _changed(self, since: int) -> list[SafeString]:
        return [self.place(self.desk.place(at)) for at in changed_since(self.desk, since)]

    def _wholes(self) -> list[Any]:
        return whole_cards(self.desk, may_run=self.may_run)

    @property
    def _who(self) -> tuple[object, ...]:
        return (self.assembly.slug, self.draft.motion.slug, self.draft.closed_at, self.may_run)

    def _render(self, part: str, **more: object) -> str:
        return render_to_string(f"{PAGE}#{part}", self.base | more, request=self.request)


def needs_somebody(place: Place) -> bool:
    """Something is open or in the way there."""
    waiting = any(one.is_open for one in place.entries)
    return waiting or bool(place.collisions) or place.is_outdated


def news_response(body: str, revision: int, status: int = 200) -> HttpResponse:
    """Parts for a page that is open, with the revision they make it."""
    told = f'<div data-desk-news data-revision="{revision}">{body}</div>'
    answer = HttpResponse(told, status=status)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
