"""What deeds with programmes and commitments are called."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

name_deeds(
    "programmes",
    _("Programmes and their texts"),
    {
        "hand_in_source": _("handed in a text"),
        "adopt_reading": _("took a text over"),
        "adopt_text": _("made an adopted text a programme"),
        "publish_version": _("published a programme"),
        "discard_programme": _("threw a programme away"),
        "write_plain_text": _("wrote plain words"),
        "check_plain_text": _("checked plain words"),
        "annotate_line": _("wrote a remark beside a line"),
        "remove_note": _("took a remark away"),
        "mark_no_commitment": _("marked lines as no commitment"),
        "unmark_no_commitment": _("took such a mark back"),
    },
)
name_deeds(
    "commitments",
    _("Commitments"),
    {
        "add_commitment": _("added a commitment"),
        "edit_commitment": _("changed a commitment"),
        "accept_commitment": _("accepted a commitment"),
        "reject_commitment": _("rejected a proposal"),
        "reopen_commitment": _("opened a decision again"),
        "split_commitment": _("split a commitment"),
        "join_commitments": _("joined two commitments"),
        "add_progress_entry": _("reported on a commitment"),
        "withdraw_progress_entry": _("took a report back"),
        "move_deadline": _("moved a deadline"),
        "pass_on_commitment": _("passed a commitment on"),
        "let_go_of_commitment": _("let go of a commitment"),
        "involve_body": _("involved a body in a commitment"),
        "supersede_commitment": _("replaced a commitment by another"),
        "carry_commitment": _("carried a commitment into the next programme"),
        "ask_question": _("asked a question"),
        "answer_question": _("answered a question"),
        "withdraw_question": _("took a question back"),
        "raise_objection": _("objected to a report"),
        "answer_objection": _("answered an objection"),
        "withdraw_objection": _("took an objection back"),
    },
)
