"""The closed lists in which apps say why they store something, for whom and how long."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """The legal basis, in articles of the GDPR. Membership itself reveals an opinion (Art. 9)."""

    NONE = "none", _("no personal data")
    MEMBERS = "members", _("Art. 6(1)(b) and 9(2)(d): members and people in regular contact")
    SAFETY = "safety", _("Art. 6(1)(f) and 9(2)(d): safe running, protection against misuse")
    PROOF = "proof", _("Art. 6(1)(c) with Art. 5(2) and 7(1): proof that the rules were kept")
    CONSENT = "consent", _("Art. 6(1)(a) and 9(2)(a): consent, which can be withdrawn")


class Audience(models.TextChoices):
    """Who gets to see it, from narrow to wide."""

    MACHINE = "machine", _("the software alone")
    SELF = "self", _("the person herself")
    OFFICE = "office", _("the person herself and offices with that task")
    CHOSEN = "chosen", _("whom the person has chosen")
    UNIT = "unit", _("the own unit")
    MEMBERS = "members", _("everyone in the association")
    PUBLIC = "public", _("the public")


class Keep(models.TextChoices):
    """How long it is kept."""

    USE = "use", _("as long as the association uses it")
    PERSON = "person", _("until the person is deleted")
    ACCOUNT = "account", _("until the account is deleted")
    SESSION = "session", _("until signing out, 30 days at most")
    DAY = "day", _("one day")
    SHOWN = "shown", _("as long as something shows it, otherwise one day")
    THREE_DAYS = "three_days", _("72 hours after it is over")
    MONTH = "month", _("30 days")
    QUARTER = "quarter", _("90 days after it was seen or done")
    HALF_YEAR = "half_year", _("half a year after it ended")
    INVITATION = "invitation", _("30 days after the invitation was used or ran out")
    REASON = "reason", _("two years")
    CONSENT = "consent", _("three years after it was withdrawn")
    MINUTES = "minutes", _("permanently, as minutes; without the name once the person is deleted")
    JOURNAL = "journal", _("permanently, with keys instead of names")


class Outcome(models.TextChoices):
    """What becomes of it when the person deletes herself."""

    DELETED = "deleted", _("deleted")
    ANONYMISED = "anonymised", _("name taken away")
    KEPT = "kept", _("kept")
