"""Letters about notices: never more often than somebody wants, each notice in one letter only.

The choice row is moved by a conditional update, then the letter is posted and the notices are
marked, all in one transaction. Whoever comes second finds nothing to do; whoever dies leaves
nothing half done.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.foundation.mail.fitness import UnfitLetterError
from wirksam.foundation.mail.operations import post
from wirksam.foundation.notices.links import full, unsubscribe_path
from wirksam.foundation.notices.models import MailChoice, Notice, Rhythm
from wirksam.foundation.notices.people import Address, addresses_of
from wirksam.foundation.notices.queries import in_order, told
from wirksam.foundation.registry import branding

WEEK = timedelta(days=7)
DAY_HOURS = range(8, 20)
"""When weekly and daily letters are written, in the association's time."""

_MOST = 20
_AT_ONCE = 500
_PENDING = Q(seen_at=None, done_at=None, mailed_at=None)


def write_letters(now: datetime) -> int:
    """Write a letter to everybody for whom it is time; how many. Bears being run at any time."""
    waiting = Notice.objects.filter(_PENDING).order_by("person_key")
    keys = [str(key) for key in waiting.values_list("person_key", flat=True).distinct()]
    written = 0
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        known = {str(one.person_key): one for one in MailChoice.objects.filter(person_key__in=some)}
        ready = [key for key in some if _is_time(known.get(key) or MailChoice(), now)]
        found = addresses_of(ready)
        written += sum(_write(key, found[key], now) for key in ready if key in found)
    return written


def _is_time(choice: MailChoice, now: datetime) -> bool:
    last, local = choice.mailed_at, timezone.localtime(now)
    if choice.rhythm == Rhythm.NONE:
        return False
    if choice.rhythm == Rhythm.AT_ONCE:
        return last is None or last < now
    if local.hour not in DAY_HOURS:
        return False
    if choice.rhythm == Rhythm.DAILY:
        return last is None or timezone.localdate(last) < local.date()
    return last is None or last + WEEK <= now


@transaction.atomic
def _write(key: str, address: Address, now: datetime) -> bool:
    """Compose one letter, unless somebody else just did."""
    choice, _new = MailChoice.objects.get_or_create(person_key=key)
    pending = list(in_order(Notice.objects.filter(_PENDING, person_key=key)))
    if not pending or not _is_time(choice, now):
        return False
    mine = MailChoice.objects.filter(pk=choice.pk, rhythm=choice.rhythm)
    before = mine.filter(mailed_at=choice.mailed_at)
    if not before.update(mailed_at=now):
        return False
    Notice.objects.filter(pk__in=[one.pk for one in pending]).update(mailed_at=now)
    return _post(key, address, now, pending)


def _post(key: str, address: Address, now: datetime, notices: list[Notice]) -> bool:
    path = unsubscribe_path(key)
    with translation.override(address.language):
        subject, text = _words(notices, path)
    try:
        return post(
            key=f"notices:{key}:{now.astimezone(UTC):%Y%m%dT%H%M%S%f}",
            person_key=key,
            to=address.mail,
            subject=subject,
            text=text,
            language=address.language,
            not_before=now,
            unsubscribe=full(path),
        )
    except UnfitLetterError:  # her address is none: the list still tells her
        return False


def _words(notices: list[Notice], path: str) -> tuple[str, str]:
    name = " ".join(branding().name.split())[:60]
    shown = [(one.text, full(one.notice.url)) for one in map(told, notices[:_MOST])]
    subject = ngettext(
        "%(count)s notice from %(name)s", "%(count)s notices from %(name)s", len(shown)
    )
    if len(notices) > _MOST:
        subject = _("More than %(count)s notices from %(name)s")
    context = {
        "name": name,
        "notices": shown,
        "more": len(notices) > _MOST,
        "list": full(reverse("notices")),
        "choice": full(reverse("mail_choice")),
        "unsubscribe": full(path),
    }
    text = render_to_string("foundation/mail/notices.txt", context)
    return subject % {"count": len(shown), "name": name}, text.strip() + "\n"
