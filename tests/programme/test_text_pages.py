"""Pages of a programme with several versions, and its desk."""

from __future__ import annotations

import pytest

from tests.factories.adopted import adopted
from tests.factories.association import reviewer
from tests.factories.programme import confirmed
from wirksam.association.models import Body
from wirksam.foundation.access import Actor
from wirksam.programme.models import Commitment, ProgrammeVersion
from wirksam.programme.operations.adopting import adopt_text
from wirksam.programme.operations.reviewing import accept_commitment

pytestmark = pytest.mark.django_db
PRESIDIUM = Actor(key="presidium")
ALMA, BEN = Actor(key="alma"), Actor(key="ben")

TEAMS = "Der Landesvorstand setzt im Frühjahr Teams ein."
BUS = "Der Landesvorstand prüft, ob ein Fahrdienst möglich ist."
ROOM = "Der Landesvorstand richtet eine Werkstatt ein."
COURSE = "In jedem Kreis gibt es bis Juni eine Fortbildung; das Bildungsteam führt sie durch."


@pytest.fixture
def two() -> tuple[ProgrammeVersion, ProgrammeVersion]:
    """Three promises; the next version keeps one, changes one, drops one and adds one."""
    first = adopt_text(actor=PRESIDIUM, text=adopted("# Arbeit", TEAMS, BUS, ROOM))
    first.commitments.all().delete()
    for line, code in ((2, "AP27-01"), (3, "AP27-02"), (4, "AP27-03")):
        quote = first.lines.get(number=line).text
        confirmed(first, quote=quote, first_line=line, last_line=line, code=code, title=f"T{line}")
    changed = BUS.replace("prüft", "prüft gründlich")
    texts = ("# Arbeit", "Vorab.", TEAMS, changed, COURSE)
    return first, adopt_text(actor=PRESIDIUM, text=adopted(*texts, programme=first.programme))


def test_the_programme_shows_the_text_of_today_with_what_goes_on(client, two):
    page = client.get("/programm/2027/").text
    assert "Fortbildung" in page
    assert "Werkstatt" not in page
    assert "AP27-01" in page
    assert "gilt weiter seit 2026" in page
    assert 'href="/programm/2027/fassung-1/"' in page


def test_an_earlier_version_stays_to_be_read_and_says_so(client, two):
    page = client.get("/programm/2027/fassung-1/")
    assert "Werkstatt" in page.text
    assert "frühere Fassung" in page.text
    assert client.get("/programm/2027/fassung-3/").status_code == 404
    assert "frühere Fassung " not in client.get("/programm/2027/fassung-2/").text


def test_an_old_citation_keeps_its_words_and_says_where_they_are(client, two):
    same = client.get("/programm/2027/zeilen/2/").text
    assert "setzt im Frühjahr Teams ein" in same
    assert 'href="/programm/2027/fassung-2/zeilen/3/"' in same
    changed = client.get("/programm/2027/zeilen/3/").text
    assert "prüft, ob" in changed
    assert "geändert" in changed
    gone = client.get("/programm/2027/zeilen/4/").text
    assert "Werkstatt" in gone
    assert "gestrichen" in gone


def test_later_lines_have_their_own_permanent_address(client, two):
    page = client.get("/programm/2027/fassung-2/zeilen/3/").text
    assert 'data-copy="/programm/2027/fassung-2/zeilen/3/"' in page
    assert "AP27-01" in page
    assert 'id="heute"' not in page


def test_an_old_citation_hears_of_a_new_text(client, two):
    first, second = two
    before = client.get("/programm/2027/zeilen/2/").text
    adopt_text(actor=PRESIDIUM, text=adopted("# Arbeit", TEAMS, programme=first.programme))
    after = client.get("/programm/2027/zeilen/2/").text
    assert before != after
    assert 'href="/programm/2027/fassung-3/zeilen/2/"' in after
    assert second.get_absolute_url() not in after


def test_the_desk_says_what_became_of_everything(client, two):
    client.force_login(reviewer("Alma").user)
    page = client.get("/programm/2027/pruefen/").text
    for said in ("gilt unverändert weiter", "Andere Wörter", "Gestrichen", "AP27-03"):
        assert said in page
    made = Commitment.objects.get(replaces__code="AP27-02")
    assert f"/pruefen/{made.pk}/" in page
    proposal = client.get(f"/programm/2027/pruefen/{made.pk}/").text
    assert "Die alte gilt weiter" in proposal


