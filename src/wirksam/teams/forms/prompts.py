"""What helps to write a call for people who do not think they are meant."""

from django.utils.translation import gettext_lazy as _

PROMPTS = {
    "task": (
        _("Begin with a verb: we plan, we invite, we write."),
        _("Tell what a normal week looks like."),
        _("Leave out every short name that only insiders know."),
    ),
    "hours_a_week": (_("Say the truth. Whoever has less time can come as a guest."),),
    "learn": (
        _("Name three things that somebody can do afterwards."),
        _("Say who shows them: an earlier team, a mentor, a course."),
    ),
    "welcome": (
        _("Who is missing in your team? Name them and say that you mean them."),
        _("Say what nobody needs: experience, a degree, perfect German, a car."),
        _("Say what you do so that people stay: pay for travel, child care, breaks, a partner."),
        _("Tell in one sentence of somebody who thought she was not meant."),
        _("Say that nobody has to hide anything, and that nobody has to tell anything."),
    ),
    "access": (
        _("Rooms: steps, lift, toilet, how loud it is."),
        _("Times: when you meet, how long, whether one can come late."),
        _("Ways to take part: online, in writing, with interpreting, with somebody along."),
        _("Money: what you pay before, not only afterwards."),
    ),
    "criteria": (
        _("Ask for what somebody wants and tries, not for what she has a paper about."),
        _("What can be learned in three months is no criterion."),
    ),
}
"""Field of the call to the prompts beside it."""

CHANNELS = (
    _("Newsletter to all members"),
    _("Chapters"),
    _("Social media"),
    _("Schools and universities"),
    _("Groups of people who are seldom asked"),
    _("Personal conversations"),
    _("In Plain Language"),
)
"""Where a call can be heard, as suggestions."""
