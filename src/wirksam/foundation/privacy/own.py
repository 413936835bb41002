"""What the foundation itself stores."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.files.retention import unowned
from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.models import Consent
from wirksam.foundation.privacy.retention import UNDO, Expiry, expire
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome

_PROVING = _("Proving that the rules were kept")
_RUNNING = _("Running the platform")

declare(
    Table(
        "foundation.contentversion",
        _RUNNING,
        _("Know which kept pages are still true"),
        plain="scope number",
        audience=Audience.MACHINE,
    ),
    Table(
        "foundation.journalentry",
        _PROVING,
        _("Show who did what, to whoever it concerns"),
        title=_("The journal of deeds"),
        plain="id object_key unit_key detail sequence previous digest",
        about={
            "actor_key": _("Who did it"),
            "verb": _("What was done"),
            "object_type": _("With what"),
            "recorded_at": _("When"),
        },
        basis=Basis.PROOF,
        audience=Audience.OFFICE,
        keep=Keep.JOURNAL,
        person="actor_key",
        leaving=Outcome.KEPT,
        because=_("The journal is chained; beside each deed stands a key that leads to nobody."),
    ),
    Table(
        "foundation.journalhead",
        _PROVING,
        _("Find out when the end of the journal is missing"),
        plain="id sequence digest",
        audience=Audience.MACHINE,
        keep=Keep.JOURNAL,
    ),
    Table(
        "foundation.journalreason",
        _PROVING,
        _("Say why something unusual was done, such as breaking the glass"),
        title=_("Reasons in the journal"),
        plain="id entry",
        about={"text": About(_("Reason in somebody's own words"))},
        basis=Basis.PROOF,
        audience=Audience.OFFICE,
        keep=Keep.REASON,
        person="entry__actor_key",
        leaving=Outcome.KEPT,
        because=_("Whoever was concerned may ask for two years why it was done."),
        others=_("The reason may name whom it was about."),
    ),
    Table(
        "foundation.consent",
        _PROVING,
        _("Prove who agreed to what, in which words, and when she took it back"),
        title=_("Your agreements"),
        plain="id",
        about={
            "person_key": About(_("Who agreed")),
            "purpose": About(_("To what")),
            "given": About(_("Agreed")),
            "text_version": About(_("Version of the text")),
            "text_sha256": About(_("Fingerprint of the text")),
            "recorded_at": About(_("When")),
        },
        basis=Basis.PROOF,
        audience=Audience.SELF,
        keep=Keep.CONSENT,
        person="person_key",
        leaving=Outcome.KEPT,
        because=_(
            "We must be able to prove for three years that you had agreed. Your name is not in it."
        ),
    ),
    Table(
        "foundation.erasure",
        _PROVING,
        _("Keep deleted people deleted when an older backup is restored"),
        plain="id key_sha256 erased_on",
        audience=Audience.MACHINE,
        keep=Keep.JOURNAL,
    ),
    Table(
        "foundation.searchrecord",
        _RUNNING,
        _("Find texts, commitments and activities by their words"),
        title=_("What can be found"),
        plain="id source object_id url shown_on label",
        about={
            "title": _("Title that can be found"),
            "text": _("Text that can be found"),
            "title_stems": About(_("Words of the title"), audience=Audience.MACHINE),
            "text_stems": About(_("Words of the text"), audience=Audience.MACHINE),
        },
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        others=_("A copy of what others may read anyway; it goes with what it was taken from."),
        backup=False,
    ),
    Table(
        "foundation.storedfile",
        _("Photos and documents"),
        _("Show what became of something, without where and with what a photo was taken"),
        title=_("Photos and documents"),
        plain="id sha256 size media_type kind width height kept_at",
        about={
            "name": _("Name of the file"),
            "alt": _("What a photo shows, in words"),
            "content": About(_("The photo or document"), holds="secret"),
            "kept_by": key(_("Uploaded it"), at="kept_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.PUBLIC,
        keep=Keep.SHOWN,
        others=_("A photo or document may show people who act in public."),
    ),
    Table(
        "foundation.vaultentry",
        _RUNNING,
        _("Put back what was taken out by mistake"),
        title=_("Taken out, not yet gone for good"),
        plain="id run model removed_at",
        about={"rows": About(_("Rows that were taken out"))},
        basis=Basis.SAFETY,
        audience=Audience.MACHINE,
        keep=Keep.MONTH,
        others=_("Rows about people whose time had run out; deleting a person empties hers."),
    ),
)


def _withdrawn_long_ago(now: datetime) -> Q:
    """Everything said about a purpose until it was taken back three years ago."""
    limit = now - timedelta(days=3 * 365)
    end = Q(given=False, recorded_at__lt=limit)
    later = Consent.objects.filter(
        end, person_key=OuterRef("person_key"), purpose=OuterRef("purpose"), pk__gt=OuterRef("pk")
    )
    return end | Q(Exists(later))


expire(
    Expiry("foundation.consent", _withdrawn_long_ago),
    Expiry(
        "foundation.journalreason",
        lambda now: Q(entry__recorded_at__lt=now - timedelta(days=2 * 365)),
    ),
    Expiry("foundation.storedfile", unowned, undoable=False),
    Expiry("foundation.vaultentry", lambda now: Q(removed_at__lt=now - UNDO), undoable=False),
)
