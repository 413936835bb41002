"""What deeds with accounts are called."""

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.journal.words import name_deeds

name_deeds(
    "accounts",
    _("Accounts and invitations"),
    {
        "invitation.sent": _("sent an invitation"),
        "invitation.revoked": _("took an invitation back"),
        "account.opened": _("opened an account"),
        "account.factor_added": _("set up a second factor"),
        "account.factor_removed": _("took a second factor away"),
        "account.second_step": _("changed the second step of signing in"),
        "account.factors_cleared": _("cleared a lost second factor"),
    },
)
