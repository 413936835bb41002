"""The pages of the merge desk: reading, deciding and wording, with scripts and without."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.factories.accounts import sign_in
from tests.factories.assembly import assembly as make_assembly
from tests.factories.assembly import presidium
from tests.factories.association import person
from tests.factories.motions import make_amendment, make_motion
from tests.factories.motions import presidium as someone
from wirksam.motions.models import MergeChoice, MergeDraft, MergeParagraph, Resolution
from wirksam.motions.operations.merging import open_desk, set_audience
from wirksam.motions.queries.merging import desk_of

pytestmark = pytest.mark.django_db

LINE = (
    "Bis zum Herbst legt der Landesvorstand einen Bericht vor. Er sagt darin, was er erreicht"
    " hat und was nicht."
)


@pytest.fixture
def meeting():
    return make_assembly()


@pytest.fixture
def motion(meeting):
    return make_motion(occasion=meeting.occasion, title="Mehr Busse")


@pytest.fixture
def paula(client):
    return sign_in(client, presidium("Paula"))


def at(name, meeting, motion, *more):
    return reverse(name, args=[meeting.slug, motion.slug, *more])


def amendments(motion, *words):
    return [make_amendment(motion, {2: LINE.replace("Herbst", word)}) for word in words]


def opened(motion):
    return open_desk(actor=someone("Olga"), motion=motion)


def value(page, label, name="do"):
    """What the button with a label sends."""
    buttons = re.findall(r"<button.*?</button>", page, re.DOTALL)
    (found, *_) = [one for one in buttons if f"<span>{label}" in one]
    return re.search(rf'name="{name}" value="([^"]+)"', found)[1].replace("&lt;", "<")


def test_until_it_is_opened_the_page_says_so(client, meeting, motion):
    page = client.get(at("merge_desk", meeting, motion)).content.decode()
    assert "Der Tisch ist noch nicht offen" in page
    assert "csrfmiddlewaretoken" not in page


def test_who_runs_the_meeting_opens_it(client, meeting, motion, paula):
    answer = client.post(at("open_merge_desk", meeting, motion))
    assert answer.url == at("merge_desk", meeting, motion)
    assert MergeDraft.objects.get().motion == motion


def test_everyone_watches_and_nobody_else_decides(client, meeting, motion):
    amendments(motion, "Frühjahr")
    opened(motion)
    page = client.get(at("merge_desk", meeting, motion)).content.decode()
    assert "Du siehst zu" in page
    assert "Frühjahr" in page
    assert 'name="do"' not in page
    sign_in(client, person("Mia"))
    answer = client.post(at("merge_desk_deed", meeting, motion), {"do": "1:taken:0"})
    assert answer.status_code == 403


def test_a_desk_for_members_is_not_shown_to_guests(client, meeting, motion):
    desk = opened(motion)
    set_audience(actor=someone("Olga"), draft=desk, public=False)
    assert "noch nicht offen" in client.get(at("merge_desk", meeting, motion)).content.decode()
    assert client.get(at("merge_desk_news", meeting, motion)).status_code == 404


def test_taking_over_without_scripts_leads_back_to_the_paragraph(client, meeting, motion, paula):
    amendments(motion, "Frühjahr")
    opened(motion)
    url = at("merge_desk", meeting, motion)
    page = client.get(url).content.decode()
    assert "0 von 1 behandelt" in page
    answer = client.post(at("merge_desk_deed", meeting, motion), {"do": value(page, "Übernehmen")})
    assert answer.url == f"{url}#absatz-2"
    page = client.get(url).content.decode()
    assert "1 von 1 behandelt" in page
    assert "übernommen" in page
    client.post(at("merge_desk_deed", meeting, motion), {"do": value(page, "Zurücknehmen")})
    assert MergeChoice.objects.get().choice == "open"


def test_a_collision_is_explained_and_settled_at_one_click(client, meeting, motion, paula):
    one, other = amendments(motion, "Frühjahr", "Sommer")
    desk = opened(motion)
    page = client.get(at("merge_desk", meeting, motion)).content.decode()
    assert f"{one} und {other} treffen aufeinander" in page
    assert "„Herbst“" in page
    client.post(at("merge_desk_deed", meeting, motion), {"do": value(page, f"Nur {other}")})
    found = desk_of(desk).by_key
    assert (found[one.pk].choice, found[other.pk].choice) == ("settled", "taken")


def test_both_by_hand_takes_both_and_leads_to_the_words(client, meeting, motion, paula):
    one, other = amendments(motion, "Frühjahr", "Sommer")
    desk = opened(motion)
    page = client.get(at("merge_desk", meeting, motion)).content.decode()
    answer = client.post(
        at("merge_desk_deed", meeting, motion),
        {"do": value(page, "Beide, von Hand formuliert")},
    )
    assert answer.url == at("merge_desk_word", meeting, motion, 2)
    assert client.get(answer.url).status_code == 200
    saved = client.post(answer.url, {"text": "Bis Mai.", "revision": "0"})
    assert saved.url == f"{at('merge_desk', meeting, motion)}#absatz-2"
    assert desk_of(desk).text[2].text == "Bis Mai."
    assert desk_of(desk).place(2).taken == sorted([one.pk, other.pk])


def test_identical_ones_are_one_card_and_decided_together(client, meeting, motion, paula):
    one, other = amendments(motion, "Frühjahr", "Frühjahr")
    opened(motion)
    page = client.get(at("merge_desk", meeting, motion)).content.decode()
    assert f"{one}, {other} wollen genau dasselbe" in page
    client.post(at("merge_desk_deed", meeting, motion), {"do": value(page, "Übernehmen")})
    assert {one.choice for one in MergeChoice.objects.all()} == {"taken"}


def test_an_order_is_set_at_one_click(client, meeting, motion, paula):
    one = make_amendment(motion, {2: f"{LINE} Erstens."})
    other = make_amendment(motion, {2: f"{LINE} Zweitens."})
    desk = opened(motion)
    page = client.get(at("merge_desk", meeting, motion)).content.decode()
    label = f"Erst {other}, dann {one}"
    client.post(at("merge_desk_deed", meeting, motion), {"do": value(page, label)})
    assert desk_of(desk).text[2].text.endswith("nicht. Zweitens. Erstens.")


def test_a_page_that_is_open_gets_only_what_changed(client, meeting, motion, paula):
    (one,) = amendments(motion, "Frühjahr")
    make_amendment(motion, {1: "Ganz anders."})
    desk = opened(motion)
    answer = client.post(
        at("merge_desk_deed", meeting, motion),
        {"do": f"{one.pk}:taken:0"},
        headers={"X-Desk": str(desk.revision)},
    )
    part = answer.content.decode()
    assert 'data-revision="2"' in part
    assert 'id="absatz-2"' in part
    assert 'id="absatz-1"' not in part
    assert 'id="tisch-stand"' in part
    heard = client.get(at("merge_desk_news", meeting, motion), {"seit": "1"}).content.decode()
    assert 'id="absatz-2"' in heard
    assert 'id="absatz-1"' not in heard


def test_who_was_slower_is_told_and_sees_how_it_is_now(client, meeting, motion, paula):
    (one,) = amendments(motion, "Frühjahr")
    desk = opened(motion)
    MergeChoice.objects.update(choice="left", revision=5, decided_by="")
    answer = client.post(
        at("merge_desk_deed", meeting, motion),
        {"do": f"{one.pk}:taken:0"},
        headers={"X-Desk": "0"},
    )
    assert answer.status_code == 422
    assert "data-desk-refused" in answer.content.decode()
    assert 'id="absatz-2"' in answer.content.decode()
    assert desk_of(desk).by_key[one.pk].choice == "left"


def test_two_wordings_of_one_paragraph_are_both_shown(client, meeting, motion, paula):
    opened(motion)
    url = at("merge_desk_word", meeting, motion, 2)
    client.post(url, {"text": "Die erste.", "revision": "0"})
    answer = client.post(url, {"text": "Die zweite.", "revision": "0"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Die erste." in page
    assert "Die zweite." in page
    mine = value(page, "Meine stattdessen", "mine")
    client.post(url, {"text": "Die zweite.", "revision": "0", "mine": mine})
    assert MergeParagraph.objects.get().text == "Die zweite."


@pytest.mark.parametrize(
    "do", ["", "x", "1:taken", "1:eaten:0", "1:taken:0 1<", "undo=99999999999", "9:taken:0"]
)
def test_buttons_that_nobody_made_do_nothing(client, meeting, motion, paula, do):
    opened(motion)
    answer = client.post(at("merge_desk_deed", meeting, motion), {"do": do})
    assert answer.status_code == 302
    assert MergeDraft.objects.get().revision == 1


def test_pages_that_are_not_there(client, meeting, motion, paula):
    other = make_assembly(date(2030, 1, 1), "LMV 2030")
    opened(motion)
    assert client.get(at("merge_desk", other, motion)).status_code == 404
    assert client.get(at("merge_desk_word", meeting, motion, 99)).status_code == 404


def test_adopting_lists_what_is_in_the_way_then_adopts(client, meeting, motion, paula):
    (one,) = amendments(motion, "Frühjahr")
    opened(motion)
    url = at("adopt_motion", meeting, motion)
    page = client.get(url).content.decode()
    assert str(one) in page
    assert "Endgültig beschließen" not in page
    client.post(at("merge_desk_deed", meeting, motion), {"do": f"{one.pk}:taken:0"})
    page = client.get(url).content.decode()
    assert "Endgültig beschließen" in page
    assert client.post(url, {"adopted_on": str(meeting.first_day)}).status_code == 422
    done = client.post(url, {"adopted_on": str(meeting.first_day), "sure": "on"})
    assert done.url == Resolution.objects.get().get_absolute_url()
    closed = client.get(at("merge_desk", meeting, motion)).content.decode()
    assert "Über diesen Antrag ist entschieden" in closed
    assert 'name="do"' not in closed


def test_the_overview_counts(client, meeting, motion):
    amendments(motion, "Frühjahr", "Sommer")
    opened(motion)
    page = client.get(reverse("merge_desks", args=[meeting.slug])).content.decode()
    assert "0 von 2 behandelt" in page


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.usefixtures("paula")
def test_queries_of_the_desk(client, meeting, motion, count, django_assert_num_queries):
    amendments(motion, *("Frühjahr", "Sommer", "Winter")[:count])
    opened(motion)
    client.get(at("merge_desk", meeting, motion))
    with django_assert_num_queries(16):
        client.get(at("merge_desk", meeting, motion))


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_news_for_a_guest(client, meeting, motion, count, django_assert_num_queries):
    amendments(motion, *("Frühjahr", "Sommer", "Winter")[:count])
    opened(motion)
    client.get(at("merge_desk_news", meeting, motion), {"lesen": "1", "seit": "1"})
    with django_assert_num_queries(1):
        client.get(at("merge_desk_news", meeting, motion), {"lesen": "1", "seit": "1"})
