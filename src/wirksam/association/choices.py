"""Closed lists of the association's vocabulary."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    FEDERAL = "federal", _("Federal association")
    STATE = "state", _("State association")
    REGION = "region", _("Region")
    DISTRICT = "district", _("Chapter")
    LOCAL = "local", _("Local group")


class BodyKind(models.TextChoices):
    BOARD = "board", _("Board")
    TEAM = "team", _("Team")
    ASSEMBLY = "assembly", _("Assembly")
    FORUM = "forum", _("Forum")
    WORKING_GROUP = "working_group", _("Working group")
    OFFICE = "office", _("Office")
    CHAPTERS = "chapters", _("Chapters")
    MEMBERS = "members", _("Members")
    WHOLE = "whole", _("Whole association")
    EXCHANGE = "exchange", _("Exchange")


class OccasionKind(models.TextChoices):
    ASSEMBLY = "assembly", _("Assembly")
    ELECTION = "election", _("Election")
    CONGRESS = "congress", _("Congress")
    TERM = "term", _("Term of office")
    OTHER = "other", _("Other occasion")


class Capability(models.TextChoices):
    """What an office may do beyond a member's own rights."""

    PROGRAMME_IMPORT = "programme.import", _("Import a programme")
    PROGRAMME_REVIEW = "programme.review", _("Review and confirm commitments")
    PROGRAMME_PUBLISH = "programme.publish", _("Publish a programme")


class Reach(models.TextChoices):
    BODY = "body", _("Own body")
    UNIT = "unit", _("Own unit")
    BELOW = "below", _("Own unit and all below")
