"""What deeds about people, offices and units are called."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

name_deeds(
    "people",
    _("People and how they are reached"),
    {
        "admit": _("admitted somebody"),
        "end_membership": _("ended a membership"),
        "import_people": _("brought in a list"),
        "show_name_to": _("chose who sees the own name"),
        "show_office_to": _("chose who sees the own office"),
        "save_contact_point": _("changed an own contact"),
        "delete_contact_point": _("took an own contact away"),
        "change_contact": _("changed somebody's contact"),
        "propose_contact": _("proposed a contact to somebody"),
        "contact_confirmed": _("agreed to a proposed contact"),
        "contact_refused": _("refused a proposed contact"),
        "save_public_mandate": _("changed an own public mandate"),
        "delete_public_mandate": _("took an own public mandate away"),
    },
)
name_deeds(
    "offices",
    _("Offices and rights"),
    {
        "appoint": _("gave an office"),
        "end_mandate": _("ended a mandate"),
        "ask_to_appoint": _("asked a second person about an office"),
        "ask_for_capability": _("asked a second person about a right"),
        "set_capability": _("changed what an office may do"),
        "grant_confirmed": _("confirmed as second person"),
        "grant_refused": _("refused as second person"),
        "break_glass": _("broke the glass"),
        "close_glass": _("gave the emergency office back"),
    },
)
name_deeds(
    "structure",
    _("Units, bodies and their names"),
    {
        "found_unit": _("founded a unit"),
        "unit_rename": _("renamed the unit"),
        "unit_move": _("moved the unit"),
        "unit_merge": _("merged the unit into another"),
        "unit_split": _("split the unit"),
        "unit_dissolve": _("dissolved the unit"),
        "found_body": _("founded a body"),
        "change_body": _("changed a body"),
        "end_body": _("ended a body"),
        "found_office": _("made an office"),
        "change_office": _("changed an office"),
        "end_office": _("ended an office"),
        "name_function": _("chose what an office is called here"),
        "adopt_rules": _("entered a version of the rules"),
    },
)
name_deeds(
    "walls",
    _("Openings and rounds"),
    {
        "open_list": _("opened the list to another body"),
        "close_list": _("closed an opening of the list"),
        "convene_round": _("convened a round of exchange"),
        "write_post": _("wrote in a round of exchange"),
    },
)
name_deeds(
    "occasions",
    _("Dates on which deadlines hang"),
    {
        "found_occasion": _("added a date"),
        "move_occasion": _("moved a date"),
        "mark_occasion_happened": _("noted that a date has taken place"),
    },
)
name_deeds(
    "nominations",
    _("Proposals whom to elect"),
    {
        "nominate": _("proposed people for offices"),
        "drop_nominations": _("let all proposals for a team go"),
        "withdraw_nomination": _("took back a proposal to elect somebody"),
    },
)
