"""Closed lists of a team's life."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CycleState(models.TextChoices):
    """Where a term of a team stands, from the plan to the accepted handover."""

    PLANNED = "planned", pgettext_lazy("team", "planned")
    CALL = "call", pgettext_lazy("team", "open call")
    SCREENING = "screening", pgettext_lazy("team", "applications are read")
    PROPOSAL = "proposal", pgettext_lazy("team", "proposed")
    DECIDED = "decided", pgettext_lazy("team", "elected")
    RUNNING = "running", pgettext_lazy("team", "at work")
    HANDOVER = "handover", pgettext_lazy("team", "handing over")
    CLOSED = "closed", pgettext_lazy("team", "handed over")
    LAPSED = "lapsed", pgettext_lazy("team", "lapsed")


BEFORE_TERM = frozenset(
    {
        CycleState.PLANNED,
        CycleState.CALL,
        CycleState.SCREENING,
        CycleState.PROPOSAL,
        CycleState.DECIDED,
    }
)
"""States in which a term is still being prepared; a team has one such term at most."""

ENDED = frozenset({CycleState.CLOSED, CycleState.LAPSED})
"""States after which nothing more happens to a term."""


class ApplicationState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("application", "draft")
    SUBMITTED = "submitted", pgettext_lazy("application", "sent")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "withdrawn")
    PROPOSED = "proposed", pgettext_lazy("application", "proposed")
    NOT_PROPOSED = "not_proposed", pgettext_lazy("application", "not proposed")
    ELECTED = "elected", pgettext_lazy("application", "elected")
    NOT_ELECTED = "not_elected", pgettext_lazy("application", "not elected")


class Verdict(models.TextChoices):
    """What a reader finds for one criterion. Never added up."""

    MET = "met", pgettext_lazy("criterion", "met")
    PARTLY = "partly", pgettext_lazy("criterion", "partly met")
    GROWING = "growing", pgettext_lazy("criterion", "wants to learn it")
    NOT_SEEN = "not_seen", pgettext_lazy("criterion", "nothing said about it")


class IdeaState(models.TextChoices):
    OPEN = "open", pgettext_lazy("idea", "open")
    TAKEN_UP = "taken_up", pgettext_lazy("idea", "taken up")
    LATER = "later", pgettext_lazy("idea", "later")
    DECLINED = "declined", pgettext_lazy("idea", "not taken up")


ANSWERABLE = frozenset({IdeaState.OPEN, IdeaState.LATER})
"""Ideas a team can still say something about: unanswered ones, and those it put off."""


class ItemKind(models.TextChoices):
    """What a team hands over."""

    DOCUMENT = "document", pgettext_lazy("handover", "Document")
    CONTACT = "contact", pgettext_lazy("handover", "Contact")
    ACCOUNT = "account", pgettext_lazy("handover", "Account (never its password)")
    THREAD = "thread", pgettext_lazy("handover", "Open thread")
    LESSON = "lesson", pgettext_lazy("handover", "What we would do differently")


class SkillKind(models.TextChoices):
    CAN = "can", _("I can")
    LEARN = "learn", _("I want to learn")
    TEACH = "teach", _("I can teach")
