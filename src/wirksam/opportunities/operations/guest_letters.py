"""Letters to guests: one with the link, later ones without, since only its digest is kept."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from wirksam.activities.queries.words import when
from wirksam.foundation.access import RefusedError
from wirksam.foundation.mail.fitness import UnfitLetterError
from wirksam.foundation.mail.operations import post, withdraw
from wirksam.foundation.registry import branding
from wirksam.opportunities.models import Engagement, GuestHelper, Opportunity

SAID = frozenset(
    {
        "opportunity_in",
        "opportunity_waiting",
        "opportunity_not_this_time",
        "opportunity_off",
        "opportunity_moved",
        "opportunity_thanked",
    }
)
"""What guests hear by mail; all else they see behind their link."""


def post_link(guest: GuestHelper, task: Opportunity, address: str) -> None:
    """The letter with the link."""
    _post(guest, task, _link_key(guest), "link", link=address)


def withdraw_link(guest: GuestHelper) -> None:
    """Take back the letter whose link is replaced now, if nobody has it in hand yet."""
    withdraw(key=_link_key(guest))


def tell_guest(one: Engagement, kind: str, occasion: object = "") -> None:
    """How a guest stands now; once for each occasion."""
    if one.guest is not None and kind in SAID:
        key = f"guest-{kind}:{one.pk}{occasion and f':{occasion}'}"
        _post(one.guest, one.opportunity, key, "stand", kind=kind)


def _post(guest: GuestHelper, task: Opportunity, key: str, name: str, **told: str) -> None:
    context = {"guest": guest, "task": task, "when": when(task), "house": branding().name, **told}
    with translation.override(translation.get_language() or "de"):
        subject = render_to_string("opportunities/mail/guest_subject.txt", context)
        text = render_to_string(f"opportunities/mail/guest_{name}.txt", context)
    try:
        post(
            key=key,
            to=guest.mail,
            subject=" ".join(subject.split())[:180],
            text=text.strip(),
            rather_twice=True,
        )
    except UnfitLetterError as error:
        raise RefusedError(
            _("No letter can be sent to this address. Look at it once more.")
        ) from error


def _link_key(guest: GuestHelper) -> str:
    return f"guest-link:{guest.pk}:{guest.digest[:16]}"
