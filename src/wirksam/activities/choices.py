"""Closed lists of what people do together."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How far an activity has come."""

    IDEA = "idea", _("Idea")
    PLANNED = "planned", _("planned")
    OPEN = "open", _("open to join")
    RUNNING = "running", pgettext_lazy("activity", "running")
    DONE = "done", _("took place")
    CANCELLED = "cancelled", _("called off")


JOINABLE = (State.OPEN, State.RUNNING)
"""In these states people may say that they take part."""

ENDED = (State.DONE, State.CANCELLED)
"""In these states nothing is planned any more."""


class Visibility(models.TextChoices):
    """Who may know of an activity; each step is narrower."""

    PUBLIC = "public", _("Everyone, also on the web")
    MEMBERS = "members", _("Everyone in the association")
    UNIT = "unit", _("Our chapter and those who host with us")
    BODY = "body", _("Only our board or team")


class CoHostState(models.TextChoices):
    ASKED = "asked", _("asked")
    AGREED = "agreed", _("hosts too")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("no longer a host")


class Relation(models.TextChoices):
    """What an activity does for a commitment."""

    CONTRIBUTES = "contributes", _("contributes to it")
    EXAMINES = "examines", _("examines it")
    PREPARES = "prepares", _("prepares it")
    EVIDENCES = "evidences", _("shows it")
    BLOCKS = "blocks", _("stands in its way")


class ParticipationState(models.TextChoices):
    GOING = "going", _("is coming")
    TOOK_PART = "took_part", _("was there")


class Rhythm(models.TextChoices):
    """How often an activity comes back."""

    WEEKLY = "weekly", _("every week")
    FORTNIGHTLY = "fortnightly", _("every two weeks")
    MONTHLY = "monthly", _("every month on the same weekday")
