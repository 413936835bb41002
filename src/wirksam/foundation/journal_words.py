"""What the foundation's own deeds are called."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

name_deeds(
    "lists",
    _("Lists read and taken along"),
    {
        "read_list": _("read the list"),
        "export_list": _("took the list along as a file"),
    },
)
name_deeds(
    "privacy",
    _("Agreeing, deleting, keeping"),
    {
        "give_consent": _("agreed"),
        "withdraw_consent": _("took an agreement back"),
        "erase_person": _("deleted herself"),
        "repeat_erasures": _("deleted people again after an older state came back"),
        "apply_retention": _("took out what had been kept long enough"),
        "undo_retention": _("put back what had been taken out"),
    },
)
name_deeds("files", _("Photos and documents"), {"keep_file": _("uploaded a photo or document")})
