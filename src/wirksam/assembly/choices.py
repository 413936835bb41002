"""Closed lists of assemblies and what they decide."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AgendaKind(models.TextChoices):
    OPENING = "opening", pgettext_lazy("agenda", "Opening")
    REPORT = "report", pgettext_lazy("agenda", "Account")
    ELECTION = "election", pgettext_lazy("agenda", "Election")
    MOTION = "motion", pgettext_lazy("agenda", "Motion")
    DEBATE = "debate", pgettext_lazy("agenda", "Debate")
    BREAK = "break", pgettext_lazy("agenda", "Break")
    OTHER = "other", pgettext_lazy("agenda", "Other")


class EditionState(models.TextChoices):
    DRAFT = "draft", _("draft")
    FROZEN = "frozen", _("frozen")


class ActKind(models.TextChoices):
    """What an assembly can do with one item of an account."""

    NOTED = "noted", _("taken note of")
    QUESTION = "question", _("asked back")
    CHANGED = "changed", _("changed")
    DEFERRED = "deferred", _("put off")
    DROPPED = "dropped", _("struck")
    CONFIRMED = "confirmed", _("confirmed as done")


class CarryDecision(models.TextChoices):
    CARRIED = "carried", _("goes on in the next programme")
    ENDED = "ended", _("does not go on")


STATE_AFTER = {
    ActKind.CONFIRMED: "confirmed_done",
    ActKind.DEFERRED: "deferred",
    ActKind.DROPPED: "dropped",
}
"""The status an act gives; other acts leave it as it is."""

SIGNS = {
    ActKind.NOTED: "eye",
    ActKind.QUESTION: "question",
    ActKind.CHANGED: "edit",
    ActKind.DEFERRED: "pause",
    ActKind.DROPPED: "stop",
    ActKind.CONFIRMED: "seal",
}
