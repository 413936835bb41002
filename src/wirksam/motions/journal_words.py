"""What deeds with motions and amendments are called."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

name_deeds(
    "motions",
    _("Motions and amendments"),
    {
        "import_motions": _("took over motions from another system"),
        "draft_motion": _("drafted a motion"),
        "draft_amendment": _("drafted an amendment"),
        "revise_submission": _("changed a draft"),
        "discard_submission": _("threw a draft away"),
        "ask_mover": _("asked somebody to join a motion"),
        "agree_to_submission": _("joined a motion"),
        "decline_submission": _("did not join a motion"),
        "seek_supporters": _("looked for supporters"),
        "hand_in_submission": _("handed in a motion"),
        "withdraw_submission": _("withdrew a motion"),
        "publish_submission": _("published a motion"),
        "send_submission_back": _("sent a motion back"),
        "refuse_submission": _("did not admit a motion"),
        "classify_motion": _("said what a motion is to become"),
        "revise_motion": _("gave a motion another wording"),
        "recommend": _("wrote a recommendation"),
        "publish_recommendation": _("published a recommendation"),
        "answer_recommendation": _("answered a recommendation"),
        "decide_submission": _("recorded what the assembly decided about a motion"),
        "reopen_submission": _("took back a decision about a motion that was recorded wrongly"),
        "comment_on_submission": _("commented on a motion"),
        "take_comment_back": _("took a comment back"),
        "hide_comment": _("hid a comment"),
        "show_comment": _("showed a comment again"),
        "open_desk": _("opened a merge desk"),
        "choose_at_desk": _("decided about amendments at the merge desk"),
        "order_at_desk": _("put amendments in order at the merge desk"),
        "word_at_desk": _("worded a paragraph at the merge desk"),
        "confirm_at_desk": _("looked at a paragraph again at the merge desk"),
        "undo_at_desk": _("took something back at the merge desk"),
        "adopt_motion": _("recorded that a motion was adopted"),
        "bring_in_statutes": _("brought in statutes"),
        "write_reading_aid": _("said a paragraph in plain words"),
        "check_reading_aid": _("checked a paragraph in plain words"),
    },
)