def test_one_click_records_what_was_taken_out(client, two):
    first, second = two
    Body.objects.create(key="lmv", name="LMV", kind="assembly", unit=first.programme.unit, own=True)
    client.force_login(reviewer("Alma").user)
    place = second.places.get(commitment__code="AP27-03")
    address = f"/programm/2027/pruefen/gestrichen/{place.pk}/"
    for _twice in range(2):
        page = client.post(address, follow=True).text
        assert "Festgehalten" in page, page
    entry = place.commitment.entries.get()
    assert (entry.state, entry.basis) == ("dropped", "assembly")
    assert address not in client.get("/programm/2027/pruefen/").text


def test_a_changed_one_may_turn_out_to_be_another_promise(client, two):
    first, second = two
    Body.objects.create(key="lmv", name="LMV", kind="assembly", unit=first.programme.unit, own=True)
    client.force_login(reviewer("Alma").user)
    place = second.places.get(commitment__code="AP27-02")
    client.post(f"/programm/2027/pruefen/gestrichen/{place.pk}/")
    assert place.commitment.entries.get().state == "dropped"
    assert not Commitment.objects.filter(replaces=place.commitment).exists()
    assert "AP27-02" not in client.get("/programm/2027/").text


def test_only_what_was_taken_out_can_be_recorded_so(client, two):
    client.force_login(reviewer("Alma").user)
    place = two[1].places.get(commitment__code="AP27-01")
    client.post(f"/programm/2027/pruefen/gestrichen/{place.pk}/")
    assert not place.commitment.entries.exists()


def test_lists_name_a_programme_once_and_the_text_of_today(client, two):
    assert client.get("/programm/").text.count('href="/programm/2027/"') == 1
    assert "fassung-2" in client.get("/suche/?q=Fortbildung").text
    assert "Werkstatt" not in client.get("/programm/2027/nicht-geschafft/").text


def test_the_thread_of_a_commitment_tells_its_later_texts(client, two):
    page = client.get("/zusagen/AP27-01/").text
    assert "/programm/2027/fassung-2/zeilen/3/" in page
    assert "/programm/2027/fassung-1/" in page


def test_a_confirmed_successor_takes_the_place_on_the_page(client, two):
    made = Commitment.objects.get(replaces__code="AP27-02")
    for actor in (ALMA, BEN):
        made = accept_commitment(actor=actor, commitment=made, revision=made.revision)
    page = client.get("/programm/2027/").text
    assert str(made.code) in page
    assert "AP27-02" not in page


def test_jumping_stays_in_the_version(client, two):
    there = client.get("/programm/2027/zeilen/?zeile=2&fassung=1")
    assert there["Location"] == "/programm/2027/fassung-1/#z2"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_however_many_go_on(client, django_assert_num_queries, rows):
    texts = [f"Der Landesvorstand richtet die Werkstatt Nummer {at} ein." for at in range(rows)]
    first = adopt_text(actor=PRESIDIUM, text=adopted("# Arbeit", *texts))
    first.commitments.all().delete()
    for at, quote in enumerate(texts, start=2):
        confirmed(first, quote=quote, first_line=at, last_line=at, code=f"AP27-{at}")
    adopt_text(actor=PRESIDIUM, text=adopted("# Neu", *texts, programme=first.programme))
    with django_assert_num_queries(15):
        assert client.get("/programm/2027/").status_code == 200
    with django_assert_num_queries(14):
        assert client.get("/programm/2027/zeilen/2/").status_code == 200


def test_lists_of_a_programme_hold_what_its_text_of_today_holds(client, two):
    """The one that was taken out is found only without choosing the programme."""
    for address in ("/zusagen/?programme=2027", "/beschlusskontrolle/?programm=2027"):
        page = client.get(address).text
        assert "AP27-01" in page
        assert "AP27-03" not in page
    assert "AP27-03" in client.get("/zusagen/").text


def test_a_later_programme_lists_what_goes_on_in_it(client, two):
    _first, second = two
    adopt_text(actor=PRESIDIUM, text=adopted(TEAMS, slug="2028", year=2028, follows=second))
    page = client.get("/zusagen/?programme=2028").text
    assert "AP27-01" in page
    assert "AP27-02" not in page
