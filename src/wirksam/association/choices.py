"""Closed lists of the association's vocabulary."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UnitKind(models.TextChoices):
    FEDERAL = "federal", _("Federal association")
    STATE = "state", _("State association")
    REGION = "region", _("Region")
    DISTRICT = "district", _("Chapter")
    LOCAL = "local", _("Local group")


class ChangeKind(models.TextChoices):
    """What can happen to a unit."""

    FOUND = "found", _("founded")
    RENAME = "rename", _("renamed")
    MOVE = "move", _("moved")
    MERGE = "merge", _("merged into another")
    SPLIT = "split", _("split off")
    DISSOLVE = "dissolve", _("dissolved")
    BODY_NEW = "body_new", _("new body")
    BODY_END = "body_end", _("body ended")


class BodyKind(models.TextChoices):
    BOARD = "board", _("Board")
    TEAM = "team", _("Team")
    ASSEMBLY = "assembly", _("Assembly")
    PRESIDIUM = "presidium", _("Presidium")
    DELEGATION = "delegation", _("Delegation")
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


class MembershipKind(models.TextChoices):
    MEMBER = "member", _("Member")
    SUPPORTER = "supporter", _("Supporter")
    GUEST = "guest", pgettext_lazy("membership", "Guest")


class Source(models.TextChoices):
    """Where a membership was recorded first."""

    HAND = "hand", _("by hand")
    FILE = "file", _("from a file")


class ContactKind(models.TextChoices):
    MAIL = "mail", _("Mail address")
    PHONE = "phone", _("Telephone")
    MESSENGER = "messenger", _("Messenger")
    POST = "post", _("Postal address")
    PAGE = "page", _("Web page")


class Audience(models.TextChoices):
    """The ladder of who may see something of mine, in my own words; each rung holds all above."""

    ME = "me", _("Only me")
    BODY = "body", _("My boards and teams")
    UNIT = "unit", _("My chapter")
    STATE = "state", _("My state association")
    ALL = "all", _("Everyone in the association")


class RequestState(models.TextChoices):
    OPEN = "open", _("waits for another person")
    CONFIRMED = "confirmed", pgettext_lazy("request", "confirmed")
    REFUSED = "refused", pgettext_lazy("request", "refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Capability(models.TextChoices):
    """What an office may do beyond a member's own rights."""

    PROGRAMME_IMPORT = "programme.import", _("Import a programme")
    PROGRAMME_REVIEW = "programme.review", _("Review and confirm commitments")
    PROGRAMME_PUBLISH = "programme.publish", _("Publish a programme")
    PROGRAMME_REPORT = "programme.report", _("Report on commitments of the own body")
    OCCASION_MOVE = "occasion.move", _("Move dates on which deadlines hang")
    ACTIVITY_HOST = "activity.host", _("Plan activities in the name of the body")
    MOTION_MOVE = "motion.move", _("Hand in motions in the name of the body")
    TEAM_RUN = "team.run", _("Prepare the calls and terms of teams, and propose people for them")
    CAMPAIGN_RUN = "campaign.run", _("Propose campaigns to the chapters and see what they can do")
    OFFER_RUN = "offer.run", _("Offer open tasks to those who want to be asked")
    PARTNER_KEEP = "partner.keep", _("Keep the allies of the unit")
    ASSEMBLY_RUN = "assembly.run", _("Prepare an assembly and record what it decides")
    PEOPLE_VIEW = "people.view", _("See the list of members")
    PEOPLE_CONTACT = "people.contact", _("See how members can be reached")
    PEOPLE_EDIT = "people.edit", _("Keep the list of members")
    PEOPLE_EXPORT = "people.export", _("Take the list of members out as a file")
    LIST_OPEN = "list.open", _("Open the list of members to another body for a time")
    COUNTS_VIEW = "counts.view", _("See how many members there are")
    CONTACTS_VIEW = "contacts.view", _("See who holds which office and how to reach them")
    STRUCTURE_EDIT = "structure.edit", _("Change units and bodies")
    OFFICE_GRANT = "office.grant", _("Fill offices and say what they may do")
    ROOM_HOST = "room.host", _("Convene a round of exchange, without reading it")
    AUDIT_READ = "audit.read", _("See who read and changed what")
    EMERGENCY_USE = "emergency.use", _("Break the glass in an emergency")


WALLED = frozenset(
    {
        Capability.PEOPLE_VIEW,
        Capability.PEOPLE_CONTACT,
        Capability.PEOPLE_EDIT,
        Capability.PEOPLE_EXPORT,
    }
)
"""Capabilities that stop at a unit's walls, however far the office reaches."""


class Reach(models.TextChoices):
    BODY = "body", _("Own body")
    UNIT = "unit", _("Own unit")
    BELOW = "below", _("Own unit and all below")


class NominationState(models.TextChoices):
    """What became of a proposal to elect somebody."""

    OPEN = "open", pgettext_lazy("nomination", "proposed")
    WITHDRAWN = "withdrawn", pgettext_lazy("nomination", "withdrawn")
    ELECTED = "elected", pgettext_lazy("nomination", "elected")
    NOT_ELECTED = "not_elected", pgettext_lazy("nomination", "not elected")


class RuleKind(models.TextChoices):
    """What statutes tell apart when they set deadlines. Keys of ``engine.statutes``."""

    STATUTE = "statute", _("Motions to change the statutes")
    STATUTE_AMENDMENT = "statute_amendment", _("Amendments to motions to change the statutes")
    ORDINARY = "ordinary", _("Motions")
    RESOLUTION = "resolution", _("Resolutions")
    AMENDMENT = "amendment", _("Other amendments")
    APPLICATION = "application", _("Applications for an office")


class MajorityName(models.TextChoices):
    """Majorities that statutes have names for. Codes of ``engine.statutes``."""

    SIMPLE = "simple", pgettext_lazy("by which majority", "simple majority")
    ABSOLUTE = "absolute", pgettext_lazy("by which majority", "absolute majority")
    TWO_THIRDS = "two-thirds", pgettext_lazy("by which majority", "two-thirds majority")
    THREE_QUARTERS = "three-quarters", pgettext_lazy("by which majority", "three-quarters majority")


class VoteBase(models.TextChoices):
    """Of what a majority needs a share. Keys of ``engine.statutes``."""

    YES_AND_NO = "yes_and_no", _("of the votes for yes and no")
    VOTES_CAST = "votes_cast", _("of the votes cast, abstentions counted in")
    PRESENT = "present", _("of those present")
    ENTITLED = "entitled", _("of all who may vote")


class DayCount(models.TextChoices):
    """How the days before an assembly are counted. Keys of ``engine.statutes``."""

    CLEAR = "clear_days", _("full days lie in between")
    CALENDAR = "calendar_days", _("days are counted back from the day of the assembly")
