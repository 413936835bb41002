"""What somebody tries who wants to know or do more than is hers."""

from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.association import actor, body, occasion
from tests.factories.choosing import (
    applied,
    board,
    drafted,
    known,
    published,
    rules,
    screened,
    screening,
)
from tests.factories.handover import handing_over
from tests.factories.handover import member as of_team
from tests.factories.people import LONG_AGO
from tests.factories.team_rooms import custody
from tests.factories.teams import called, member, team
from tests.factories.teams import cycle as term
from tests.teams.test_choosing import reader_named
from wirksam.association.models import Mandate, Membership, Nomination, Occasion
from wirksam.association.operations.nominations import withdraw_nomination
from wirksam.foundation.access import RefusedError, can, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.privacy.exporting import export_for
from wirksam.foundation.privacy.operations import erase_person
from wirksam.foundation.privacy.retention import apply_retention
from wirksam.teams.models import Application, CustodyReport, Handover, ProposedPerson, Reader
from wirksam.teams.operations import handing_over as handovers
from wirksam.teams.operations.custody import Told, report_custody
from wirksam.teams.operations.cycles import Plan, begin_screening, edit_cycle
from wirksam.teams.operations.ideas import give_idea, withdraw_idea
from wirksam.teams.operations.readers import release_reader
from wirksam.teams.operations.taking_back import withdraw_application
from wirksam.teams.queries.proposals import live_findings
from wirksam.teams.queries.slates import slate_of

pytestmark = pytest.mark.django_db


# Who names readers wants to know who applied --------------------------------------------------


def test_naming_readers_is_no_way_to_ask_who_applied():
    """The same answer, the same list and the same needs, whether she applied or not."""
    cycle = called(closes_at=timezone.now() + timedelta(days=9))
    board()
    applied(cycle, "Rosa")
    told = [reader_named(cycle, name).cycle_id for name in ("Rosa", "Ravi")]
    assert told == [cycle.pk] * 2
    cycle.call.closes_at = timezone.now() - timedelta(seconds=1)
    cycle.call.save()
    assert begin_screening(actor=board(), cycle=cycle).state == "screening"


def test_an_applicant_named_to_read_gives_it_back_on_her_page_and_keeps_her_application(client):
    cycle = called()
    mine = applied(cycle, "Rosa")
    row = Reader.objects.create(cycle=cycle, person=mine.person, named_by="?")
    sign_in(client, mine.person)
    shown = client.get(reverse("team_application", args=[cycle.body.key])).text
    back = reverse("release_reader", args=[cycle.body.key, row.pk])
    assert back in shown
    assert "Rosa hat Lust." in shown
    assert client.post(back).status_code == 302
    assert not Reader.objects.exists()
    mine.refresh_from_db()
    assert mine.state == "submitted"
    (entry,) = JournalEntry.objects.filter(verb="release_team_reader")
    assert entry.detail == {}


def test_an_applicant_named_to_read_can_be_proposed_without_a_word_about_it():
    """A finding of hers would say more than that; she never made one."""
    rules()
    cycle = screening()
    mine = applied(cycle, "Mira")
    Reader.objects.create(cycle=cycle, person=mine.person, named_by="?")
    screened(mine)
    made = drafted(cycle, mine)
    codes = {one.code for one in live_findings(made, told_to_readers=False)}
    assert "reader-proposed" not in codes
    with pytest.raises(RefusedError):
        screened(mine, "Mira")


def test_whoever_withdrew_and_reads_cannot_apply_again():
    cycle = called()
    mine = applied(cycle, "Rosa")
    withdraw_application(actor=actor(mine.person), application=mine)
    row = Reader.objects.create(cycle=cycle, person=mine.person, named_by="?")
    from wirksam.teams.operations.applying import Words, send_application  # noqa: PLC0415

    told = {"actor": actor(mine.person), "cycle": cycle, "words": Words(why="Doch")}
    with pytest.raises(RefusedError):
        send_application(**told, revision=2)
    release_reader(actor=actor(mine.person), reader=row)
    assert send_application(**told, revision=2).state == "submitted"


# What was published of somebody goes with her -------------------------------------------------


def twice_published():
    """Mira stands in version 1, Mira and Ali in version 2."""
    cycle = screening(due=occasion(timezone.localdate() + timedelta(days=30)))
    mira, ali = applied(cycle, "Mira"), applied(cycle, "Ali")
    published(cycle, mira)
    published(cycle, mira, ali)
    assert ProposedPerson.objects.filter(name="Mira").count() == 2
    return cycle, Application.objects.get(pk=mira.pk)


