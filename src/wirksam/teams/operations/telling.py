"""Telling a team what waits for it, and people what became of what they gave."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from wirksam.association.models import Body
from wirksam.foundation.access import Actor
from wirksam.foundation.notices.operations import notify
from wirksam.teams.models import Guest, Idea
from wirksam.teams.queries.seats import workers_of

_PAGES = {Idea: "idea_answer", Guest: "team_guest"}
_PREFIXES = {Idea: "teamidea", Guest: "teamguest"}


def tell_team(
    actor: Actor, body: Body, row: Idea | Guest, kind: str, *, due_on: date | None = None
) -> None:
    """Tell everybody who works for the team that ``row`` waits for them; not who did it."""
    values: dict[str, str | date] = {"title": body.name}
    notify(
        key=f"{_PREFIXES[type(row)]}:{row.pk}:{kind}",
        to=[key for key in workers_of(body) if key != actor.key],
        kind=kind,
        url=reverse(_PAGES[type(row)], args=[body.key, row.pk]),
        values=values | ({"due_on": due_on} if due_on else {}),
    )


def tell_giver(idea: Idea) -> None:
    """Tell whoever had the idea what the team says."""
    if not idea.by:
        return
    page = reverse("team_ideas", args=[idea.body.key])
    notify(
        key=f"teamidea-answer:{idea.pk}:{idea.state}",
        to=[idea.by],
        kind="team_idea_answered",
        url=f"{page}#idee-{idea.pk}",
        values={"title": idea.body.name},
    )


def tell_guest(guest: Guest, kind: str, url_name: str = "team_guest") -> None:
    """Tell somebody what becomes of her working along."""
    args = [guest.body.key, guest.pk] if url_name == "team_guest" else [guest.body.key]
    notify(
        key=f"teamguest-{kind}:{guest.pk}:",
        to=[str(guest.person.key)],
        kind=kind,
        url=reverse(url_name, args=args),
        values={"title": guest.body.name, "until_on": guest.ends_on or ""},
    )
