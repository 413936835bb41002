"""Closed lists of campaigns and action days."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FrameState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("frame", "draft")
    OPEN = "open", pgettext_lazy("frame", "open to join in")
    WITHDRAWN = "withdrawn", pgettext_lazy("frame", "withdrawn")


class Take(models.TextChoices):
    """What a chapter makes of a frame."""

    ADOPTED = "adopted", pgettext_lazy("action", "as proposed")
    ADAPTED = "adapted", pgettext_lazy("action", "adapted")
    OWN = "own", pgettext_lazy("action", "with its own focus")


class TodoKind(models.TextChoices):
    PERMIT = "permit", _("Permit")
    TODO = "todo", _("To do")


class HelpKind(models.TextChoices):
    """What a chapter asks for."""

    PEOPLE = "people", _("People")
    MATERIAL = "material", _("Material")
    SPEAKER = "speaker", _("Somebody who speaks")
    MONEY = "money", _("Money")
    KNOW_HOW = "know_how", _("Know-how")


class HelpState(models.TextChoices):
    OPEN = "open", pgettext_lazy("help", "open")
    FOUND = "found", pgettext_lazy("help", "found")
    WITHDRAWN = "withdrawn", pgettext_lazy("help", "no longer needed")


class Licence(models.TextChoices):
    """Under which terms others may use a material."""

    OWN = "own", _("for our own use only")
    CC0 = "cc0", _("CC0: free for everything")
    CC_BY = "cc-by", _("CC BY: free, name whoever made it")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA: free, name them, pass it on alike")
