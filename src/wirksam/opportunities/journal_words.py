"""What deeds about joining in are called. Each slice adds its lines to its own part."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

_JOINING = {
    "answer_helper": _("answered somebody who wants to help"),
    "mark_helped": _("said who has helped"),
    "thank_helpers": _("thanked those who helped"),
}

_OFFERS = {
    "run_offer_round": _("offered open tasks to those who want to be asked"),
    "decide_support": _("entered which chapters count more when tasks are offered"),
}

name_deeds("opportunities", _("Joining in"), {**_JOINING, **_OFFERS})
