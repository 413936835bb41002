"""What deeds with assemblies and accounts are called."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

name_deeds(
    "assemblies",
    _("Assemblies and accounts"),
    {
        "convene_assembly": _("entered an assembly"),
        "edit_assembly": _("changed an assembly"),
        "move_assembly": _("moved an assembly"),
        "set_agenda": _("changed an agenda"),
        "begin_report": _("began an account"),
        "edit_report": _("changed an account"),
        "write_statements": _("wrote about commitments in an account"),
        "discard_report": _("threw the draft of an account away"),
        "freeze_report": _("froze an account"),
        "record_assembly_act": _("recorded a decision of an assembly"),
        "decide_carry_over": _("recorded what goes on in the next programme"),
        "edit_item": _("changed an item of an agenda"),
        "call_item": _("called an item of an agenda"),
        "close_item": _("closed an item of an agenda"),
        "adjourn_item": _("adjourned an item of an agenda"),
        "count_presence": _("recorded how many are there"),
        "note_minutes": _("wrote in the minutes"),
        "record_vote": _("recorded a vote"),
        "correct_vote": _("corrected a vote"),
        "open_election": _("opened an election"),
        "edit_election": _("changed an election"),
        "enter_candidate": _("entered a candidate"),
        "withdraw_candidate": _("took a candidacy back"),
        "record_ballot": _("recorded a ballot"),
        "declare_elected": _("declared who was elected"),
        "confirm_elected": _("confirmed who was elected"),
        "annul_elected": _("took an election back"),
    },
)

name_deeds(
    "preparing",
    _("Preparing assemblies"),
    {
        "ask_movers": _("asked the movers of a motion"),
        "answer_movers": _("answered a question to movers"),
        "withdraw_mover_question": _("took a question to movers back"),
        "open_room": _("opened a preparation room"),
        "close_room": _("closed a preparation room"),
        "reopen_room": _("opened a preparation room again"),
        "argue": _("gave a reason in a preparation room"),
        "take_argument_back": _("took a reason back"),
        "record_session": _("wrote about a chapter's meeting on a motion"),
        "edit_session": _("changed what a chapter wrote about its meeting"),
        "take_down_words": _("took words down"),
    },
)
