"""Answering an offer: yes by the lock of everybody, no for nothing, time that passes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.activities import activity, host_body, hosting
from tests.factories.offers import offered, said_yes
from tests.factories.opportunities import engaged, helper, job, joined, opportunity, task
from tests.factories.people import acting
from wirksam.activities.models import Activity, Participation
from wirksam.activities.operations.planning import cancel_activity
from wirksam.association.models import Membership
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice
from wirksam.foundation.privacy.retention import apply_retention
from wirksam.foundation.registry import matters_of
from wirksam.opportunities.models import Engagement, HelperProfile, Offer
from wirksam.opportunities.operations.offers import accept_offer, decline_offer, expire_offers
from wirksam.opportunities.queries.offers import my_offers

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return host_body()


@pytest.fixture
def ada(body):
    return said_yes(body, "Ada")


def yes(person, offer, **told):
    return accept_offer(actor=acting(person), offer=offer, **told)


def state(offer):
    offer.refresh_from_db()
    return offer.state


def test_yes_needs_no_answer_of_the_hosts(body, ada):
    one = offered(opportunity(body, flow="offered"), ada)
    assert yes(ada, one).state == "going"
    assert yes(ada, one).state == "going"
    assert state(one) == "accepted"
    assert Participation.objects.get().person_id == ada.pk
    assert Engagement.objects.count() == 1
    assert not JournalEntry.objects.filter(actor_key=str(ada.key)).exists()


def test_kept_places_are_hers(body, ada):
    one = opportunity(body, flow="offered", places=2, first_timers=1, experienced=1)
    bea = said_yes(body, "Bea")
    assert yes(ada, offered(one, ada, place="first_timer")).first_time
    assert yes(bea, offered(one, bea, place="experienced")).experienced


def test_no_costs_nothing_and_is_said_to_nobody(body, ada):
    one = offered(task(body, flow="offered"), ada)
    for _ in range(2):
        decline_offer(actor=acting(ada), offer=one)
    assert state(one) == "declined"
    assert not Notice.objects.exists()
    assert not JournalEntry.objects.exists()
    assert not my_offers(acting(ada))


def test_nobody_answers_for_another(body, ada):
    one, bea = offered(task(body, flow="offered"), ada), helper(body, "Bea")
    decline_offer(actor=bea, offer=one)
    with pytest.raises(RefusedError, match="run out"):
        accept_offer(actor=bea, offer=one)
    assert state(one) == "open"


def test_full_meanwhile_means_no_place_and_no_waiting_list(body, ada):
    one = opportunity(body, flow="offered", places=1)
    offer = offered(one, ada)
    engaged(one, said_yes(body))
    (row,) = my_offers(acting(ada))
    assert row.gone == "full"
    with pytest.raises(RefusedError, match="waiting list"):
        yes(ada, offer)
    assert not Engagement.objects.filter(person=ada).exists()
    assert state(offer) == "open"


def test_called_off_meanwhile(body, ada):
    one = task(body, flow="offered")
    offer = offered(one, ada)
    anchor = Activity.objects.get(pk=one.pk)
    cancel_activity(actor=hosting(body), activity=anchor, revision=None)
    (row,) = my_offers(acting(ada))
    assert row.gone == "called_off"
    with pytest.raises(RefusedError, match="called off"):
        yes(ada, offer)


def test_whoever_left_an_hour_ago_hears_that_it_is_not_open_to_her(body, ada):
    offer = offered(task(body, flow="offered", visibility="members"), ada)
    Membership.objects.filter(person=ada).update(ends_on=timezone.localdate() - timedelta(days=1))
    (row,) = my_offers(acting(ada))
    assert row.gone == "hidden"
    with pytest.raises(RefusedError, match="not open to you"):
        yes(ada, offer)
    assert not Engagement.objects.exists()


def test_a_deleted_person_leaves_no_offer(body, ada):
    offered(task(body, flow="offered"), ada)
    ada.delete()
    assert not Offer.objects.exists()
    assert not HelperProfile.objects.exists()


def test_two_things_on_one_day_only_knowingly(body, ada):
    one = opportunity(body, flow="offered", places=2)
    offer = offered(one, ada)
    other = activity(body, starts_at=one.starts_at, title="Chor")
    Participation.objects.create(activity=other, person=ada)
    (row,) = my_offers(acting(ada))
    assert row.clash == other
    with pytest.raises(RefusedError, match="Chor"):
        yes(ada, offer)
    assert yes(ada, offer, both=True).state == "going"


def test_warnings_that_came_later_are_asked_first(body, ada):
    HelperProfile.objects.update(accepts=["stairs"])
    one = task(body, flow="offered", warnings=["stairs"])
    late = task(body, flow="offered", warnings=["stairs", "heavy"])
    first, second = offered(one, ada), offered(late, ada)
    assert {row.task.pk: row.asks_first for row in my_offers(acting(ada))} == {
        one.pk: False,
        late.pk: True,
    }
    assert yes(ada, first).accepted == ["stairs"]
    with pytest.raises(RefusedError, match="all right"):
        yes(ada, second)


def test_jobs_are_chosen_on_the_page_where_nobody_must_ask(body, ada):
    one = opportunity(body, flow="offered", structure="positions", places=2)
    stall = job(one, "Stand", 2)
    offer = offered(one, ada)
    (row,) = my_offers(acting(ada))
    assert row.asks_first
    with pytest.raises(RefusedError, match="Choose a job"):
        yes(ada, offer)
    assert joined(acting(ada), one, position=stall).state == "going"
    assert state(offer) == "accepted"


def test_without_an_offer_one_still_asks(body):
    one = opportunity(body, flow="offered")
    assert joined(helper(body), one).state == "asked"


def test_what_nobody_answers_runs_out(body, ada):
    now = timezone.now()
    old = offered(task(body, flow="offered"), ada, expires_at=now - timedelta(minutes=1))
    new = offered(task(body, flow="offered"), ada)
    assert [row.offer for row in my_offers(acting(ada))] == [new]
    with pytest.raises(RefusedError, match="run out"):
        yes(ada, old)
    assert expire_offers(now) == 1
    assert expire_offers(now) == 0
    assert (state(old), state(new)) == ("expired", "open")


def test_offers_are_forgotten_after_a_quarter(body, ada):
    long_ago = timezone.now() - timedelta(days=91)
    offered(task(body), ada, expires_at=long_ago, state="declined")
    offered(task(body), ada)
    apply_retention()
    assert Offer.objects.count() == 1


def test_it_is_among_her_open_things(body, ada):
    one = task(body, flow="offered", title="Kleben")
    offered(one, ada)
    (found,) = [one for one in matters_of(acting(ada)) if one.url == "/aufgaben/angebote/"]
    assert "Kleben" in str(found.title)
    assert found.due
