"""What everyone, and what members see of a team's work: sections of its page."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Body, today
from wirksam.foundation.access import Actor, can, visible
from wirksam.teams.choices import IdeaState
from wirksam.teams.models import Idea, TeamCycle
from wirksam.teams.queries.decisions import last_decisions
from wirksam.teams.queries.ideas import some_ideas
from wirksam.teams.queries.parts import Part
from wirksam.teams.queries.work import doings_of, places_of, promises_of

PROMISES, DECISIONS, IDEAS = 6, 3, 3


def room_part(actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:  # noqa: ARG001
    """The door of the room, for those who may enter; two queries."""
    if not actor.is_known or not can(actor, body, "enter"):
        return None
    waiting = visible(actor, Idea.objects.filter(body=body, state=IdeaState.OPEN)).count()
    return Part("raum", "", "teams/parts/room.html", {"waiting": waiting})


def agreement_part(actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:  # noqa: ARG001
    """How the team works, as soon as it has agreed on it."""
    found = body.agreements.first()
    if found is None:
        return None
    told = {"agreement": found}
    return Part("absprache", _("How this team works"), "teams/parts/agreement.html", told)


def roles_part(actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:  # noqa: ARG001
    """Who looks after what: for members, where something is said."""
    if not actor.belongs:
        return None
    places = [one for one in places_of(actor, body) if one.role]
    if not places:
        return None
    told = {"places": places}
    return Part("rollen", _("Who looks after what"), "teams/parts/roles.html", told)


def commitments_part(actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:  # noqa: ARG001
    """What the team has promised, and what others do in its stead."""
    rows = promises_of(actor, body)
    if not rows:
        return None
    told = {"promises": rows[:PROMISES], "more": max(0, len(rows) - PROMISES)}
    return Part("zusagen", _("What it has promised"), "teams/parts/commitments.html", told)


def activities_part(actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:  # noqa: ARG001
    """What it does next, and what was lately."""
    doings = doings_of(actor, body)
    if not (doings.coming or doings.past):
        return None
    told = {"doings": doings}
    return Part("aktivitaeten", _("What it does"), "teams/parts/activities.html", told)


def ideas_part(actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:  # noqa: ARG001
    """A field for an idea, the latest ideas and what became of them: for members."""
    template, title = "teams/parts/ideas.html", _("Ideas and answers")
    if not actor.is_known:
        return Part("ideen", title, template, {"sign_in": True}) if body.runs_on(today()) else None
    if not actor.belongs or not can(actor, body, "listen"):
        return None
    told = {
        "may_give": can(actor, body, "suggest"),
        "may_join": can(actor, body, "join"),
        "draft_key": str(uuid.uuid4()),
        "voices": some_ideas(actor, body, IDEAS, works=False),
    }
    return Part("ideen", title, template, told)


def decisions_part(actor: Actor, body: Body, cycle: TeamCycle | None) -> Part | None:  # noqa: ARG001
    """What it decided lately, as far as one may read it."""
    noted = last_decisions(actor, body, DECISIONS)
    if not noted:
        return None
    told = {"noted": noted}
    return Part("beschluesse", _("What it has decided"), "teams/parts/decisions.html", told)
