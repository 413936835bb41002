"""What deeds with teams are called. Each slice adds its lines to its own part."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

name_deeds(
    "teams",
    _("Terms of teams"),
    {
        "plan_team": _("planned a term of a team"),
        "edit_team_plan": _("changed the plan for a team"),
        "write_team_call": _("wrote the call of a team"),
        "extend_team_call": _("kept the call of a team open longer"),
        "record_team_channel": _("noted where a call was heard"),
        "remove_team_channel": _("took out a note where a call was heard"),
        "step_team": _("took a step for a team"),
        "decide_team": _("took over what the assembly elected for a team"),
    },
)
name_deeds(
    "team_applying",
    _("Applications for teams"),
    {
        "receive_application": _("an application came in"),
        "end_application": _("an application was withdrawn"),
    },
)
name_deeds(
    "team_choosing",
    _("Choosing people for teams"),
    {
        "name_team_reader": _("named somebody to read applications"),
        "release_team_reader": _("let somebody read applications no more"),
        "screen_application": _("read applications"),
        "draft_team_proposal": _("drafted a proposal for a team"),
        "publish_team_proposal": _("published a proposal for a team"),
        "open_team_seats": _("recorded that reserved seats were opened"),
        "reopen_team": _("took back that a team is elected"),
    },
)
name_deeds(
    "team_memory",
    _("Handovers of teams"),
    {
        "add_handover_item": _("wrote something down for the next team"),
        "edit_handover_item": _("changed something for the next team"),
        "remove_handover_item": _("took something out of a handover"),
        "check_handover_item": _("checked off a part of a handover"),
        "uncheck_handover_item": _("opened a part of a handover again"),
        "give_handover": _("handed a team over"),
        "take_handover": _("took a team over"),
        "offer_mentoring": _("offered to be asked by a team"),
        "end_mentoring": _("took back the offer to be asked"),
    },
)
name_deeds(
    "team_standing",
    _("Acting for missing teams"),
    {
        "begin_custody": _("said who acts for a team"),
        "end_custody": _("ended acting for a team"),
        "report_custody": _("reported on acting for a team"),
        "add_team_promise": _("said which commitment is about a team"),
        "remove_team_promise": _("took back which commitment is about a team"),
    },
)
name_deeds(
    "team_working",
    _("The work of teams"),
    {
        "write_agreement": _("wrote how a team works"),
        "say_team_role": _("said who looks after what in a team"),
        "take_team_role": _("took out what somebody looks after in a team"),
        "give_team_idea": _("an idea for a team came in"),
        "answer_team_idea": _("answered an idea for a team"),
        "withdraw_team_idea": _("an idea for a team was taken back"),
        "note_team_decision": _("wrote down a decision of a team"),
        "correct_team_decision": _("corrected a decision of a team"),
        "invite_team_guest": _("asked somebody to work along in a team"),
        "offer_to_join_team": _("offered to work along in a team"),
        "agree_to_join_team": _("agreed to work along in a team"),
        "accept_team_guest": _("welcomed somebody who works along in a team"),
        "end_team_guest": _("ended working along in a team"),
    },
)
