"""When something to help with is over: the list and the page say the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.factories.activities import host, host_body
from tests.factories.opportunities import helper, joined, opportunity
from tests.factories.people import acting
from wirksam.activities.models import Participation
from wirksam.activities.operations.closing import Outcome, close_activity
from wirksam.opportunities.models import Opportunity
from wirksam.opportunities.operations.leading import mark_helped
from wirksam.opportunities.queries.listing import not_over, over_at

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Berlin")
LONG_DAY = datetime(2030, 10, 27, tzinfo=ZONE)
"""The clock goes back: this day has 25 hours."""
SHIFT = LONG_DAY + timedelta(hours=18)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ({"all_day": True, "starts_at": LONG_DAY, "ends_at": LONG_DAY}, (2030, 10, 28)),
        ({"all_day": True, "starts_at": LONG_DAY, "ends_at": None}, (2030, 10, 28)),
        ({"starts_at": SHIFT, "ends_at": SHIFT + timedelta(hours=2)}, (2030, 10, 27, 20)),
        ({"starts_at": SHIFT, "ends_at": None}, (2030, 10, 28)),
    ],
)
def test_the_list_and_the_page_agree(fields, end):
    one = opportunity(host_body(), **fields)
    one.refresh_from_db()
    over = over_at(one)
    assert over == datetime(*end, tzinfo=ZONE)
    for now, goes_on in ((over - SECOND, True), (over + SECOND, False)):
        assert Opportunity.objects.filter(not_over(now), pk=one.pk).exists() == goes_on


def test_without_a_day_nothing_goes_on():
    one = opportunity(host_body(), starts_at=None, ends_at=None, state="idea")
    assert over_at(one) is None
    assert not Opportunity.objects.filter(not_over(), pk=one.pk).exists()


@pytest.mark.parametrize(
    ("marked", "states"), [(False, ["done", "done"]), (True, ["done", "going"])]
)
def test_closing_says_who_helped_unless_the_hosts_have_said_it(marked, states):
    board = host_body()
    hanna = acting(host(board))
    one = opportunity(board, places=2)
    first = joined(helper(board, "Ada"), one)
    joined(helper(board, "Bea"), one)
    before = timezone.now() - timedelta(hours=3)
    Opportunity.objects.filter(pk=one.pk).update(starts_at=before, ends_at=before)
    if marked:
        mark_helped(actor=hanna, opportunity=one, helped=[first.pk])
    one.refresh_from_db()
    close_activity(
        actor=hanna, activity=one, outcome=Outcome("40 Plakate hängen."), revision=one.revision
    )
    rows = one.engagements.order_by("pk")
    assert list(rows.values_list("state", flat=True)) == states
    took_part = Participation.objects.filter(activity=one.pk, state="took_part")
    assert took_part.count() == states.count("done")