def test_whoever_withdraws_is_named_in_no_version():
    _cycle, mira = twice_published()
    withdraw_application(actor=actor(mira.person), application=mira)
    left = ProposedPerson.objects.filter(application=mira).values_list("name", "reasons")
    assert set(left) == {("", "")}


def test_whoever_left_the_slate_and_then_withdraws_is_named_no_more():
    cycle, mira = twice_published()
    published(cycle, Application.objects.get(person__name="Ali"))
    mira.refresh_from_db()
    assert mira.state == "not_proposed"
    withdraw_application(actor=actor(mira.person), application=mira)
    assert not ProposedPerson.objects.filter(name="Mira").exists()


def test_whoever_stands_no_more_is_named_in_no_version():
    _cycle, mira = twice_published()
    (nomination,) = Nomination.objects.filter(person=mira.person)
    withdraw_nomination(actor=actor(mira.person), nomination=nomination)
    assert not ProposedPerson.objects.filter(name="Mira").exists()


def test_a_name_in_a_proposal_is_still_hers_when_her_application_has_gone():
    """Applications go after half a year; whoever leaves later takes her name out all the same."""
    cycle, mira = twice_published()
    who = mira.person
    Application.objects.update(ended_at=timezone.now() - timedelta(days=400))
    apply_retention(now=timezone.now())
    assert not Application.objects.exists()
    told = export_for(str(who.key))["areas"]["teams.proposedperson"]["rows"]
    assert len(told) == 2
    erase_person(actor=actor(who), key=str(who.key))
    assert not ProposedPerson.objects.filter(name="Mira").exists()
    assert cycle.proposals.count() == 2


# Another assembly -----------------------------------------------------------------------------


def later(key="lmv-herbst"):
    on = timezone.localdate() + timedelta(days=200)
    return Occasion.objects.create(key=key, name="LMV Herbst", kind="assembly", happens_on=on)


def test_nobody_stands_at_the_old_assembly_when_another_one_is_to_elect():
    cycle, _mira = twice_published()
    plan = Plan(due=later(), binding=True)
    edit_cycle(actor=board(), cycle=cycle, plan=plan, revision=cycle.revision)
    assert set(Nomination.objects.values_list("state", flat=True)) == {"withdrawn"}
    cycle.refresh_from_db()
    published(cycle, *Application.objects.all())
    standing = Nomination.objects.filter(state="open")
    assert {one.occasion_id for one in standing} == {plan.due.pk}
    assert standing.count() == 2


def test_the_assembly_that_elected_stays():
    cycle = term(state="decided", starts_on=date(2026, 5, 1), ends_on=date(2027, 5, 1))
    with pytest.raises(RefusedError):
        edit_cycle(
            actor=board(), cycle=cycle, plan=Plan(due=later()), revision=cycle.revision
        )  # fmt: skip


# Ideas are nobody's ---------------------------------------------------------------------------


def test_the_journal_does_not_say_whose_an_idea_is():
    mika, one = actor(member()), team()
    withdraw_idea(actor=mika, idea=give_idea(actor=mika, body=one, text="Kocht zusammen."))
    entries = JournalEntry.objects.filter(verb__endswith="team_idea")
    assert entries.count() == 2
    for entry in entries:
        told = json.dumps([entry.actor_key, entry.object_key, entry.detail])
        assert mika.key not in told


# Handovers ------------------------------------------------------------------------------------


def test_whoever_left_the_association_reads_no_handover():
    one = handing_over(ended=10)
    old = of_team(one, "Alt")
    handovers.add_item(
        actor=actor(old), handover=one, item=handovers.Item(kind="contact", title="Druckerei")
    )
    Membership.objects.filter(person=old).update(ends_on=date(2021, 1, 1))
    gone = actor(old)
    for action in ("view", "write", "give", "take"):
        assert not visible(gone, Handover, action).exists()


def test_a_handover_is_not_given_twice_nor_after_it_was_taken():
    one = handing_over()
    old, new = of_team(one, "Alt"), of_team(one, "Neu", after=True)
    handovers.add_item(
        actor=actor(old), handover=one, item=handovers.Item(kind="lesson", title="Früher")
    )
    rest = ["document", "contact", "account", "thread"]
    handovers.give(actor=actor(old), handover=one, without=rest)
    with pytest.raises(RefusedError):
        handovers.give(actor=actor(old), handover=one, without=rest)
    handovers.check_item(actor=actor(new), item=one.items.get())
    handovers.take(actor=actor(new), handover=one)
    for deed in (handovers.take, handovers.give):
        with pytest.raises(RefusedError):
            deed(actor=actor(new), handover=one)


