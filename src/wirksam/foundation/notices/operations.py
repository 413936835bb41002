"""Telling people, and what they do about it.

What somebody has seen, follows or chose for her mail is hers alone: it does not go into the
journal, which is kept for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.notices.kinds import Value
from wirksam.foundation.notices.models import NOBODY_KEY, Follow, MailChoice, Notice, Rhythm
from wirksam.foundation.notices.queries import followers
from wirksam.foundation.notices.subjects import Followed, find_followed

_LONGEST = 300
_MOST_FOLLOWED = 500


@transaction.atomic
def notify(  # noqa: PLR0913 (who is told what about which)
    *,
    key: str,
    to: Iterable[str],
    kind: str,
    url: str,
    values: Mapping[str, Value] | None = None,
    subject_type: str = "",
    subject_key: str = "",
    now: datetime | None = None,
) -> None:
    """Tell people something, in the caller's transaction; whoever was told under ``key`` is not.

    ``key`` names the occasion, never the run. ``to`` are keys of people. ``values`` fill the
    sentence of the kind: titles, days and codes, never a name.
    """
    told = {name: _plain(value) for name, value in (values or {}).items()}
    created_at = now or timezone.now()
    Notice.objects.bulk_create(
        [
            Notice(
                person_key=person, key=key, kind=kind, url=url, values=told,
                subject_type=subject_type, subject_key=subject_key, created_at=created_at,
            )
            for person in dict.fromkeys(to)
        ],
        ignore_conflicts=True,
        batch_size=500,
    )  # fmt: skip


def tell_followers(  # noqa: PLR0913 (as notify)
    *,
    subject_type: str,
    subject_key: str,
    key: str,
    kind: str,
    url: str,
    values: Mapping[str, Value] | None = None,
    besides: str = "",
) -> None:
    """Tell everybody who follows something; not the one with the key ``besides``, who did it."""
    people = [person for person in followers(subject_type, subject_key) if person != besides]
    notify(
        key=key, to=people, kind=kind, url=url, values=values,
        subject_type=subject_type, subject_key=subject_key,
    )  # fmt: skip


def settle(key_prefix: str) -> int:
    """Mark notices as done, whose keys begin so; how many. The prefix ends with a colon."""
    if not key_prefix.endswith(":"):
        raise ValueError("a prefix ends with a colon, or it would meet its neighbours")
    open_ones = Notice.objects.filter(key__startswith=key_prefix, done_at=None)
    return open_ones.update(done_at=timezone.now())


@transaction.atomic
def settle_others(key_prefix: str, held: AbstractSet[tuple[str, str]], *, now: datetime) -> int:
    """Mark notices as done, whose keys begin so, except those ``held``: pairs of key and person.

    Only what was told until ``now`` is looked at, so that two runs do not settle each other's.
    """
    rows = Notice.objects.filter(key__startswith=key_prefix, done_at=None, created_at__lte=now)
    gone = [
        pk
        for pk, key, person in rows.values_list("pk", "key", "person_key").iterator(2000)
        if (key, str(person)) not in held
    ]
    for at in range(0, len(gone), 500):
        Notice.objects.filter(pk__in=gone[at : at + 500]).update(done_at=now)
    return len(gone)


@transaction.atomic
def mark_seen(*, actor: Actor, pks: Iterable[int] | None = None) -> int:
    """Mark one's own notices as seen: those named, or all; how many were new."""
    mine = _own(actor).filter(seen_at=None)
    return (mine if pks is None else mine.filter(pk__in=pks)).update(seen_at=timezone.now())


@transaction.atomic
def mark_done(*, actor: Actor, pk: int) -> bool:
    """Put one's own notice aside as done."""
    now = timezone.now()
    mine = _own(actor).filter(pk=pk)
    mine.filter(seen_at=None).update(seen_at=now)
    return bool(mine.filter(done_at=None).update(done_at=now))


@transaction.atomic
def follow(*, actor: Actor, subject_type: str, subject_key: str) -> Followed:
    """Hear of something from now on; refused for what one may not see."""
    found = find_followed(actor, subject_type, [subject_key]).get(subject_key)
    if found is None or not actor.is_known:
        raise RefusedError(_("This cannot be followed."))
    mine = Follow.objects.filter(person_key=actor.key)
    if mine.count() >= _MOST_FOLLOWED:
        raise RefusedError(_("You follow very much already. End something first."))
    mine.get_or_create(person_key=actor.key, subject_type=subject_type, subject_key=subject_key)
    return found


@transaction.atomic
def unfollow(*, actor: Actor, subject_type: str, subject_key: str) -> None:
    """Hear of it no more."""
    mine = Follow.objects.filter(person_key=actor.key or NOBODY_KEY)
    mine.filter(subject_type=subject_type, subject_key=subject_key).delete()


@transaction.atomic
def choose_rhythm(*, person_key: str, rhythm: str) -> None:
    """Choose how often letters come; for oneself, or by the signed link in a letter."""
    if rhythm not in Rhythm:
        raise RefusedError(_("Choose one of the four."))
    MailChoice.objects.update_or_create(person_key=person_key, defaults={"rhythm": rhythm})


def _own(actor: Actor) -> QuerySet[Notice]:
    return Notice.objects.filter(person_key=actor.key or NOBODY_KEY)


def _plain(value: Value) -> str | int:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) else str(value)[:_LONGEST]
