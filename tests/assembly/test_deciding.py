"""What the assembly decides: many at once, nobody over another, and the thread knows."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import Error, transaction
from django.utils import timezone

from tests.factories.assembly import assembly, draft, frozen, presidium, programme, said
from tests.factories.association import actor
from tests.factories.programme import version
from wirksam.assembly.models import AssemblyAct, CarryOver
from wirksam.assembly.operations.continuing import Decided, decide_carry_over
from wirksam.assembly.operations.deciding import NewAct, Votes, record_acts
from wirksam.assembly.queries.deciding import candidates, item_views
from wirksam.assembly.queries.threading import knots
from wirksam.foundation.access import RefusedError
from wirksam.programme.choices import EntryBasis
from wirksam.programme.models import Question
from wirksam.programme.queries.cards import cards, public_commitments
from wirksam.programme.queries.thread import with_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def petra():
    return actor(presidium())


def new(item, act, **fields):
    return NewAct(item.pk, act, **({"decided_on": timezone.localdate()} | fields))


def state_of(commitment):
    return cards(public_commitments().filter(pk=commitment.pk))[0].standing.state


@pytest.mark.parametrize(
    ("act", "state"),
    [
        ("confirmed", "confirmed_done"),
        ("dropped", "dropped"),
        ("deferred", "deferred"),
        ("noted", "not_started"),
        ("question", "not_started"),
        ("changed", "not_started"),
    ],
)
def test_an_act_reaches_the_status(petra, act, state):
    text, (one,) = programme()
    edition = frozen(text)
    told = [new(edition.items.get(), act, text="Weil es so ist.")]
    made, problems = record_acts(actor=petra, edition=edition, acts=told)
    assert (len(made), problems) == (1, {})
    assert state_of(one) == state
    assert one.entries.get().basis == EntryBasis.ASSEMBLY


def test_votes_and_minutes_stand_in_the_thread(petra):
    text, (one,) = programme()
    edition = frozen(text)
    act = new(
        edition.items.get(),
        "confirmed",
        votes=Votes(41, 2, 3),
        minutes_reference="TOP 4, Seite 7",
    )
    record_acts(actor=petra, edition=edition, acts=[act])
    entry = one.entries.get()
    assert "41" in entry.said
    assert entry.evidence.get().label == "TOP 4, Seite 7"
    view = item_views(edition)[0].acts[0]
    assert view.counts.startswith("41")


def test_a_question_of_the_assembly_is_owed_an_answer(petra):
    text, (one,) = programme()
    edition = frozen(text)
    told = [new(edition.items.get(), "question", text="Wann öffnet die Werkstatt?")]
    (act,), _problems = record_acts(actor=petra, edition=edition, acts=told)
    question = Question.objects.get()
    assert (act.question, question.commitment, question.by) == (question, one, "")
    assert question.answer_due > timezone.localdate()


def test_a_question_needs_words(petra):
    text, _ones = programme()
    edition = frozen(text)
    item = edition.items.get()
    made, problems = record_acts(actor=petra, edition=edition, acts=[new(item, "question")])
    assert not made
    assert item.pk in problems


def test_many_at_once_and_one_that_fails_does_not_stop_the_others(petra):
    text, ones = programme(3)
    edition = frozen(text)
    first, second, third = edition.items.all()
    told = [new(first, "noted"), new(second, "changed"), new(third, "confirmed")]
    made, problems = record_acts(actor=petra, edition=edition, acts=told)
    assert [act.item for act in made] == [first, third]
    assert list(problems) == [second.pk]
    assert [state_of(one) for one in ones] == ["not_started", "not_started", "confirmed_done"]


def test_the_second_of_two_people_does_not_overwrite_the_first(petra):
    text, (one,) = programme()
    edition = frozen(text)
    item = edition.items.get()
    record_acts(actor=petra, edition=edition, acts=[new(item, "confirmed")])
    paul = actor(presidium("Paul"))
    made, problems = record_acts(actor=paul, edition=edition, acts=[new(item, "dropped")])
    assert (made, list(problems)) == ([], [item.pk])
    assert state_of(one) == "confirmed_done"


def test_a_correction_is_another_act(petra):
    text, (one,) = programme()
    edition = frozen(text)
    item = edition.items.get()
    (first,), _none = record_acts(actor=petra, edition=edition, acts=[new(item, "confirmed")])
    fix = new(item, "deferred", seen=first.pk, corrects=True, text="Falsch gezählt.")
    (second,), _none = record_acts(actor=petra, edition=edition, acts=[fix])
    assert second.corrects == first
    assert state_of(one) == "deferred"
    assert [view.corrected for view in item_views(edition)[0].acts] == [True, False]


def test_the_same_form_sent_twice_is_one_act(petra):
    text, (one,) = programme()
    edition = frozen(text)
    told = [new(edition.items.get(), "noted", draft_key=uuid4())]
    for _time in range(2):
        _made, problems = record_acts(actor=petra, edition=edition, acts=told)
        assert problems == {}
    assert one.entries.count() == AssemblyAct.objects.count() == 1


@pytest.mark.parametrize("days", [-1, 2, 400])
def test_nothing_is_decided_on_a_day_without_assembly(petra, days):
    text, _ones = programme()
    today = timezone.localdate()
    edition = frozen(text, assembly(today - timedelta(days=1)))
    act = new(edition.items.get(), "noted", decided_on=today + timedelta(days=days - 1))
    _made, problems = record_acts(actor=petra, edition=edition, acts=[act])
    assert problems


def test_nothing_is_decided_before_the_assembly_begins(petra):
    text, _ones = programme()
    edition = frozen(text, assembly(timezone.localdate() + timedelta(days=3)))
    _made, problems = record_acts(
        actor=petra, edition=edition, acts=[new(edition.items.get(), "noted")]
    )
    assert problems


def test_a_draft_cannot_be_decided_about(petra):
    text, _ones = programme()
    with pytest.raises(RefusedError):
        record_acts(actor=petra, edition=draft(text), acts=[])


def test_acts_are_never_changed(petra):
    text, _ones = programme()
    edition = frozen(text)
    record_acts(actor=petra, edition=edition, acts=[new(edition.items.get(), "noted")])
    for deed in (
        lambda: AssemblyAct.objects.update(act="confirmed"),
        lambda: AssemblyAct.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(Error), transaction.atomic():
            deed()


def carried(edition, petra, decisions, to):
    return decide_carry_over(
        actor=petra,
        edition=edition,
        programme=to,
        decisions=decisions,
        decided=Decided(timezone.localdate(), "TOP 9"),
    )


def test_open_commitments_go_on_and_done_ones_do_not_ask(petra):
    text, ones = programme(3)
    edition = frozen(text)
    first, second, third = edition.items.all()
    record_acts(actor=petra, edition=edition, acts=[new(first, "confirmed")])
    assert [one.item for one in candidates(edition)] == [second, third]
    later = next_programme()
    told = {second.pk: ("carried", ""), third.pk: ("ended", "Erledigt sich.")}
    made, problems = carried(edition, petra, told, later)
    assert (len(made), problems) == (2, {})
    ones[1].refresh_from_db()
    assert ones[1].carried_into == later
    again, problems = carried(edition, petra, told, later)
    assert (again, set(problems)) == ([], {second.pk, third.pk})
    assert CarryOver.objects.count() == 2


def next_programme():
    later = version("2099").programme
    later.term_starts_on, later.term_ends_on = date(2099, 1, 1), date(2099, 12, 31)
    later.save()
    return later


def test_the_thread_tells_of_the_account_and_of_the_end(petra, django_assert_num_queries):
    text, (one,) = programme()
    said(one)
    edition = frozen(text)
    carried(edition, petra, {edition.items.get().pk: ("ended", "Kein Geld.")}, next_programme())
    row = with_thread(public_commitments()).get(pk=one.pk)
    with django_assert_num_queries(1):
        told = list(knots(row, petra))
    assert [knot.text for knot in told] == ["", "Kein Geld."]
    assert told[0].href == f"{edition.get_absolute_url()}#{one.code}"