def test_a_team_hands_over_the_older_of_two_terms(client):
    one = team()
    first, second = term(one, "running"), term(one, "running")
    someone = member("Tara")
    Mandate.objects.create(person=someone, office=one.offices.get(), starts_on=LONG_AGO)
    sign_in(client, someone)
    address = reverse("begin_team_handover", args=[one.key])
    assert client.post(address).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("handover", "running")


# Hostile typing -------------------------------------------------------------------------------


def test_signs_that_no_database_keeps_break_no_page(client):
    one = handing_over(ended=40)
    new = of_team(one, "Neu", after=True)
    sign_in(client, new)
    address = reverse("take_handover", args=[one.cycle.body.key, one.cycle.number])
    assert client.post(address, {"reason": "weg\x00"}).status_code == 302
    one.refresh_from_db()
    assert one.taken_at is None
    lara = known("Lara", "team.run")
    sign_in(client, lara)
    address = reverse("add_team_promise", args=[one.cycle.body.key])
    assert client.post(address, {"code": "2026-1\x00"}).status_code == 302


def test_the_key_of_another_report_is_refused_and_breaks_nothing():
    lara = known("Lara", "team.run")
    rows = [custody(team(f"team_{n}", f"Team {n}"), body()) for n in (1, 2)]
    told = Told(done="Getagt", involved="Alle", draft_key=uuid4())
    for _ in range(2):
        report_custody(actor=actor(lara), custody=rows[0], told=told)
    with pytest.raises(RefusedError):
        report_custody(actor=actor(lara), custody=rows[1], told=told)
    assert CustodyReport.objects.count() == 1


def test_a_draft_whose_seats_have_gone_is_still_shown(client):
    rules()
    cycle = screening()
    drafted(cycle, applied(cycle, "Mira"))
    cycle.body.offices.update(ends_on=date(2021, 1, 1))
    sign_in(client, known("Rosa"))
    assert client.get(reverse("team_proposal", args=[cycle.body.key])).status_code == 200
    with pytest.raises(ValueError, match="needs seats"):
        slate_of(cycle, [])


# No page of it stays in a browser or on the way -----------------------------------------------


def test_pages_that_are_not_for_all_are_kept_by_nothing(client):
    cycle = screening()
    mira = applied(cycle, "Mira")
    drafted(cycle, mira)
    key = cycle.body.key
    one = handing_over("altes_team")
    old = of_team(one, "Alt")
    pages = {
        known("Rosa"): [
            reverse("team_applications", args=[key]),
            reverse("screen_application", args=[key, mira.pk]),
            reverse("draft_team_proposal", args=[key]),
            reverse("team_proposal", args=[key]),
            reverse("skills"),
        ],
        known("Lara", "team.run"): [reverse("team_readers", args=[key])],
        mira.person: [
            reverse("team_application", args=[key]),
            reverse("team_application_seat", args=[key]),
            reverse("my_applications"),
        ],
        old: [
            reverse("team_handover", args=[one.cycle.body.key, one.cycle.number]),
            reverse("new_handover_item", args=[one.cycle.body.key, one.cycle.number]),
            reverse("mentoring", args=[one.cycle.body.key]),
        ],
    }
    for who, addresses in pages.items():
        sign_in(client, who)
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert "no-store" in answer.headers["Cache-Control"], address
            assert "private" in answer.headers["Cache-Control"], address


# Rights from elsewhere ------------------------------------------------------------------------


def test_readers_publish_nothing_and_boards_draft_nothing():
    cycle = screening()
    mira = applied(cycle, "Mira")
    screened(mira)
    draft = drafted(cycle, mira)
    assert not can(actor(known("Rosa")), draft, "publish")
    with pytest.raises(RefusedError):
        drafted(cycle, mira, by="Lara")


def test_words_kept_on_a_shared_device_are_not_put_into_the_form_of_the_next(client):
    cycle = called()
    kept = set()
    for name in ("Mira", "Ali"):
        sign_in(client, known(name))
        shown = client.get(reverse("team_application", args=[cycle.body.key])).text
        kept.add(shown.partition('data-draft="bewerbung-')[2].partition('"')[0])
    assert len(kept) == 2


def test_deleting_a_draft_also_deletes_what_the_device_keeps_of_it(client):
    mine = applied(called(), "Mira")
    sign_in(client, mine.person)
    shown = client.get(reverse("withdraw_application", args=[mine.cycle.body.key])).text
    assert f'data-draft="bewerbung-{mine.cycle_id}-{mine.person_id}"' in shown
