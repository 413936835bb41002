"""Closed lists of the thread (design §1). Values are those of the engine and of exported files."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Modality(models.TextChoices):
    MUST = "must", _("binding")
    SHALL = "shall", _("shall")
    MAY = "may", _("can")


class Kind(models.TextChoices):
    STRUCTURE = "structure", _("Structure")
    EVENT = "event", _("Event")
    REVIEW = "review", _("Review")
    REPORT = "report", _("Report")
    SUPPORT = "support", _("Support")
    POSITION = "position", _("Position")


class Completion(models.TextChoices):
    """What "done" can mean."""

    DELIVER = "deliver", _("deliver once")
    EXAMINE = "examine", _("examine, with a published finding")
    CONTINUOUS = "continuous", _("keep going")
    PRINCIPLE = "principle", _("follow as a principle")
    ON_REQUEST = "on_request", _("on request")


class RegisterState(models.TextChoices):
    """How far two people have come in confirming a commitment."""

    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("waits for a second person")
    CONFIRMED = "confirmed", _("confirmed by two people")
    REJECTED = "rejected", _("rejected")
    MERGED = "merged", _("joined with another")
    SUPERSEDED = "superseded", _("replaced by another")


IN_FORCE = (RegisterState.CONFIRMED, RegisterState.SUPERSEDED)
"""What two people have confirmed and nobody changes any more."""


class Origin(models.TextChoices):
    EXTRACTOR = "extractor", _("found by Wirksam")
    PERSON = "person", _("added by hand")
    CARRIED = "carried", _("carried over and changed")


class Fate(models.TextChoices):
    """What became of words in a later text."""

    SAME = "same", _("unchanged")
    MOVED = "moved", _("elsewhere in the text")
    CHANGED = "changed", _("changed")
    DROPPED = "dropped", _("taken out")


STANDS = (Fate.SAME, Fate.MOVED, Fate.CHANGED)
"""What stands in the later text, in these or other words."""


class Role(models.TextChoices):
    LEAD = "lead", _("in charge")
    WITH = "with", _("takes part")
    CONSULTED = "consulted", _("is heard")
    ORGANISES = "organises", _("only organises")


class EntryBasis(models.TextChoices):
    REPORT = "report", pgettext_lazy("progress entry", "Report")
    ASSEMBLY = "assembly", _("Act of the assembly")


class EvidenceKind(models.TextChoices):
    LINK = "link", _("Link")
    DOCUMENT = "document", _("Document")
    PHOTO = "photo", _("Photo")
    NUMBER = "number", _("Number")
    MINUTES = "minutes", _("Minutes")
    RESOLUTION = "resolution", _("Resolution")
    FINDING = "finding", _("Finding")


class ReadingState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("being read")
    READY = "ready", _("read")
    FAILED = "failed", _("not readable")


class StatusCode(models.TextChoices):
    """What a progress entry may say about where things stand."""

    NOT_STARTED = "not_started", _("not started")
    IN_PROGRESS = "in_progress", _("in progress")
    RUNNING = "running", _("running")
    PARTLY = "partly", _("partly done")
    REPORTED_DONE = "reported_done", _("reported as done")
    CONFIRMED_DONE = "confirmed_done", _("confirmed as done")
    DEFERRED = "deferred", _("deferred")
    DROPPED = "dropped", _("not pursued")


SETTLED = frozenset({StatusCode.CONFIRMED_DONE.value, StatusCode.DROPPED.value})
"""Statuses after which nothing more is expected."""
