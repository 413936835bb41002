"""What deeds about activities are called."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

name_deeds(
    "activities",
    _("Activities"),
    {
        "plan_activity": _("planned an activity"),
        "note_done": _("noted something that was done"),
        "copy_activity": _("took an activity along as an idea"),
        "change_activity": _("changed an activity"),
        "open_activity": _("opened an activity to join"),
        "repeat_activity": _("let an activity come back"),
        "cancel_activity": _("called an activity off"),
        "revive_activity": _("took back that an activity was called off"),
        "close_activity": _("closed an activity"),
        "ask_cohost": _("asked a body to host too"),
        "answer_cohost": _("answered whether a body hosts too"),
        "take_back_cohost": _("took an invitation to host back"),
        "link_commitment": _("tied an activity to a commitment"),
        "unlink_commitment": _("took a contribution back"),
        "thank_participants": _("thanked who took part"),
        "make_calendar_key": _("made a secret calendar address"),
        "end_calendar_key": _("ended a secret calendar address"),
    },
)
