"""The pages of help and of what chapters have, as the people see them who use them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import sign_in
from tests.factories.campaigns import (
    action,
    chapter_board,
    frame,
    planner,
    request,
    runner,
    speaker,
    tile,
)
from tests.factories.people import human
from wirksam.campaigns.models import Capacity, HelpAnswer, HelpRequest, Tile

pytestmark = pytest.mark.django_db
LIST = "/aktionstage/hilfe/"
QUERIES = {"list": 8, "page": 12, "table": 12, "days": 12}


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_asked_from_the_preparing_page_answered_and_taken_up(client):
    one = action(frame=frame())
    sign_in(client, planner())
    ready = client.get(f"{one.get_absolute_url()}vorbereitung/").text
    ask = f"{LIST}neu/?aktion={one.pk}"
    assert ask in ready
    assert one.title in client.get(ask).text
    told = {"kind": "people", "text": "Drei Leute", "body": one.host_id}
    assert client.post(ask, told | {"text": " "}).status_code == 422
    assert client.post(ask, told | {"until": "2020-01-01"}).status_code == 422
    made = client.post(ask, told)
    asked = HelpRequest.objects.get()
    assert made.headers["Location"] == asked.get_absolute_url()
    assert (asked.action_id, asked.frame_id) == (one.pk, one.frame_id)
    other = chapter_board("kv-zwei")
    sign_in(client, planner("Otto", other))
    answer = f"{asked.get_absolute_url()}antwort/"
    assert client.post(answer, {"text": "", "body": other.pk}).status_code == 422
    assert client.post(answer, {"text": "Zwei", "body": other.pk}).status_code == 302
    twice = client.post(answer, {"text": "Zwei", "body": other.pk})
    assert twice.status_code == 422
    sign_in(client, planner("Nora"))
    choose = f"{LIST}antworten/{HelpAnswer.objects.get().pk}/"
    assert client.post(choose, {"tun": "?"}).status_code == 404
    assert client.post(choose, {"tun": "genug"}).status_code == 302
    client.logout()
    assert "KV-ZWEI" in client.get(one.get_absolute_url()).text


def test_two_boards_answer_at_once_and_the_second_hears_it_in_time(client):
    """Whoever answers after it was settled is told so, and keeps what she wrote."""
    one, other = request(), chapter_board("kv-zwei")
    sign_in(client, planner("Otto", other))
    HelpRequest.objects.update(state="found")
    answer = client.post(f"{one.get_absolute_url()}antwort/", {"text": "Wir", "body": other.pk})
    assert answer.status_code == 404
    HelpAnswer.objects.create(request=one, by_body=other, text="Alt", answered_by="?")
    late = client.post(f"{one.get_absolute_url()}antwort/", {"text": "Wir", "body": other.pk})
    assert late.status_code == 422


def test_asked_for_a_campaign_and_for_nothing(client):
    made, ours = frame(), chapter_board()
    sign_in(client, planner())
    assert f"{LIST}neu/?kampagne={made.slug}" in client.get(made.get_absolute_url()).text
    told = {"kind": "money", "text": "80 Euro", "body": ours.pk}
    assert client.post(f"{LIST}neu/?kampagne={made.slug}", told).status_code == 302
    assert client.post(f"{LIST}neu/", told).status_code == 302
    assert set(HelpRequest.objects.values_list("frame", flat=True)) == {made.pk, None}
    assert "80 Euro" in client.get(made.get_absolute_url()).text
    for odd in ("aktion=x", "aktion=²", "aktion=" + "9" * 40, "kampagne=gibts-nicht"):
        assert client.get(f"{LIST}neu/?{odd}").status_code == 404


def test_settled_and_asked_again(client):
    one = request()
    sign_in(client, planner())
    end = f"{one.get_absolute_url()}abschluss/"
    for deed, state in (("gefunden", "found"), ("neu", "open"), ("unnoetig", "withdrawn")):
        assert client.post(end, {"tun": deed}).status_code == 302
        one.refresh_from_db()
        assert one.state == state
    sign_in(client, human("Mika", one.unit))
    assert client.post(end, {"tun": "neu"}).status_code == 403
    assert client.get(one.get_absolute_url()).status_code == 404


def test_members_read_it_and_guests_do_not(client):
    one = request()
    assert client.get(one.get_absolute_url()).status_code == 302
    sign_in(client, human("Mika", one.unit))
    page = client.get(one.get_absolute_url()).text
    assert one.text in page
    assert "<textarea" not in page
    for odd in ("?art=%00", "?nah=2", "?seite=²", "?seite=" + "9" * 999, "?art=money&nah=1"):
        assert client.get(f"{LIST}{odd}").status_code == 200


def test_a_chapter_says_what_it_has_and_boards_read_it(client):
    made = frame()
    table = f"{made.get_absolute_url()}kraefte/"
    sign_in(client, speaker())
    own = f"{table}eigene/"
    assert own in client.get(table).text
    where = chapter_board().unit.pk
    wrong = client.post(own, {"people": "2", "trained": "3", "unit": where})
    assert (wrong.status_code, Capacity.objects.count()) == (422, 0)
    right = {"people": "5", "trained": "3", "unit": where, "wish": "Ein Zelt"}
    assert client.post(own, right).status_code == 302
    assert 'value="5"' in client.get(own).text
    sign_in(client, runner())
    assert "Ein Zelt" in client.get(table).text
    assert client.get(own).status_code == 404
    sign_in(client, planner("Otto"))
    assert client.get(table).status_code == 403
    client.logout()
    assert client.get(table).status_code == 302


def test_the_picture_is_arranged_in_a_form(client):
    where = chapter_board().unit
    sign_in(client, runner())
    at = "/aktionstage/bild/"
    names = (f"u{where.pk}-column", f"u{where.pk}-row", f"u{where.pk}-code")
    assert names[0] in client.get(at).text
    assert client.post(at, dict.fromkeys(names[:2], "1")).status_code == 422
    assert client.post(at, dict(zip(names, ("2", "1", "ein"), strict=True))).status_code == 302
    assert Tile.objects.get().code == "EIN"
    shown = client.get("/aktionstage/").text
    assert 'class="tiles' in shown
    sign_in(client, speaker())
    assert client.get(at).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_for_one_and_for_three(client, number):
    made, ours = frame(), chapter_board()
    asked = request(ours, frame=made)
    for at in range(number):
        other = chapter_board(f"kv-{at}")
        one = action(other, frame=made)
        request(other, frame=made, action=one)
        HelpAnswer.objects.create(request=asked, by_body=other, text="Ja", answered_by="?")
        Capacity.objects.create(frame=made, unit=other.unit, people=3, said_by="?")
        tile(other.unit, at + 1, 1)
    action(frame=made)
    sign_in(client, speaker())
    found = {
        "list": queries(client, LIST),
        "page": queries(client, asked.get_absolute_url()),
        "table": queries(client, f"{made.get_absolute_url()}kraefte/"),
        "days": queries(client, "/aktionstage/"),
    }
    assert found == QUERIES


def test_what_was_prepared_is_only_read_once_it_is_over(client):
    one = action(state="done")
    sign_in(client, planner())
    shown = client.get(f"{one.get_absolute_url()}vorbereitung/").text
    main = shown[shown.index("<main") :]
    assert "<textarea" not in main
    assert 'name="promised"' not in main
    assert f"{LIST}neu/" not in main
