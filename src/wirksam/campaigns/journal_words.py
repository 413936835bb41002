"""What deeds with campaigns are called."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

name_deeds(
    "campaigns",
    _("Campaigns and action days"),
    {
        "propose_frame": _("proposed a campaign"),
        "change_frame": _("changed a campaign"),
        "open_frame": _("opened a campaign to the chapters"),
        "withdraw_frame": _("withdrew a campaign"),
        "bring_in_actions": _("brought in a list of action days"),
        "add_material": _("put something into the kit of a campaign"),
        "remove_material": _("took something out of the kit of a campaign"),
        "state_standing": _("said how an action day stands"),
        "remind_people": _("reminded people of an action day"),
        "add_todo": _("noted what is to do for an action day"),
        "check_todo": _("ticked something off for an action day"),
        "reopen_todo": _("opened something again for an action day"),
        "remove_todo": _("took out what was to do for an action day"),
        "add_role": _("said what somebody looks after on an action day"),
        "remove_role": _("took a role of an action day out"),
        "add_photo": _("added a photo of an action day"),
        "remove_photo": _("took a photo of an action day out"),
        "say_capacity": _("said what a chapter can do in a campaign"),
        "place_tiles": _("arranged the picture of the chapters"),
    },
)
name_deeds(
    "campaign_help",
    _("Help between chapters"),
    {
        "ask_for_help": _("asked other chapters for help"),
        "answer_help": _("offered another chapter help"),
        "accept_help": _("took up the help of another chapter"),
        "decline_help": _("declined the help of another chapter"),
        "withdraw_help_answer": _("took an offer of help back"),
        "end_help_request": _("said that help is no longer needed"),
        "reopen_help_request": _("asked for help again"),
    },
)
