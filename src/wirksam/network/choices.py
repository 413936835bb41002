"""Closed lists of allies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PartnerKind(models.TextChoices):
    GROUP = "group", _("Initiative or group")
    ASSOCIATION = "association", pgettext_lazy("ally", "Association")
    UNION = "union", _("Union")
    SCHOOL = "school", _("School or university")
    CULTURE = "culture", _("Place of culture")
    PUBLIC = "public", _("Municipality or authority")
    OTHER = "other", _("Something else")


class LegalBasis(models.TextChoices):
    """On what somebody's address is kept (GDPR Art. 6 and 9)."""

    CONSENT = "consent", _("This person has agreed.")
    PUBLISHED = "published", _("It stands in public, by this person’s own doing.")
    CONTACT = "contact", _("We are in regular contact.")


class Shared(models.TextChoices):
    """Who of the association may know of a partner."""

    UNIT = "unit", _("Only our unit")
    ABOVE = "above", _("Our unit and those above it")
    ALL = "all", _("All units")
