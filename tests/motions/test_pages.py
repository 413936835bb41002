"""Motions page by page, with the eyes of a guest, a member, movers and the presidium."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.motions import make_amendment, make_motion, mover, presidium
from wirksam.association.models import Person
from wirksam.motions.models import Amendment, Motion, PrivateNote

pytestmark = pytest.mark.django_db

LATER = (
    "Bis zum Winter legt der Landesvorstand einen Bericht vor. Er sagt darin, was er erreicht hat."
)


def enter(client, actor):
    client.force_login(Person.objects.get(pk=actor.person_id).user)
    return client


@pytest.fixture
def motion():
    return make_motion(summary="Der Bus fährt länger.", reasons="Weil wir nachts heim wollen.")


@pytest.fixture
def amendment(motion):
    return make_amendment(motion, {2: LATER}, reasons="Der Herbst ist zu früh.")


# --- the guest -------------------------------------------------------------------------------


def test_a_guest_reads_every_line_and_what_people_want_of_it(client, motion, amendment):
    page = client.get(motion.get_absolute_url())
    assert page.status_code == 200
    for number in range(1, 8):
        assert f'id="z{number}"' in page.text
    assert amendment.get_absolute_url() in page.text
    assert "Winter" in page.text
    assert "Weil wir nachts" in page.text
    assert "<!--p" not in enter(client, mover()).get(motion.get_absolute_url()).text


def test_only_the_text(client, motion, amendment):
    page = client.get(f"{motion.get_absolute_url()}?lesen=nur-text")
    assert amendment.get_absolute_url() not in page.text


def test_a_guest_sees_no_draft(client):
    draft = make_motion(published=False)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert draft.title not in client.get("/antraege/").text
    assert client.get(f"/antraege/vorlagen/{draft.pk}/").status_code == 404


def test_an_amendment_word_by_word_before_and_after(client, amendment):
    page = client.get(amendment.get_absolute_url())
    assert page.status_code == 200
    assert "changes-del" in page.text
    assert "changes-ins" in page.text
    before = client.get(f"{amendment.get_absolute_url()}?lesen=vorher").text
    after = client.get(f"{amendment.get_absolute_url()}?lesen=nachher").text
    assert "Herbst" in before
    assert "changes-del" not in before
    assert "Winter" in after
    assert "changes-ins" not in after


def test_it_says_whom_it_meets(client, motion, amendment):
    other = make_amendment(motion, {2: LATER.replace("Winter", "Sommer")})
    page = client.get(amendment.get_absolute_url())
    assert other.get_absolute_url() in page.text


def test_lines_are_cited_for_good(client, motion):
    page = client.get(f"{motion.get_absolute_url()}zeilen/2-3/")
    assert page.status_code == 200
    assert "Landesvorstand" in page.text
    assert client.get(f"{motion.get_absolute_url()}zeilen/3-2/").status_code == 404
    assert client.get(f"{motion.get_absolute_url()}zeilen/2-99/").status_code == 404
    jumped = client.get(f"{motion.get_absolute_url()}zeilen/", {"zeile": "4"})
    assert jumped["Location"].endswith("#z4")
    assert "#z" not in client.get(f"{motion.get_absolute_url()}zeilen/?zeile=99")["Location"]


def test_a_citation_says_where_its_words_are_in_a_later_version(client, motion):
    owner = enter(client, mover())
    text = owner.get(f"{motion.get_absolute_url()}bearbeitung/").context["form"]["text"].value()
    new = "Vorneweg steht ein Satz.\n\n" + text.replace("Mitternacht", "ein Uhr")
    sent = owner.post(
        f"{motion.get_absolute_url()}bearbeitung/", {"text": new, "note": "Länger noch"}
    )
    assert sent.status_code == 302
    page = client.get(f"{motion.get_absolute_url()}zeilen/2-3/")
    assert "fassung/2/" in page.text
    assert client.get(f"{motion.get_absolute_url()}fassung/1/").status_code == 200
    assert client.get(f"{motion.get_absolute_url()}fassung/2/zeilen/1/").status_code == 200
    assert client.get(f"{motion.get_absolute_url()}fassung/3/").status_code == 404


def test_lists_and_filters(client, motion, amendment):
    page = client.get("/antraege/")
    assert motion.title in page.text
    only_open = client.get("/antraege/?nur=offen").text
    assert amendment.get_absolute_url() in only_open
    assert motion.title not in client.get("/antraege/?art=statute").text
    assert motion.title in client.get("/antraege/?verband=land").text
    assert motion.title not in client.get("/antraege/?verband=gibts-nicht").text
    assert client.get("/antraege/satzungen/").status_code == 200
    assert client.get("/antraege/beschluesse/").status_code == 200


# --- writing ---------------------------------------------------------------------------------


def test_a_member_changes_a_paragraph_where_it_stands(client, motion):
    member = enter(client, mover("Anton"))
    address = reverse("amend", args=[motion.slug])
    form = member.get(f"{address}?zeilen=4-5")
    assert form.status_code == 200
    assert form.text.count(" open>") == 1
    typed = {"p2": LATER, "fassung": "1"}
    shown = member.post(address, typed | {"schritt": "zeigen"})
    assert shown.status_code == 200
    assert "changes-ins" in shown.text
    key = shown.context["form"]["draft_key"].value()
    again = member.post(address, typed | {"schritt": "text"})
    assert "Winter" in again.text
    told = {"moved_by": "me", "reasons": "Zu früh.", "urgency": "Jetzt", "draft_key": key}
    sent = member.post(address, typed | told | {"schritt": "einreichen"})
    one = Amendment.objects.get()
    assert sent["Location"] == one.get_absolute_url()
    assert one.state == "submitted"
    assert (one.first_line, one.last_line) == (4, 5)
    member.post(address, typed | told | {"schritt": "entwurf"})
    assert Amendment.objects.count() == 1


def test_nothing_changed_is_told_and_nothing_is_lost(client, motion):
    member = enter(client, mover("Anton"))
    text = motion.versions.get().wording.paragraphs.get(position=2).text
    shown = member.post(reverse("amend", args=[motion.slug]), {"p2": text, "schritt": "zeigen"})
    assert shown.status_code == 422
    assert "notice-error" in shown.text


def test_a_draft_is_gone_on_with(client, motion):
    member = enter(client, mover("Anton"))
    draft = make_amendment(motion, {2: LATER}, published=False)
    page = member.get(draft.get_absolute_url())
    assert reverse("submission_hand_in", args=[draft.pk]) in page.text
    form = member.get(reverse("amendment_edit", args=[motion.slug, draft.pk]))
    assert "Winter" in form.text
    changed = {"p2": LATER.replace("Winter", "Advent"), "schritt": "entwurf", "moved_by": "me"}
    changed |= {"revision": str(draft.revision)}
    assert (
        member.post(reverse("amendment_edit", args=[motion.slug, draft.pk]), changed).status_code
        == 302
    )
    draft.refresh_from_db()
    assert "Advent" in str(draft.changes)


def test_an_amendment_to_an_amendment(client, motion, amendment):
    member = enter(client, mover("Anna"))
    address = reverse("amendment_amend", args=[motion.slug, amendment.pk])
    assert "Winter" in member.get(address).text
    typed = {"p2": LATER.replace("Winter", "Advent"), "zu": str(amendment.pk), "moved_by": "me"}
    sent = member.post(address, typed | {"schritt": "entwurf"})
    assert sent.status_code == 302
    child = Amendment.objects.get(parent=amendment)
    assert member.get(child.get_absolute_url()).status_code == 200


def test_another_text_altogether(client, motion):
    member = enter(client, mover("Anton"))
    address = reverse("motion_replace", args=[motion.slug])
    form = member.get(address)
    assert "Unterwegs sein" in form.text
    sent = member.post(address, {"text": "Alles bleibt, wie es ist.", "moved_by": "me"})
    one = Amendment.objects.get()
    assert one.whole
    assert sent["Location"] == one.get_absolute_url()
    assert member.get(one.get_absolute_url()).status_code == 200


def test_a_preview_while_typing(client, motion):
    member = enter(client, mover("Anton"))
    part = member.post(reverse("amend_preview", args=[motion.slug]), {"p2": LATER})
    assert "changes-ins" in part.text
    assert "<html" not in part.text


def test_a_motion_from_pasted_words_to_the_published_page(client):
    presidium()
    writer = enter(client, mover())
    assert writer.get("/antraege/neu/").status_code == 200
    told = {
        "title": "Mehr Bäume",
        "sort": "motion",
        "occasion": "",
        "text": "# Bäume\n\nWir pflanzen jedes Jahr hundert Bäume.",
        "moved_by": "me",
    }
    sent = writer.post("/antraege/neu/", told)
    draft = Motion.objects.get()
    assert sent["Location"] == draft.get_absolute_url()
    assert writer.get(draft.get_absolute_url()).status_code == 200
    handed = writer.post(reverse("submission_hand_in", args=[draft.pk]))
    assert handed.status_code == 422
    assert "notice-error" in handed.text


def test_a_motion_without_words_is_refused_kindly(client):
    writer = enter(client, mover())
    sent = writer.post("/antraege/neu/", {"title": "Leer", "sort": "statute"})
    assert sent.status_code == 422
    assert not Motion.objects.exists()


# --- talking ---------------------------------------------------------------------------------


def test_a_member_remarks_and_takes_it_back(client, motion):
    member = enter(client, mover("Anton"))
    address = reverse("submission_comment", args=[motion.pk])
    assert member.get(f"{address}?zeilen=2-3").status_code == 200
    assert member.post(f"{address}?zeilen=2-3", {"text": "Warum erst dann?"}).status_code == 302
    assert "Warum erst dann?" in client.get(motion.get_absolute_url()).text
    remark = motion.comments.get()
    answered = member.post(f"{address}?auf={remark.pk}", {"text": "Weil."})
    assert answered.status_code == 302
    chair = enter(client, presidium())
    assert chair.get(reverse("comment", args=[remark.pk])).status_code == 200
    chair.post(reverse("comment", args=[remark.pk]), {"reason": "Beleidigend"})
    page = client.get(motion.get_absolute_url()).text
    assert "Warum erst dann?" not in page
    assert "Beleidigend" in page


def test_a_note_is_only_mine(client, motion):
    member = enter(client, mover("Anton"))
    address = reverse("submission_note", args=[motion.pk])
    member.post(f"{address}?zeilen=2-3", {"text": "Hier nachfragen"})
    member.post(address, {"text": "Gut", "verdict": "yes"})
    assert PrivateNote.objects.count() == 2
    assert "Hier nachfragen" in member.get(motion.get_absolute_url()).text
    assert "Hier nachfragen" not in enter(client, presidium()).get(motion.get_absolute_url()).text


# --- the presidium ---------------------------------------------------------------------------


def test_the_presidium_publishes_and_proposes(client, motion):
    draft = make_amendment(motion, {2: LATER}, published=False)
    author = enter(client, mover("Anton"))
    assert author.get(reverse("submission_hand_in", args=[draft.pk])).status_code == 200
    assert author.post(reverse("submission_hand_in", args=[draft.pk])).status_code == 302
    chair = enter(client, presidium())
    assert reverse("submission_screen", args=[draft.pk]) in chair.get("/antraege/eingang/").text
    screen = reverse("submission_screen", args=[draft.pk])
    assert chair.get(screen).status_code == 200
    assert chair.post(screen, {"tat": "zurueck"}).status_code == 422
    assert chair.post(screen, {"tat": "veroeffentlichen"}).status_code == 302
    draft.refresh_from_db()
    assert draft.identifier == "Ä1"
    assert chair.get(screen).status_code == 302
    advice = reverse("submission_recommend", args=[draft.pk])
    assert chair.get(advice).status_code == 200
    told = {"recommendation": "adopt", "explanation": "Gut so.", "latest": "0"}
    assert chair.post(advice, told).status_code == 302
    assert "Gut so." not in Client().get(draft.get_absolute_url()).text
    chair.post("/antraege/eingang/")
    assert "Gut so." in chair.get(draft.get_absolute_url()).text
    author = enter(client, mover("Anton"))
    reply = reverse("submission_reply", args=[draft.pk])
    assert author.get(reply).status_code == 200
    assert author.post(reply, {"says": "agreed", "text": "Danke"}).status_code == 302
    assert "Danke" in author.get(draft.get_absolute_url()).text


def test_withdrawing_keeps_the_page(client, motion):
    author = enter(client, mover())
    address = reverse("submission_withdraw", args=[motion.pk])
    assert author.get(address).status_code == 200
    assert author.post(address, {"note": "Erledigt"}).status_code == 302
    client.logout()
    assert "Erledigt" in client.get(motion.get_absolute_url()).text


def test_a_draft_is_thrown_away(client, motion):
    draft = make_amendment(motion, {2: LATER}, published=False)
    author = enter(client, mover("Anton"))
    address = reverse("submission_discard", args=[draft.pk])
    assert author.get(address).status_code == 200
    assert author.post(address).status_code == 302
    assert not Amendment.objects.exists()


def test_plain_words_beside_a_paragraph(client, motion):
    author = enter(client, mover())
    address = reverse("reading_aid", args=[motion.slug, 1])
    assert author.get(address).status_code == 200
    assert author.post(address, {"text": "Der Bus soll länger fahren."}).status_code == 302
    chair = enter(client, presidium())
    told = {"text": "egal", "seen": "Der Bus soll länger fahren.", "tat": "pruefen"}
    assert chair.post(address, told).status_code == 302
    assert "soll länger fahren" in client.get(f"{motion.get_absolute_url()}?lesen=einfach").text


def test_companions(client, motion):
    draft = make_motion(published=False)
    author = enter(client, mover())
    address = reverse("submission_companions", args=[draft.pk])
    assert author.get(address).status_code == 200
    assert author.post(address, {"tat": "alle"}).status_code == 302
    helper = enter(client, mover("Hilde"))
    support = reverse("submission_support", args=[draft.pk])
    assert helper.get(support).status_code == 200
    assert helper.post(support).status_code == 302
    assert "Hilde" in helper.get(draft.get_absolute_url()).text
