"""Closed lists of motions: what is handed in, how far it has come, what is recommended."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MotionKind(models.TextChoices):
    """What statutes tell apart when they set deadlines. Keys of ``engine.statutes``."""

    ORDINARY = "ordinary", _("Motion")
    STATUTE = "statute", _("Motion to change the statutes")
    APPLICATION = "application", _("Application for an office")
    RESOLUTION = "resolution", _("Resolution")


class Becomes(models.TextChoices):
    """What an adopted motion turns into."""

    RESOLUTION = "resolution", _("a resolution")
    PROGRAMME = "programme", _("a work programme")
    STATUTE = "statute", _("a new wording of statutes")
    NOTHING = "nothing", _("nothing of its own")


class State(models.TextChoices):
    """How far a motion or amendment has come. Only the assembly adopts or rejects."""

    DRAFT = "draft", pgettext_lazy("motion", "draft")
    COLLECTING = "collecting", pgettext_lazy("motion", "looks for supporters")
    SUBMITTED = "submitted", pgettext_lazy("motion", "handed in")
    RETURNED = "returned", pgettext_lazy("motion", "sent back")
    PUBLISHED = "published", pgettext_lazy("motion", "published")
    WITHDRAWN = "withdrawn", pgettext_lazy("motion", "withdrawn")
    REFUSED = "refused", pgettext_lazy("motion", "not admitted")
    ADOPTED = "adopted", pgettext_lazy("motion", "adopted")
    MODIFIED = "modified", pgettext_lazy("motion", "adopted with changes")
    REJECTED = "rejected", pgettext_lazy("motion", "rejected")
    REFERRED = "referred", pgettext_lazy("motion", "referred")
    SETTLED = "settled", pgettext_lazy("motion", "settled")


UNSEEN = frozenset({State.DRAFT, State.COLLECTING, State.SUBMITTED, State.RETURNED})
"""Not yet public."""

OPEN = frozenset({State.PUBLISHED})
"""The assembly can still decide about it."""

ENDED = frozenset(State) - UNSEEN - OPEN
"""Nothing more happens to it."""


class SubmitterRole(models.TextChoices):
    MOVER = "mover", _("moves it")
    SUPPORTER = "supporter", _("supports it")


class Recommendation(models.TextChoices):
    """What those who prepare the assembly propose to do with it."""

    ADOPT = "adopt", pgettext_lazy("recommendation", "adopt")
    REJECT = "reject", pgettext_lazy("recommendation", "reject")
    MODIFY = "modify", pgettext_lazy("recommendation", "adopt with changes")
    VOTE = "vote", pgettext_lazy("recommendation", "put to the vote")
    REFER = "refer", pgettext_lazy("recommendation", "refer")
    SETTLED_BY = "settled_by", pgettext_lazy("recommendation", "settled by another")
    OTHER = "other", pgettext_lazy("recommendation", "other")


class Answer(models.TextChoices):
    """What the movers say to a recommendation."""

    NONE = "none", _("not answered yet")
    AGREED = "agreed", _("agreed")
    DECLINED = "declined", _("not agreed")


class Choice(models.TextChoices):
    """What the merge desk does with an amendment so far."""

    OPEN = "open", pgettext_lazy("desk", "open")
    TAKEN = "taken", pgettext_lazy("desk", "taken over")
    LEFT = "left", pgettext_lazy("desk", "left out")
    SETTLED = "settled", pgettext_lazy("desk", "settled")


class DeskVerb(models.TextChoices):
    """What was done at the merge desk."""

    CHOOSE = "choose", pgettext_lazy("desk", "decided")
    ORDER = "order", pgettext_lazy("desk", "put in order")
    WORD = "word", pgettext_lazy("desk", "worded by hand")
    DROP = "drop", pgettext_lazy("desk", "dropped a wording by hand")
    CONFIRM = "confirm", pgettext_lazy("desk", "looked at a wording again")
    VOTE = "vote", pgettext_lazy("desk", "followed a vote")
    UNDO = "undo", pgettext_lazy("desk", "took back")


class Verdict(models.TextChoices):
    """How a member wants to vote; only she ever sees it."""

    YES = "yes", pgettext_lazy("verdict", "yes")
    NO = "no", pgettext_lazy("verdict", "no")
    ABSTAIN = "abs", pgettext_lazy("verdict", "abstain")
