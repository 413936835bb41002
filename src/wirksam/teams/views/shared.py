"""What every page of a team begins with."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from wirksam.association.models import Body

Crumbs = list[tuple[str, str]]


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def crumbs(team: Body | None = None) -> Crumbs:
    """The pages above."""
    trail = [(_("Teams"), reverse("teams"))]
    if team is not None:
        trail.append((team.name, reverse("team", args=[team.key])))
    return trail


def revision_of(request: HttpRequest) -> int:
    """The revision a form was written upon; 0, which never fits, for anything else."""
    text = request.POST.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004
