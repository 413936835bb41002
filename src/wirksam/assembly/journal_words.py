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
    },
)
