"""What deeds with allies are called."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

name_deeds(
    "network",
    _("Allies"),
    {
        "enter_partner": _("entered an ally"),
        "change_partner": _("changed what is known of an ally"),
        "end_partner": _("ended working together with an ally"),
        "resume_partner": _("resumed working together with an ally"),
        "enter_partner_contact": _("entered somebody at an ally"),
        "change_partner_contact": _("changed how somebody at an ally is reached"),
        "review_partner_contact": _("looked at a contact at an ally again"),
        "remove_partner_contact": _("removed somebody at an ally"),
        "hold_relation": _("gave the contact to an ally to an office"),
        "note_relation": _("noted when somebody last spoke with an ally"),
        "release_relation": _("took the contact to an ally from an office"),
        "tie_partner": _("said that an ally takes part in an activity"),
        "untie_partner": _("took back that an ally takes part in an activity"),
    },
)
