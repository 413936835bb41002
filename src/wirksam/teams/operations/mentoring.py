"""Former members who may be asked: by their own wish, for a time, taken back without a reason."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.association.models import Body, today
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.privacy.consents import ConsentText, ask_consent, consent_text
from wirksam.foundation.privacy.operations import give_consent
from wirksam.teams.models import Mentor
from wirksam.teams.queries.seats import has_worked

LONGEST = timedelta(days=2 * 365)
PURPOSE = "mentoring"

ask_consent(
    ConsentText(
        PURPOSE,
        "1",
        gettext_lazy(
            "The team I worked in may see my name and how I want to be asked, until the day I"
            " choose. I can take this back at any time, without a reason."
        ),
    )
)


@transaction.atomic
def offer_mentoring(  # noqa: PLR0913 (all by keyword)
    *, actor: Actor, body: Body, topic: str, reach: str, until: date, agreed: bool
) -> Mentor:
    """Let the team ask her until a day; only somebody who has worked in it."""
    if not has_worked(actor, body):
        raise RefusedError(_("Only somebody who worked in this team can offer this."))
    if not agreed:
        raise RefusedError(_("Say that you agree. Without it the team does not see you."))
    topic, reach = " ".join(topic.split()), " ".join(reach.split())
    if not topic or not reach:
        raise RefusedError(_("Say on what you can be asked, and how."))
    if not today() <= until <= today() + LONGEST:
        raise RefusedError(_("Choose a day within the next two years."))
    give_consent(actor=actor, purpose=PURPOSE, text_version=consent_text(PURPOSE).version)
    Mentor.objects.filter(body=body, person_id=actor.person_id).delete()
    mentor = Mentor.objects.create(
        body=body,
        person_id=actor.person_id,
        topic=topic[:200],
        reach=reach[:200],
        starts_on=today(),
        ends_on=until,
    )
    record(actor=actor, verb="offer_mentoring", subject=mentor, unit_key=body.unit.slug)
    return mentor


@transaction.atomic
def end_mentoring(*, actor: Actor, mentor: Mentor) -> None:
    """Take it back, without a reason; nothing of it stays."""
    found = Mentor.objects.filter(pk=mentor.pk, person_id=actor.person_id).first()
    if found is None:
        return
    record(actor=actor, verb="end_mentoring", subject=found, unit_key=found.body.unit.slug)
    found.delete()
