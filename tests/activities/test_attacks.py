"""What somebody tries who wants to know more about people than they said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone
from icalendar import Calendar

from tests.factories.accounts import sign_in
from tests.factories.activities import activity, contribution, going, host, host_body
from tests.factories.people import acting, human, office, seat
from tests.factories.programme import confirmed, version
from wirksam.activities.models import Activity, Closing, Contribution
from wirksam.activities.operations.calendars import end_calendar_key, make_calendar_key
from wirksam.activities.operations.participating import join, leave
from wirksam.activities.operations.planning import change_activity
from wirksam.activities.operations.series import plan_of
from wirksam.association.models import Mandate, Membership
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.search.operations import reindex

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    return host_body("kv-eins")


def test_the_journal_does_not_tell_who_took_part(ours):
    """It is never deleted, and others read it than those who host."""
    one, mia = activity(ours), human("Mia", ours.unit)
    join(actor=acting(mia), activity=one)
    leave(actor=acting(mia), activity=one)
    assert not JournalEntry.objects.filter(actor_key=acting(mia).key).exists()


def test_a_calendar_forgets_with_the_right(client, ours):
    """Whoever has left hears nothing more of what only members know, by an address of before."""
    mia = host(ours, "Mia")
    inside = activity(ours, visibility="body", title="Klausur")
    address = f"/kalender/abo/{make_calendar_key(actor=acting(mia))}.ics"
    assert inside.title in client.get(address).text
    Mandate.objects.filter(person=mia).update(ends_on=date(2026, 1, 1))
    assert inside.title not in client.get(address).text
    members = activity(ours, visibility="members", title="Sommerfest")
    going(members, mia)
    assert members.title in client.get(address).text
    Membership.objects.filter(person=mia).update(ends_on=date(2026, 1, 1))
    type(mia.user).objects.filter(pk=mia.user.pk).update(is_active=False)
    assert client.get(address).status_code == 404


def test_a_calendar_that_was_ended_or_guessed_is_not_there(client, ours):
    mia = acting(human("Mia", ours.unit))
    old = make_calendar_key(actor=mia)
    new = make_calendar_key(actor=mia)
    assert client.get(f"/kalender/abo/{old}.ics").status_code == 404
    assert client.get(f"/kalender/abo/{new}.ics").status_code == 200
    end_calendar_key(actor=mia)
    for token in (new, "x", "x" * 5000, "%00", "..%2f", "\N{ROMAN NUMERAL ONE}"):
        assert client.get(f"/kalender/abo/{token}.ics").status_code == 404


@pytest.mark.parametrize("visibility", ["members", "unit", "body"])
def test_what_is_not_public_is_in_no_public_place(client, ours, visibility):
    seat(human("Olga"), office(ours))
    one = activity(ours, visibility=visibility, title="Geheimklausur", summary="Geheimsache")
    unit = ours.unit.slug
    for address in (
        "/kalender/verband.ics",
        f"/kalender/{unit}.ics",
        "/kalender/",
        "/aktivitaeten/",
        "/suche/?q=geheimklausur",
        "/suche/?q=geheims",
        "/",
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        found = answer.text.replace('value="geheimklausur"', "").replace('value="geheims"', "")
        assert one.title not in found, address
        assert one.summary not in found, address


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31", "1899-12-31", "2200-01-01"])
@pytest.mark.parametrize("address", ["neu/", "notiz/", "{pk}/bearbeitung/", "{pk}/serie/"])
def test_days_out_of_all_reason_are_refused(client, ours, address, on):
    """The last of all days would break every calendar in which it stands."""
    one = activity(ours)
    sign_in(client, host(ours))
    told = {"title": "x", "host": ours.pk, "visibility": "public", "on": on, "revision": 1}
    told |= {"came_of_it": "x", "rhythm": "weekly", "until": on}
    answer = client.post(f"/aktivitaeten/{address.format(pk=one.pk)}", told)
    assert answer.status_code == 422
    assert client.get("/kalender/verband.ics").status_code == 200


@pytest.mark.parametrize("hostile", ["\x00", "\N{ZERO WIDTH JOINER}", "%", "'--", "²", "9" * 40])
@pytest.mark.parametrize(
    "address",
    [
        "/kalender/?verband={}",
        "/kalender/?monat={}",
        "/aktivitaeten/?zusage={}&verband={}&art={}&zeit={}&seite={}",
        "/aktivitaeten/neu/?zusage={}&art={}",
        "/aktivitaeten/neu/?programm={}&zeilen={}",
        "/aktivitaeten/notiz/?programm=2026&zeilen={}-{}",
        "/suche/?q={}&art={}&seite={}",
        "/zusagen/?q={}&stand={}&seite={}",
        "/beschlusskontrolle/?stand={}&lead={}&q={}&seite={}",
        "/mein/spur/?seite={}",
        "/mein/hinweise/?seite={}",
    ],
)
def test_no_address_is_an_error(client, ours, address, hostile):
    sign_in(client, host(ours))
    asked = address.replace("{}", quote(hostile))
    assert client.get(asked).status_code in {200, 302, 404}


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}{% debug %}%(title)s"
    '"\N{RIGHT-TO-LEFT OVERRIDE}um\x1b[31m\r\nATTENDEE:mailto:x@y.invalid'
)


def test_hostile_words_of_an_activity_stay_words(client, ours):
    someone = host(ours)
    sign_in(client, someone)
    one = activity(ours, **dict.fromkeys(("title", "place", "needs_text", "learn_text"), HOSTILE))
    type(one).objects.filter(pk=one.pk).update(summary=HOSTILE, access_info=HOSTILE)
    Closing.objects.create(activity=one, came_of_it=HOSTILE, what_next=HOSTILE)
    served = confirmed(version(published=True))
    contribution(one, served, note=HOSTILE)
    reindex("activities", one.pk)
    key = make_calendar_key(actor=acting(someone))
    for address in (
        one.get_absolute_url(), f"{one.get_absolute_url()}bearbeitung/",
        f"{one.get_absolute_url()}termin.ics", f"/kalender/abo/{key}.ics",
        "/kalender/verband.ics", "/aktivitaeten/", "/kalender/", "/suche/?q=onerror",
        f"/zusagen/{served.code}/", "/mein/sachen/", "/",
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, address
        if address.endswith(".ics"):
            assert b"\r\nATTENDEE" not in answer.content, address
            assert b"\x1b" not in answer.content, address
            Calendar.from_ical(answer.content)
        else:
            assert "<script>alert" not in answer.text, address
            assert "<img src=x" not in answer.text, address
            assert "49" not in answer.text.partition("{{7*7}}")[0][-3:], address


def test_who_tries_an_address_that_is_dangerous_gets_no_link(client, ours):
    sign_in(client, host(ours))
    told = {"title": "x", "host": ours.pk, "visibility": "public", "on": "2026-12-01"}
    for url in ("javascript:alert(1)", "data:text/html,x", "ftp://x.invalid/", "//x y", "file:///"):
        answer = client.post("/aktivitaeten/neu/", told | {"online_url": url})
        assert answer.status_code == 422, url


@pytest.mark.parametrize("address", ["neu/", "notiz/"])
def test_a_form_that_is_sent_twice_makes_one_activity(client, ours, address):
    """A finger that taps twice, or a form that is sent again when the net is back."""
    one = confirmed(version(published=True))
    sign_in(client, host(ours))
    told = {"title": "Putz", "host": ours.pk, "visibility": "public", "on": "2026-01-10"}
    told |= {"came_of_it": "Sauber.", "serves": one.code, "angeboten": one.code}
    answers = [client.post(f"/aktivitaeten/{address}", told) for _again in range(2)]
    assert {answer.status_code for answer in answers} == {302}
    assert answers[0].url == answers[1].url
    assert Activity.objects.count() == Contribution.objects.count() == 1
    other = {"neu/": {"at": "18:00"}, "notiz/": {"on": "2026-01-11"}}[address]
    client.post(f"/aktivitaeten/{address}", told | other)
    assert Activity.objects.count() == 2
    Activity.objects.update(created_at=timezone.now() - timedelta(minutes=5))
    client.post(f"/aktivitaeten/{address}", told)
    assert Activity.objects.count() == 3


def test_what_was_public_is_nowhere_once_it_is_not(client, ours):
    """Kept pages, feeds and the search forget it with the deed, not later."""
    one = activity(ours, title="Geheimtreffen")
    served = confirmed(version(published=True))
    contribution(one, served)
    reindex("activities", one.pk)
    pages = [
        "/", "/kalender/", "/aktivitaeten/", "/kalender/verband.ics", "/suche/?q=geheimtreffen",
        f"/kalender/{ours.unit.slug}.ics", f"/zusagen/{served.code}/",
    ]  # fmt: skip
    counting = ["/programm/2026/", "/einblick/", "/zusagen/", "/beschlusskontrolle/"]
    found = [page for page in pages if "Geheimtreffen" in client.get(page).text]
    assert len(found) >= len(pages) - 1
    before = {page: client.get(page).text for page in counting}
    plan = replace(plan_of(one), visibility="body")
    change_activity(actor=acting(host(ours)), activity=one, plan=plan, revision=one.revision)
    for page in pages:
        assert "Geheimtreffen</" not in client.get(page).text, page
        assert "SUMMARY:Geheimtreffen" not in client.get(page).text, page
    assert "1 Aktivität" in before["/programm/2026/"]
    assert "1 Aktivität" not in client.get("/programm/2026/").text
    assert client.get(one.get_absolute_url()).status_code == 404
    assert client.get(f"{one.get_absolute_url()}termin.ics").status_code == 404
