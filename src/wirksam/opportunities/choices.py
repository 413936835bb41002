"""Closed lists of joining in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KIND_WORDS = {
    "task": pgettext_lazy("help", "Small task"),
    "shift": pgettext_lazy("help", "Shift"),
    "sitting_in": pgettext_lazy("help", "Sitting in"),
}
"""Kinds of joining in, by their code."""


class Flow(models.TextChoices):
    """How one joins; apart from how it is built."""

    AT_ONCE = "at_once", pgettext_lazy("join", "at once")
    ON_REQUEST = "request", pgettext_lazy("join", "on request")
    OFFERED = "offered", pgettext_lazy("join", "it is offered to those who fit")


class Structure(models.TextChoices):
    UNIFORM = "uniform", pgettext_lazy("structure", "everyone does the same")
    POSITIONS = "positions", pgettext_lazy("structure", "there are several jobs")


class Warning(models.TextChoices):  # noqa: A001 (the word people use for it)
    """What somebody accepts before she signs up."""

    HEAVY = "heavy", _("heavy things to carry")
    STAIRS = "stairs", _("stairs")
    OUTDOORS = "outdoors", _("outdoors, in any weather")
    POLICE = "police", _("police is likely to be there")
    LATE = "late", _("it gets late")


class EngagementState(models.TextChoices):
    """As people speak of it. Nobody is ever said not to have come."""

    ASKED = "asked", pgettext_lazy("engagement", "has asked")
    GOING = "going", pgettext_lazy("engagement", "is in")
    WAITING = "waiting", pgettext_lazy("engagement", "on the waiting list")
    STAND_IN = "stand_in", pgettext_lazy("engagement", "looks for a stand-in")
    DONE = "done", pgettext_lazy("engagement", "has helped")


TO_HER = {
    EngagementState.ASKED: _("You have asked."),
    EngagementState.GOING: _("You are in."),
    EngagementState.WAITING: _("You are on the waiting list."),
    EngagementState.STAND_IN: _("You look for a stand-in."),
    EngagementState.DONE: _("You have helped."),
}
"""The same, said to the one it is about."""

HOLDING = frozenset({EngagementState.GOING, EngagementState.STAND_IN})
"""States that hold a place."""


class OfferState(models.TextChoices):
    OPEN = "open", pgettext_lazy("offer", "open")
    ACCEPTED = "accepted", pgettext_lazy("offer", "accepted")
    DECLINED = "declined", pgettext_lazy("offer", "declined")
    EXPIRED = "expired", pgettext_lazy("offer", "run out")


class When(models.TextChoices):
    """When somebody has time."""

    MORNINGS = "mornings", _("in the mornings")
    EVENINGS = "evenings", _("in the evenings")
    WEEKEND = "weekend", _("at the weekend")
    ANY = "any", _("it depends")


class Company(models.TextChoices):
    """With whom somebody would like to help."""

    ALONE = "alone", _("alone, when I like")
    TOGETHER = "together", _("with others")


class Known(models.TextChoices):
    """Whether she has done such a thing before."""

    FIRST = "first", _("No, it would be my first time")
    BEFORE = "before", _("Yes, I know how it works")
    LEARN = "learn", _("I would like to learn something new")
