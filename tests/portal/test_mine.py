"""What is open for me, and what became of what I gave."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import (
    activity,
    cohosted,
    contribution,
    going,
    host,
    host_body,
)
from tests.factories.association import body as board_body
from tests.factories.association import person
from tests.factories.opportunities import engaged, task
from tests.factories.people import human, unit
from tests.factories.programme import confirmed, version
from wirksam.activities.models import Closing
from wirksam.association.models import Membership
from wirksam.opportunities.operations.places import keep
from wirksam.programme.models import Deadline, ProgressEntry, Question
from wirksam.programme.operations.standing import refresh_standing

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 3, 2, 18, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def served():
    """An activity long past that served a commitment, with a report and an act since."""
    text = version(published=True)
    one = confirmed(text, code="AP26-01", title="Uferreinigung")
    done = activity(host_body(), title="Uferputz", state="done", starts_at=LONG_AGO)
    Closing.objects.create(activity=done, came_of_it="Neun Säcke Müll.", what_next="Im Herbst.")
    contribution(done, one)
    for on, said, basis in (
        (date(2026, 1, 5), "Vorher.", "report"),
        (date(2026, 3, 9), "Das Ufer ist sauber.", "report"),
        (date(2026, 4, 18), "Zur Kenntnis genommen.", "assembly"),
    ):
        ProgressEntry.objects.create(commitment=one, happened_on=on, said=said, basis=basis)
    refresh_standing(one)
    return done


def test_my_part_and_what_became_of_it(client, served):
    mia = human("Mia", served.host.unit)
    going(served, mia, "took_part")
    client.force_login(mia.user)
    page = client.get("/mein/spur/").text
    for words in (
        "Uferputz", "Du warst dabei", "Neun Säcke Müll.", "Im Herbst.", "Uferreinigung",
        "Das Ufer ist sauber.", "Zur Kenntnis genommen.", "Dein Beitrag zahlt auf eine Zusage ein.",
    ):  # fmt: skip
        assert words in page
    assert "Vorher." not in page


def test_a_task_that_is_done_leads_to_its_receipt(client):
    mia, one = human("Mia", unit("kv-zwei")), task(host_body())
    keep(engaged(one, mia, state="done"))
    client.force_login(mia.user)
    assert f"/aufgaben/{one.pk}/quittung/" in client.get("/mein/spur/").text
    keep(engaged(task(host_body(), title="Noch nicht"), mia))
    assert client.get("/mein/spur/").text.count("/quittung/") == 1


def test_nobody_sees_the_trace_of_another(client, served):
    going(served, human("Mia", served.host.unit), "took_part")
    client.force_login(human("Neugier", served.host.unit).user)
    page = client.get("/mein/spur/").text
    assert "Uferputz" not in page
    assert "Deine Spur beginnt" in page


def test_what_lies_ahead_and_what_was_called_off(client):
    body = host_body()
    mia = human("Mia", body.unit)
    soon = timezone.now() + timedelta(days=3)
    going(activity(body, title="Kochen", state="open", starts_at=soon), mia)
    off = {"state": "cancelled", "cancelled_reason": "Sturm."}
    going(activity(body, title="Segeln", starts_at=LONG_AGO, **off), mia)
    client.force_login(mia.user)
    page = client.get("/mein/spur/").text
    assert "Du bist dabei" in page
    assert "Sturm." in page


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_trace(client, django_assert_num_queries, rows):
    text = version(published=True)
    body = host_body()
    mia = human("Mia", body.unit)
    for at in range(rows):
        one = confirmed(text, code=f"AP26-{at:02d}")
        ProgressEntry.objects.create(commitment=one, happened_on=date(2026, 4, 1), said="Ja.")
        refresh_standing(one)
        done = activity(body, title=f"Tag {at}", state="done", starts_at=LONG_AGO)
        contribution(done, one)
        going(done, mia, "took_part")
    client.force_login(mia.user)
    client.get("/mein/spur/")
    with django_assert_num_queries(12):
        assert client.get("/mein/spur/").status_code == 200


def test_questions_wait_on_both_sides(client):
    text = version(published=True)
    lead = board_body()
    one = confirmed(text, code="AP26-01")
    asker = person("Fragende")
    Membership.objects.create(person=asker, unit=lead.unit)
    due = timezone.localdate() + timedelta(days=9)
    words = {"commitment": one, "body": lead, "by": str(asker.key), "answer_due": due}
    Question.objects.create(text="Fährt der Bus?", **words)
    done = {"answer": "Ja.", "answered_by": "x", "answered_at": timezone.now()}
    Question.objects.create(text="Gibt es Tee?", **words, **done)
    client.force_login(asker.user)
    page = client.get("/mein/sachen/").text
    assert "Fährt der Bus?" in page
    assert "1 erledigt" in page
    sign_in(client, person("Sprecherin", "programme.report"))
    page = client.get("/mein/sachen/").text
    assert "Fährt der Bus?" in page
    assert "Gibt es Tee?" not in page
    assert "Fragende" not in page


def test_what_is_due_comes_first(client):
    text = version(published=True)
    for code, title, day in (("01", "Spät", 9), ("02", "Noch später", 1)):
        late = confirmed(text, code=f"AP26-{code}", title=title)
        Deadline.objects.create(commitment=late, wording="bald", fixed_on=date(2026, 3, day))
    sign_in(client, person("Sprecherin", "programme.report"))
    page = client.get("/mein/sachen/").text
    assert page.index("Melden: Noch später") < page.index("Melden: Spät")


def test_nothing_is_open(client):
    client.force_login(human("Mia", host_body().unit).user)
    assert "Nichts ist offen" in client.get("/mein/sachen/").text


def test_cohosts_are_asked(client):
    ours, theirs = host_body("kv-eins"), host_body("kv-zwei")
    soon = timezone.now() + timedelta(days=3)
    joint = activity(theirs, title="Radtour", state="open", starts_at=soon)
    cohosted(joint, ours, "asked")
    sign_in(client, host(ours))
    assert "Gemeinsam veranstalten? Radtour" in client.get("/mein/sachen/").text
    sign_in(client, host(theirs, "Theo"))
    assert "Machen sie mit? Radtour" in client.get("/mein/sachen/").text


@pytest.mark.parametrize("by", ["", "somebody"])
def test_what_an_assembly_asks_is_no_member_s_question(client, by):
    one = confirmed(version(published=True))
    due = timezone.localdate()
    Question.objects.create(
        commitment=one, body=board_body(), by=by, text="Seit wann?", answer_due=due
    )
    sign_in(client, person("Lara", "programme.report"))
    page = client.get("/mein/sachen/").text
    assert "Seit wann?" in page
    assert ("Frage eines Mitglieds" in page) == bool(by)
