"""Proposals: drafted by readers, published by the board, decided by the assembly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.association import actor, body
from tests.factories.choosing import (
    HALF,
    applied,
    board,
    drafted,
    known,
    meeting_item,
    published,
    rules,
    screened,
    screening,
)
from tests.factories.meeting import election, runner
from tests.factories.teams import team
from wirksam.assembly.models import ReservedClaim
from wirksam.assembly.operations.declaring import Declared, annul_elected, declare_elected
from wirksam.assembly.queries.electing import first_plan
from wirksam.association.models import Mandate, Nomination, Office
from wirksam.engine.statutes import (
    ABOUT_DECLARATIONS,
    AlternationRule,
    PastTerm,
    Proposed,
    Rule,
    RuleSet,
    Seats,
    Slate,
    SlateRules,
    check_slate,
)
from wirksam.foundation.access import NOBODY, RefusedError, can, visible
from wirksam.foundation.notices.models import Notice
from wirksam.teams.models import Application, ProposedPerson, SeatDeclaration
from wirksam.teams.operations.applying import declare_seat
from wirksam.teams.operations.cycles import lapse_cycle
from wirksam.teams.operations.openings import NewOpening, open_seats
from wirksam.teams.operations.proposing import Draft, Entry, draft_proposal, publish_proposal
from wirksam.teams.operations.taking_back import withdraw_application
from wirksam.teams.queries.proposals import proposal_view
from wirksam.teams.queries.slates import statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def due():
    return meeting_item()


@pytest.fixture
def cycle(due):
    return screening(due=due.assembly.occasion)


def elected(item, cycle, *people, **fields):
    office = cycle.body.offices.get()
    one = election(item, office=office, seats=5, reserved=3, **fields)
    chosen = [one.candidates.get(person__name=name).pk for name in people]
    told = Declared(elected=chosen, revision=one.revision, close=True, despite=True)
    for name in people:
        candidate = one.candidates.get(person__name=name)
        ReservedClaim.objects.get_or_create(candidate=candidate)
    made = declare_elected(actor=runner(), election=one, new=told)
    cycle.refresh_from_db()
    return made


def states(cycle):
    return dict(cycle.applications.values_list("person__name", "state"))


def test_from_the_draft_to_the_term(cycle, due):
    mira, ali = applied(cycle, "Mira", declared=True), applied(cycle, "Ali")
    applied(cycle, "Kim")
    published(cycle, mira, ali)
    assert cycle.state == "proposal"
    assert states(cycle) == {"Mira": "proposed", "Ali": "proposed", "Kim": "not_proposed"}
    told = dict(Notice.objects.filter(kind__startswith="team_").values_list("person_key", "kind"))
    assert told[mira.person.key] == "team_proposed"
    elected(due, cycle, "Mira")
    assert cycle.state == "decided"
    assert states(cycle) == {"Mira": "elected", "Ali": "not_elected", "Kim": "not_proposed"}
    assert cycle.starts_on == due.assembly.first_day
    assert Mandate.objects.get(office__body=cycle.body).person.name == "Mira"
    until = timezone.localdate() + timedelta(days=30)
    assert set(SeatDeclaration.objects.values_list("delete_after", flat=True)) == {until}


def test_an_election_taken_back_leaves_a_proposal(cycle, due):
    mira = applied(cycle, "Mira", declared=True)
    published(cycle, mira)
    (result,) = elected(due, cycle, "Mira")
    annul_elected(actor=runner(), result=result, reason="Verzählt")
    cycle.refresh_from_db()
    assert (cycle.state, cycle.starts_on, states(cycle)) == ("proposal", None, {"Mira": "proposed"})
    assert SeatDeclaration.objects.get().delete_after is None
    assert cycle.steps.last().after == "proposal"


def test_nothing_is_published_that_lacks_something(cycle):
    mira = applied(cycle, "Mira")
    draft = drafted(cycle, mira)
    with pytest.raises(RefusedError):
        publish_proposal(actor=board(), proposal=draft, revision=draft.revision)
    screened(mira)
    with pytest.raises(RefusedError):
        publish_proposal(actor=actor(known("Rosa")), proposal=draft, revision=draft.revision)
    with pytest.raises(RefusedError):
        publish_proposal(actor=board(), proposal=draft, revision=draft.revision + 1)
    empty = drafted(cycle)
    with pytest.raises(RefusedError):
        publish_proposal(actor=board(), proposal=empty, revision=empty.revision)
    ProposedPerson.objects.all().delete()
    assert not Nomination.objects.exists()
    cycle.refresh_from_db()
    assert cycle.state == "screening"


def test_reasons_are_needed_for_everybody(cycle):
    mira = applied(cycle, "Mira")
    screened(mira)
    office = cycle.body.offices.get()
    draft = draft_proposal(
        actor=actor(known("Rosa")), cycle=cycle, draft=Draft(body(), "", [Entry(mira, office, "")])
    )
    with pytest.raises(RefusedError, match="Gründe"):
        publish_proposal(actor=board(), proposal=draft, revision=draft.revision)


def test_the_same_person_twice_is_refused_and_the_draft_stays(cycle):
    mira = applied(cycle, "Mira")
    before = drafted(cycle, mira)
    with pytest.raises(RefusedError, match="zweimal"):
        drafted(cycle, mira, mira)
    before.refresh_from_db()
    assert before.people.count() == 1


def test_only_readers_draft_and_only_one_at_a_time(cycle):
    mira = applied(cycle, "Mira")
    office = cycle.body.offices.get()
    told = Draft(body(), "Gründe", [Entry(mira, office, "Gut.")])
    for who in (board(), actor(known("Mika")), actor(mira.person), NOBODY):
        with pytest.raises(RefusedError):
            draft_proposal(actor=who, cycle=cycle, draft=told)
    rosa = actor(known("Rosa"))
    draft_proposal(actor=rosa, cycle=cycle, draft=told)
    with pytest.raises(RefusedError):
        draft_proposal(actor=rosa, cycle=cycle, draft=told)


def test_a_published_proposal_stays_and_a_later_one_replaces_it(cycle):
    mira, ali = applied(cycle, "Mira"), applied(cycle, "Ali")
    first = published(cycle, mira)
    with pytest.raises(DatabaseError), transaction.atomic():
        type(first).objects.filter(pk=first.pk).update(reasons="Anders")
    second = published(cycle, ali)
    assert second.number == 2
    assert states(cycle) == {"Mira": "not_proposed", "Ali": "proposed"}
    told = dict(Nomination.objects.values_list("person__name", "state"))
    assert told == {"Mira": "withdrawn", "Ali": "open"}
    published(cycle, mira, ali)
    assert states(cycle) == {"Mira": "proposed", "Ali": "proposed"}


def test_a_declaration_cannot_change_after_the_proposal(cycle):
    mira, ali = applied(cycle, "Mira", declared=True), applied(cycle, "Ali")
    published(cycle, mira, ali)
    for one, wanted in ((mira, False), (ali, True)):
        with pytest.raises(RefusedError, match="veröffentlicht"):
            declare_seat(actor=actor(one.person), application=one, declared=wanted)
    assert SeatDeclaration.objects.get().application == mira


def test_who_withdraws_is_not_proposed_and_her_name_goes(cycle):
    mira, ali = applied(cycle, "Mira"), applied(cycle, "Ali")
    proposal = published(cycle, mira, ali)
    withdraw_application(actor=actor(mira.person), application=mira)
    assert list(proposal.people.values_list("name", flat=True)) == ["", "Ali"]
    assert Nomination.objects.get(person=mira.person).state == "withdrawn"


def test_who_withdraws_from_a_draft_leaves_it(cycle):
    mira, ali = applied(cycle, "Mira"), applied(cycle, "Ali")
    screened(ali)
    draft = drafted(cycle, mira, ali)
    withdraw_application(actor=actor(mira.person), application=mira)
    assert list(draft.people.values_list("name", flat=True)) == ["Ali"]


def test_names_are_for_members_and_drafts_for_those_who_work_on_them(cycle):
    mira = applied(cycle, "Mira")
    draft = drafted(cycle, mira)
    for who, allowed in ((actor(known("Rosa")), True), (board(), True), (actor(known("Mika")), 0)):
        assert can(who, draft) == allowed
        assert visible(who, ProposedPerson).exists() == allowed
    public = published(cycle, mira)
    assert can(NOBODY, public)
    assert not visible(NOBODY, ProposedPerson).exists()
    assert visible(actor(known("Mika")), ProposedPerson).exists()


def test_a_lapsed_term_leaves_nobody_proposed(cycle):
    published(cycle, applied(cycle, "Mira"))
    lapse_cycle(actor=board(), cycle=cycle, reason="Aufgelöst", revision=cycle.revision)
    assert Nomination.objects.get().state == "withdrawn"


def test_an_election_takes_over_what_the_forum_opened(cycle, due):
    forum = body("forum", "Frauenforum", "forum")
    speaker = known("Frida")
    seat = Office.objects.create(body=forum, name="Sprecherin")
    Mandate.objects.create(person=speaker, office=seat)
    office = cycle.body.offices.get()
    new = NewOpening(office, 1, forum, timezone.localdate(), "Forum am Vormittag")
    for who in (board(), actor(known("Mika"))):
        with pytest.raises(RefusedError):
            open_seats(actor=who, cycle=cycle, new=new)
    open_seats(actor=actor(speaker), cycle=cycle, new=new)
    more = NewOpening(office, 3, forum, timezone.localdate(), "Forum")
    with pytest.raises(RefusedError):
        open_seats(actor=actor(speaker), cycle=cycle, new=more)
    assert first_plan(due.assembly, office)["opened"] == 1


def words(view):
    return sorted([*(one.code for one in view.findings), view.reserved])


def test_counts_of_declarations_are_for_readers_alone(cycle):
    rules(seats=HALF)
    people = [applied(cycle, name, declared=name == "Mira") for name in ("Mira", "Ali", "Kim")]
    proposal = published(cycle, *people)
    assert "reserved-seats-empty" in words(proposal_view(actor(known("Rosa")), proposal))
    for who in (board(), NOBODY, actor(people[0].person), runner()):
        told = words(proposal_view(who, proposal))
        assert not set(told) & ABOUT_DECLARATIONS
        assert "seats-enough" in told


def test_a_draft_tells_the_board_nothing_about_declarations(cycle):
    rules(seats=HALF)
    told = set()
    for declared in (True, False):
        one = applied(cycle, f"Mira {declared}", declared=declared)
        draft = drafted(cycle, one)
        told.add(tuple(words(proposal_view(board(), draft))))
    assert len(told) == 1


@pytest.mark.parametrize("declared", [(), ("A", "B", "C"), ("A", "B", "C", "D", "E")])
def test_met_or_not_is_said_where_it_tells_nobody(cycle, declared):
    rules(seats=HALF)
    people = [applied(cycle, name, declared=name in declared) for name in "ABCDE"]
    proposal = published(cycle, *people)
    told = proposal_view(NOBODY, proposal).reserved
    assert told == ("kept" if len(declared) >= 3 else "not_kept")


@pytest.mark.parametrize("declared", [True, False])
def test_one_person_on_one_reserved_seat_is_not_told_about(due, declared):
    where = team("gs", "Team Gleichstellung", seats=1, reserved_seats=1)
    single = screening(where, due.assembly.occasion)
    proposal = published(single, applied(single, "Mira", declared=declared))
    told = [words(proposal_view(who, proposal)) for who in (NOBODY, board(), runner())]
    assert "later" in told[0]
    assert told[0] == told[1] == told[2]
    assert not [one for one in proposal.findings if one["values"].get("said") is not None]


def test_a_second_version_does_not_tell_by_its_difference(cycle):
    rules(seats=HALF)
    people = [applied(cycle, name, declared=name in "ABC") for name in "ABCDEF"]
    assert proposal_view(NOBODY, published(cycle, *people[:5])).reserved == "kept"
    assert proposal_view(NOBODY, published(cycle, *people[1:])).reserved == "later"


def test_what_is_stored_names_nobody(cycle):
    rules(seats=HALF)
    people = [applied(cycle, name, declared=True) for name in ("Mira", "Ali")]
    proposal = published(cycle, *people)
    for one in proposal.findings:
        assert "person" not in one["values"]
        assert one["code"] not in ABOUT_DECLARATIONS
    assert Application.objects.filter(state="proposed").count() == 2


@given(
    st.lists(
        st.tuples(
            st.integers(1, 4),
            st.integers(0, 4),
            st.integers(0, 4),
            st.lists(st.booleans()),
            st.lists(st.builds(PastTerm, st.sampled_from(["0.0", "1.0", "x"]), st.booleans())),
        ),
        min_size=1,
        max_size=3,
    ),
    st.booleans(),
)
def test_the_statement_is_what_the_engine_finds(groups, together):
    """Said by counts alone, it comes out as the statutes engine judges the open seats."""
    seats, people = [], []
    for number, (size, wanted, opened, declared, past) in enumerate(groups):
        reserved = min(wanted, size)
        most = 1 if size == 1 else reserved
        seats.append(Seats(str(number), size, reserved, min(opened, most), tuple(past)))
        people += [
            Proposed(f"{number}.{place}", str(number), declared=one)
            for place, one in enumerate(declared[:size])
        ]
    turns = AlternationRule(Rule("turns", "Im Wechsel.", "§ 5"), again=1)
    book = RuleSet(
        "",
        "",
        date(2026, 1, 1),
        seats=replace(HALF, together=together),
        slates=SlateRules(alternation=turns),
    )
    slate = Slate(tuple(seats), tuple(people))
    told = statement(book, slate)
    words = frozenset(one.key for one in people if one.declared)
    found = {one.code for one in check_slate(book, slate)}
    assert told.holds(words) == ("open-seats-overfilled" not in found)
