"""What the rooms for mail, notices and duties store."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.mail.models import Letter
from wirksam.foundation.privacy.declaring import About, Table, declare, secret
from wirksam.foundation.privacy.operations import Result, on_leaving
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.subjects import Subject
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome

SENT_FOR = timedelta(days=30)
SEEN_FOR = timedelta(days=90)
"""Longer than any reminder's step, so that none comes twice because its notice is gone."""

_RUNNING = _("Running the platform")
_TELLING = _("Telling people what concerns them")
_LETTERS = _("Your letters")

declare(
    Table(
        "foundation.letter",
        _TELLING,
        _("Carry mail safely, even where a server is down"),
        title=_LETTERS,
        plain="id key language not_before next_try_at first_tried_at attempts problem claimed_by"
        " claimed_until handing_over_at doubtful_at rather_twice message_id",
        about={
            "person_key": About(_("For whom")),
            "to": About(_("Address")),
            "subject": About(_("Subject")),
            "text": About(_("Text, until it is sent")),
            "unsubscribe": secret(_("Link that ends the mail")),
            "created_at": About(_("Written")),
            "sent_at": About(_("Sent")),
            "given_up_at": About(_("Given up")),
        },
        basis=Basis.MEMBERS,
        audience=Audience.MACHINE,
        keep=Keep.MONTH,
        person="person_key",
        backup=False,
    ),
    Table(
        "foundation.notice",
        _TELLING,
        _("Tell people what they are asked for, and what became of what they follow"),
        title=_("Your notices"),
        plain="id key subject_type subject_key",
        about={
            "person_key": About(_("For whom")),
            "kind": About(_("Kind")),
            "values": About(_("About what")),
            "url": About(_("Where it leads")),
            "created_at": About(_("Written")),
            "seen_at": About(_("Seen")),
            "done_at": About(_("Done")),
            "mailed_at": About(_("Stood in a letter")),
        },
        basis=Basis.MEMBERS,
        audience=Audience.SELF,
        keep=Keep.QUARTER,
        person="person_key",
    ),
    Table(
        "foundation.mailchoice",
        _TELLING,
        _("Write to people as often as they want, and no more"),
        title=_("How often you want mail"),
        plain="id",
        about={
            "person_key": About(_("Who")),
            "rhythm": About(_("How often")),
            "mailed_at": About(_("Last letter")),
        },
        basis=Basis.MEMBERS,
        audience=Audience.SELF,
        keep=Keep.PERSON,
        person="person_key",
    ),
    Table(
        "foundation.follow",
        _TELLING,
        _("Tell people of what they follow"),
        title=_("What you follow"),
        plain="id",
        about={
            "person_key": About(_("Who")),
            "subject_type": About(_("Kind of thing")),
            "subject_key": About(_("Which one")),
            "since": About(_("Since")),
        },
        basis=Basis.CONSENT,
        audience=Audience.SELF,
        keep=Keep.PERSON,
        person="person_key",
    ),
    Table(
        "foundation.dutyrun",
        _RUNNING,
        _("Do each duty when it is due, by one worker"),
        plain="id code due_at started_at finished_at problem held_by held_until",
        audience=Audience.MACHINE,
        backup=False,
    ),
)

expire(
    Expiry(
        "foundation.letter",
        lambda now: (
            Q(sent_at__lt=now - SENT_FOR)
            | Q(given_up_at__lt=now - SENT_FOR)
            | Q(doubtful_at__lt=now - SENT_FOR)
        ),
        undoable=False,
    ),
    Expiry(
        "foundation.notice",
        lambda now: Q(seen_at__lt=now - SEEN_FOR) | Q(done_at__lt=now - SEEN_FOR),
        undoable=False,
    ),
)


@on_leaving("foundation", "foundation.letter")
def _leave(subject: Subject) -> Iterable[Result]:
    """Her letters, and those to her address that name nobody."""
    theirs = Q(to__in=subject.marks)
    with suppress(ValueError):
        theirs |= Q(person_key=uuid.UUID(subject.key))
    count, _rows = Letter.objects.filter(theirs).delete()
    yield Result(_LETTERS, Outcome.DELETED, count)
