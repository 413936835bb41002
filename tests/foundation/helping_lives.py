"""What a person's helping leaves behind; a part of :mod:`tests.foundation.lives`."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from tests.factories.association import body, state_unit
from wirksam.association.models import Person
from wirksam.campaigns.models import Frame
from wirksam.network.models import Partner, PartnerContact
from wirksam.opportunities.models import Engagement, GuestHelper, Opportunity, Watcher

DAY = date(2030, 1, 1)


def helping_life(someone: Person, canary: str, meddler: str) -> None:
    """She helped, and watched for gaps; others entered what names their deeds."""
    task = Opportunity.objects.create(
        kind="task", title="Plakate kleben", host=body(), starts_at=timezone.now()
    )
    Engagement.objects.create(opportunity=task, person=someone)
    Watcher.objects.create(opportunity=task, person=someone)
    GuestHelper.objects.create(
        opportunity=task,
        name="Gast",
        mail=someone.user.email,
        digest=f"{canary}-gast",
        purge_at=timezone.now() + timedelta(days=3),
    )
    _campaigns(someone, meddler)


def _campaigns(someone: Person, meddler: str) -> None:
    Frame.objects.create(
        slug=f"tag-{someone.pk}",
        title="Aktionstag",
        theme="Tag",
        created_by=meddler,
        starts_on=DAY,
        ends_on=DAY,
        unit=state_unit(),
        by_body=body(),
    )
    ally = Partner.objects.create(
        unit=state_unit(), name=f"Naturschutz {someone.pk}", entered_by=meddler
    )
    PartnerContact.objects.create(
        partner=ally, name="Frau Beispiel", basis="contact", review_on=DAY, entered_by=meddler
    )
