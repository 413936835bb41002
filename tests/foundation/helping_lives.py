"""What a person's helping leaves behind; a part of :mod:`tests.foundation.lives`."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from tests.factories.association import body, state_unit
from wirksam.association.models import Person
from wirksam.campaigns.models import (
    ActionPhoto,
    ActionRole,
    Capacity,
    Frame,
    HelpAnswer,
    HelpRequest,
    LocalAction,
    Todo,
)
from wirksam.foundation.files.models import StoredFile
from wirksam.network.models import Partner, PartnerContact
from wirksam.opportunities.models import (
    Engagement,
    GuestHelper,
    HelperProfile,
    Offer,
    OfferRound,
    Opportunity,
    SupportDecision,
    Thanks,
    Watcher,
)

DAY = date(2030, 1, 1)


def helping_life(someone: Person, canary: str, meddler: str) -> None:
    """She helped, was thanked, was offered something; and others entered what names her deeds."""
    task = Opportunity.objects.create(
        kind="task", title="Plakate kleben", host=body(), starts_at=timezone.now()
    )
    held = Engagement.objects.create(opportunity=task, person=someone)
    Thanks.objects.create(engagement=held, text=f"{canary}, danke!", by=someone)
    Watcher.objects.create(opportunity=task, person=someone)
    HelperProfile.objects.create(person=someone, topics=canary, experience=canary)
    GuestHelper.objects.create(
        opportunity=task,
        name="Gast",
        mail=someone.user.email,
        digest=f"{canary}-gast",
        purge_at=timezone.now() + timedelta(days=3),
    )
    told = {"unit": state_unit(), "by_body": body()}
    SupportDecision.objects.create(
        unit=state_unit(), decided_on=DAY, source="Beschluss", entered_by=meddler
    )
    run = OfferRound.objects.create(**told, lot=f"runde-{someone.pk}", ran_by=meddler)
    Offer.objects.create(
        round=run, opportunity=task, person=someone, expires_at=timezone.now() + timedelta(days=3)
    )
    _campaigns(someone, meddler, told)


def _campaigns(someone: Person, meddler: str, told: dict[str, object]) -> None:
    window = {"starts_on": DAY, "ends_on": DAY}
    frame = Frame.objects.create(
        slug=f"tag-{someone.pk}",
        title="Aktionstag",
        theme="Tag",
        created_by=meddler,
        **window,
        **told,
    )
    _prepared(someone, meddler)
    Capacity.objects.create(frame=frame, unit=state_unit(), people=3, said_by=meddler)
    asked = HelpRequest.objects.create(kind="people", text="Drei", asked_by=meddler, **told)
    HelpAnswer.objects.create(request=asked, by_body=body(), text="Wir kommen", answered_by=meddler)
    ally = Partner.objects.create(
        unit=state_unit(), name=f"Naturschutz {someone.pk}", entered_by=meddler
    )
    PartnerContact.objects.create(
        partner=ally, name="Frau Beispiel", basis="contact", review_on=DAY, entered_by=meddler
    )


def write_photos() -> None:
    """Put what stands for their content where it belongs; rows alone leave nothing behind."""
    for photo in StoredFile.objects.filter(name="stand.webp"):
        place = str(photo.content)
        photo.content.storage.save(place, ContentFile(place.encode()))


def _prepared(someone: Person, meddler: str) -> None:
    """Another prepared an action day: ticked something off, took a role, showed a photo."""
    one = LocalAction.objects.create(
        kind="action", title="Stand am Markt", host=body(), state="idea", created_by=meddler
    )
    now = timezone.now()
    Todo.objects.create(action=one, text="Anmelden", done_at=now, done_by=meddler)
    ActionRole.objects.create(action=one, name="Banner", taken_by=meddler)
    place = f"stand-{someone.pk}.webp"
    photo = StoredFile.objects.create(
        sha256=hashlib.sha256(place.encode()).hexdigest(),
        name="stand.webp",
        size=len(place),
        media_type="image/webp",
        kind="photo",
        width=4,
        height=3,
        alt="Ein Stand",
        content=place,
        kept_by=meddler,
    )
    ActionPhoto.objects.create(action=one, file=photo, faces=False, added_by=meddler)
