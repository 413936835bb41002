"""Who is asked for what, the preview, the round, its log."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.activities import activity, host_body
from tests.factories.offers import offered, ran, runner, said_yes
from tests.factories.opportunities import engaged, job, opportunity, task
from tests.factories.people import acting, board, human, tree
from wirksam.activities.models import Participation
from wirksam.association.models import Membership
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice
from wirksam.opportunities.models import HelperProfile, Offer, OfferRound, Opportunity
from wirksam.opportunities.operations.rounds import run_round
from wirksam.opportunities.queries import round_log
from wirksam.opportunities.queries.offering import prepare

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return host_body()


@pytest.fixture
def runa(body):
    return runner(body)


def asked(found):
    """Names by title."""
    names = {str(one.key): one.name for one in _people(found)}
    told = [(found.tasks[one.task].task.title, names[one.person]) for one in found.round.offers]
    return sorted(told)


def _people(found):
    rows = HelperProfile.objects.select_related("person")
    return [one.person for one in rows if str(one.person.key) in found.people]


def one_task(body, **fields):
    return task(body, **({"title": "Auf", "flow": "offered", "places": 1} | fields))


def test_only_those_who_said_yes_belong_and_see_it_are_asked():
    units = tree()
    state, here, there = (board(units[key]) for key in ("land", "eins", "zwei"))
    runa = runner(state, "below")
    said_yes(here, "Ja")
    said_yes(here, "Nein", wants_offers=False)
    human("Stumm", here.unit)
    said_yes(board(units["nachbarland"]), "Fern")
    gone = said_yes(here, "Weg")
    Membership.objects.filter(person=gone).update(ends_on=timezone.localdate() - timedelta(days=1))
    said_yes(there, "Drüben")
    one_task(there, visibility="unit")
    assert asked(prepare(runa, state)) == []  # she does not see it herself
    Opportunity.objects.update(visibility="members")
    one_task(state, visibility="members", title="Land")
    found = prepare(runa, state)
    assert {name for _title, name in asked(found)} <= {"Ja", "Drüben"}
    assert found.said_yes == 2


def test_tasks_of_other_units_are_not_offered(body, runa):
    said_yes(body)
    one_task(host_body("kv-zwei"))
    assert prepare(runa, body).round.places == 0


def test_unit_tasks_go_to_the_unit():
    units = tree()
    state, here, there = (board(units[key]) for key in ("land", "eins", "zwei"))
    runa = runner(here, "unit")
    said_yes(there, "Drüben")
    said_yes(here, "Hier")
    one_task(here, visibility="unit", places=2)
    assert [name for _title, name in asked(prepare(runa, here))] == ["Hier"]
    assert state


@pytest.mark.parametrize(
    ("says", "needs"),
    [
        ({"accepts": []}, {"warnings": ["heavy"]}),
        ({"minutes": 15}, {"effort_minutes": 45}),
        ({"online_only": True}, {}),
        ({"when": "mornings"}, {"all_day": False, "kind": "shift"}),
        ({"per_week": 0}, {}),
    ],
)
def test_her_own_words_hold(body, runa, says, needs):
    said_yes(body, **says)
    make = opportunity if "kind" in needs else task
    make(body, flow="offered", **({"places": 1} | needs))
    assert not prepare(runa, body).round.offers
    HelperProfile.objects.update(
        accepts=["heavy"], minutes=None, online_only=False, when="any", per_week=3
    )
    assert len(prepare(runa, body).round.offers) == 1


def test_nobody_is_asked_for_what_she_is_in_or_was_asked_for(body, runa):
    ada, bea = said_yes(body, "Ada"), said_yes(body, "Bea")
    one = one_task(body, places=5)
    engaged(one, ada, "waiting")
    offered(one, bea, state="declined")
    assert asked(prepare(runa, body)) == []


def test_a_day_that_is_taken_is_left_alone(body, runa):
    ada = said_yes(body)
    one = opportunity(body, flow="offered")
    other = activity(body, starts_at=one.starts_at)
    Participation.objects.create(activity=other, person=ada)
    assert not prepare(runa, body).round.offers
    Participation.objects.all().delete()
    assert len(prepare(runa, body).round.offers) == 1


def test_offers_a_week_are_capped(body, runa):
    said_yes(body)
    for day in range(4):
        start = timezone.localtime() + timedelta(days=2 + 8 * day)
        opportunity(body, flow="offered", starts_at=start, ends_at=start + timedelta(hours=1))
    assert len(prepare(runa, body).round.offers) == 2
    ran(runa, body)
    assert not prepare(runa, body).round.offers


def test_open_offers_hold_their_places(body, runa):
    one_task(body)
    said_yes(body)
    ran(runa, body)
    said_yes(body, "Später")
    assert prepare(runa, body).round.places == 0
    Offer.objects.update(state="declined")
    assert [name for _title, name in asked(prepare(runa, body))] == ["Später"]


def test_at_once_only_what_is_missing_is_offered_and_requests_never(body, runa):
    for _ in range(6):
        said_yes(body)
    task(body, title="Sofort", needed=2, places=6, first_timers=1)
    task(body, title="Anfrage", flow="request", needed=2, places=6)
    assert prepare(runa, body).round.places == 3


def test_what_begins_soon_is_not_offered(body, runa):
    said_yes(body)
    soon = timezone.now() + timedelta(hours=20)
    opportunity(body, flow="offered", starts_at=soon, ends_at=soon + timedelta(hours=1))
    assert prepare(runa, body).round.places == 0


def test_kept_places_and_experience(body, runa):
    said_yes(body, "Alt", experience="Stand, Technik")
    said_yes(body, "Neu")
    stall = opportunity(
        body, title="Zwei Stunden am Stand", flow="offered", places=2, experienced=1, first_timers=1
    )
    found = prepare(runa, body)
    names = {str(one.key): one.name for one in _people(found)}
    places = {names[one.person]: one.place for one in found.round.offers}
    assert places == {"Alt": "experienced", "Neu": "first_timer"}
    assert stall.pk


def test_jobs_for_the_experienced_count_as_such(body, runa):
    said_yes(body, "Ohne")
    van = opportunity(body, title="Kisten", structure="positions", flow="offered", places=3)
    job(van, "Tragen", 2)
    job(van, "Fahren", 1, experienced=True)
    found = prepare(runa, body)
    assert not found.round.offers
    assert found.round.gaps[0].reason.code == "experienced-missing"
    said_yes(body, "Fahrer", experience="fahren")
    assert len(prepare(runa, body).round.offers) == 2


def test_reasons_carry_her_own_word_or_where_she_belongs(body, runa):
    said_yes(body, "Ada", topics="Natur, Musik")
    said_yes(body, "Bea")
    one_task(body, topics="natur, Ufer", places=8)
    found = prepare(runa, body)
    told = {
        reason.code: dict(reason.values)
        for o in found.round.offers
        for reason in found.reasons_of(o)
    }
    assert told["liked"] == {"topic": "Natur"}
    assert told["near"] == {"unit": str(body.unit_id)}


def test_the_round_that_was_seen_is_run_once(body, runa):
    ada = said_yes(body, "Ada")
    one = one_task(body)
    found = prepare(runa, body)
    again = prepare(runa, body)
    assert (found.stamp, found.round) == (again.stamp, again.round)
    told = {"actor": runa, "body": body, "lot": found.terms.lot, "stamp": found.stamp}
    run = run_round(**told)
    assert run_round(**told) == run
    made = Offer.objects.get()
    assert (made.opportunity_id, made.person_id, made.state) == (one.pk, ada.pk, "open")
    assert timedelta(days=4) < made.expires_at - timezone.now() <= timedelta(days=5)
    assert (run.asked, run.filled) == (1, 1)
    assert Notice.objects.get(kind="opportunity_offered").person_key == ada.key
    entry = JournalEntry.objects.get(verb="run_offer_round")
    assert entry.detail == {"asked": 1, "places": 1}
    assert "Ada" not in str(run.log)
    assert str(ada.key) not in str(run.log)


def test_her_words_stay_with_her(body, runa):
    for _ in range(2):
        said_yes(body, topics="Kanarienvogel")
    one_task(body, topics="Kanarienvogel")
    run = ran(runa, body)
    assert "Kanarienvogel" in str(list(Offer.objects.values_list("reasons", flat=True)))
    assert "Kanarienvogel" not in str(run.log)
    assert "Kanarienvogel" not in str(round_log.shown_after(runa, run).examples)


def test_what_has_changed_since_is_not_run(body, runa):
    said_yes(body)
    one = one_task(body)
    found = prepare(runa, body)
    Opportunity.objects.filter(pk=one.pk).update(places=2, needed=2)
    said_yes(body)
    with pytest.raises(RefusedError, match="changed meanwhile"):
        run_round(actor=runa, body=body, lot=found.terms.lot, stamp=found.stamp)
    assert not Offer.objects.exists()


def test_somebody_who_left_after_the_preview_is_not_asked(body, runa):
    ada = said_yes(body)
    one_task(body)
    found = prepare(runa, body)
    Membership.objects.filter(person=ada).update(ends_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(RefusedError, match="changed meanwhile"):
        run_round(actor=runa, body=body, lot=found.terms.lot, stamp=found.stamp)
    assert not OfferRound.objects.exists()


def test_only_an_office_that_may_runs_rounds(body, runa):
    said_yes(body)
    one_task(body)
    found = prepare(runa, body)
    told = {"lot": found.terms.lot, "stamp": found.stamp}
    with pytest.raises(RefusedError, match="does not run"):
        run_round(actor=runner(host_body("kv-zwei")), body=body, **told)
    with pytest.raises(RefusedError, match="does not run"):
        run_round(actor=acting(human("Mia", body.unit)), body=body, **told)


def test_an_empty_round_is_refused(body, runa):
    found = prepare(runa, body)
    with pytest.raises(RefusedError, match="nobody to ask"):
        run_round(actor=runa, body=body, lot=found.terms.lot, stamp=found.stamp)


def test_a_round_is_never_rewritten(body, runa):
    said_yes(body)
    one_task(body)
    ran(runa, body)
    with pytest.raises(DatabaseError), transaction.atomic():
        OfferRound.objects.update(asked=99)


def test_the_turn_goes_round(body, runa):
    """Whoever did much lately is asked after those who did less."""
    busy, free = said_yes(body, "Viel"), said_yes(body, "Wenig")
    for _ in range(3):
        engaged(task(body, effort_minutes=120, state="done"), busy, "done")
    one_task(body)
    assert asked(prepare(runa, body)) == [("Auf", "Wenig")]
    assert free.pk


@pytest.mark.parametrize("people", [1, 3])
def test_preparing_asks_a_fixed_number_of_questions(body, runa, people, django_assert_num_queries):
    for _ in range(people):
        one = said_yes(body, topics="Natur")
        engaged(one_task(body), one, "done")
        one_task(body)
    with django_assert_num_queries(PREPARE):
        prepare(runa, body)


PREPARE = 16
