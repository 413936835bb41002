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


class Phase(models.TextChoices):
    """When a question to movers was asked: that decides how long they have."""

    BEFORE = "before", _("before the assembly")
    DURING = "during", _("at the assembly")


class Side(models.TextChoices):
    """The two sides of a preparation room."""

    FOR = "for", pgettext_lazy("argument", "For it")
    AGAINST = "against", pgettext_lazy("argument", "Against it")


class Leaning(models.IntegerChoices):
    """What somebody thinks before the assembly. It is no vote."""

    FOR = 2, pgettext_lazy("opinion", "for it")
    RATHER_FOR = 1, pgettext_lazy("opinion", "rather for it")
    UNDECIDED = 0, pgettext_lazy("opinion", "undecided")
    RATHER_AGAINST = -1, pgettext_lazy("opinion", "rather against it")
    AGAINST = -2, pgettext_lazy("opinion", "against it")


class ItemState(models.TextChoices):
    """How far an item of the agenda has come."""

    OPEN = "open", pgettext_lazy("agenda item", "still to come")
    CALLED = "called", pgettext_lazy("agenda item", "being dealt with")
    ADJOURNED = "adjourned", pgettext_lazy("agenda item", "adjourned")
    DONE = "done", pgettext_lazy("agenda item", "done")


ITEM_SIGNS = {
    ItemState.OPEN: "empty",
    ItemState.CALLED: "going",
    ItemState.ADJOURNED: "pause",
    ItemState.DONE: "check_circle",
}
ITEM_TONES = {
    ItemState.OPEN: "neutral",
    ItemState.CALLED: "brand",
    ItemState.ADJOURNED: "warn",
    ItemState.DONE: "ok",
}


class VoteWay(models.TextChoices):
    SHOW_OF_HANDS = "show_of_hands", _("by show of hands")
    ROLL_CALL = "roll_call", _("by calling names")
    PAPER = "paper", _("on paper, in secret")


class VoteResult(models.TextChoices):
    CARRIED = "carried", pgettext_lazy("vote", "carried")
    NOT_CARRIED = "not_carried", pgettext_lazy("vote", "not carried")
    NO_RESULT = "no_result", pgettext_lazy("vote", "no result")


RESULT_SIGNS = {
    VoteResult.CARRIED: "check_circle",
    VoteResult.NOT_CARRIED: "cross",
    VoteResult.NO_RESULT: "question",
}
RESULT_TONES = {
    VoteResult.CARRIED: "ok",
    VoteResult.NOT_CARRIED: "danger",
    VoteResult.NO_RESULT: "warn",
}


class RollCallChoice(models.TextChoices):
    YES = "yes", pgettext_lazy("vote", "yes")
    NO = "no", pgettext_lazy("vote", "no")
    ABSTAIN = "abstain", pgettext_lazy("vote", "abstention")


class MinuteKind(models.TextChoices):
    """What an entry of the minutes tells."""

    CALLED = "called", pgettext_lazy("minutes", "called")
    ADJOURNED = "adjourned", pgettext_lazy("minutes", "adjourned")
    DONE = "done", pgettext_lazy("minutes", "closed")
    PRESENCE = "presence", pgettext_lazy("minutes", "presence")
    PROCEDURAL = "procedural", pgettext_lazy("minutes", "procedural motion")
    NOTE = "note", pgettext_lazy("minutes", "note")
    VOTE = "vote", pgettext_lazy("minutes", "vote")
    DECISION = "decision", pgettext_lazy("minutes", "decision")
    BALLOT = "ballot", pgettext_lazy("minutes", "ballot")
    ELECTED = "elected", pgettext_lazy("minutes", "elected")
    ANNULLED = "annulled", pgettext_lazy("minutes", "election taken back")


MENDABLE = frozenset({MinuteKind.NOTE, MinuteKind.PROCEDURAL})
"""Entries whose words somebody wrote."""


class ProceduralKind(models.TextChoices):
    """What members can ask for about the way of going on."""

    END_DEBATE = "end_debate", _("end the debate")
    CLOSE_LIST = "close_list", _("close the list of speakers")
    LIMIT_TIME = "limit_time", _("limit the time for speaking")
    ADJOURN = "adjourn", _("adjourn the item")
    REFER = "refer", _("refer it to a body")
    ORDER = "order", _("change the agenda")
    NOT_DEAL = "not_deal", _("not deal with it")
    RECOUNT = "recount", _("count again")
    PAPER = "paper", _("vote on paper")
    BREAK = "break", _("have a break")
    OTHER = "other", pgettext_lazy("procedural motion", "something else")


class ProceduralOutcome(models.TextChoices):
    CARRIED = "carried", pgettext_lazy("procedural motion", "carried")
    NOT_CARRIED = "not_carried", pgettext_lazy("procedural motion", "not carried")
    UNOPPOSED = "unopposed", pgettext_lazy("procedural motion", "carried without opposition")
    WITHDRAWN = "withdrawn", pgettext_lazy("procedural motion", "withdrawn")


class ElectionState(models.TextChoices):
    OPEN = "open", pgettext_lazy("election", "open")
    DONE = "done", pgettext_lazy("election", "closed")
