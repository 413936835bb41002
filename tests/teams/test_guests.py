"""Working along for a time or a topic: both say yes, there is a last day, no right comes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.association import actor
from tests.factories.people import human, unit
from tests.factories.team_rooms import guest, worker
from tests.factories.teams import member, team
from wirksam.association.queries.actors import actor_for
from wirksam.foundation.access import NOBODY, RefusedError, can, visible
from wirksam.foundation.notices.models import Notice
from wirksam.teams.models import Guest
from wirksam.teams.operations import guests

pytestmark = pytest.mark.django_db


@pytest.fixture
def one():
    return team()


@pytest.fixture
def tara(one):
    return actor(worker())


def until(days=30):
    return timezone.localdate() + timedelta(days=days)


def known(name="Mika"):
    """A member whom everyone in the association may know."""
    someone = member(name)
    someone.visible_to = "all"
    someone.save()
    return someone


def invite(who, one, person, **told):
    told = {"topic": " Plakate ", "until": until()} | told
    return guests.invite_guest(actor=who, body=one, person=person, **told)


def offer(who, one, **told):
    return guests.offer_to_join(
        actor=who, body=one, **({"topic": "Plakate", "until": until()} | told)
    )


def kinds(who):
    return list(Notice.objects.filter(person_key=who.key).values_list("kind", flat=True))


def test_invited_agreed_inside_and_out_again(one, tara):
    someone = known()
    asked = invite(tara, one, someone)
    assert (asked.topic, asked.is_agreed) == ("Plakate", False)
    assert kinds(someone) == ["team_guest_invited"]
    assert not can(actor(someone), one, "enter")
    assert guests.agree_to_join(actor=actor(someone), guest=asked).is_agreed
    assert can(actor(someone), one, "enter")
    assert not can(actor(someone), one, "work")
    with pytest.raises(RefusedError):
        guests.agree_to_join(actor=actor(someone), guest=asked)
    guests.end_guest(actor=actor(someone), guest=asked)
    assert not can(actor(someone), one, "enter")


def test_offered_accepted_and_ended_by_the_team(one, tara):
    someone = member()
    offered = offer(actor(someone), one)
    assert kinds(tara) == ["team_guest_offered"]
    assert not can(actor(someone), one, "enter")
    with pytest.raises(RefusedError):
        guests.accept_guest(actor=actor(someone), guest=offered)
    assert guests.accept_guest(actor=tara, guest=offered).is_agreed
    assert not Notice.objects.filter(person_key=tara.key, done_at=None).exists()
    assert can(actor(someone), one, "enter")
    Guest.objects.update(starts_on=until(-9))
    ended = guests.end_guest(actor=tara, guest=offered)
    assert ended.ends_on == until(-1)
    assert not can(actor(someone), one, "enter")
    assert sorted(kinds(someone)) == ["team_guest_accepted", "team_guest_ended"]
    with pytest.raises(RefusedError):
        guests.end_guest(actor=tara, guest=ended)


def test_a_no_leaves_nothing(one, tara):
    someone = known()
    guests.end_guest(actor=actor(someone), guest=invite(tara, one, someone))
    guests.end_guest(actor=tara, guest=offer(actor(someone), one))
    assert not Guest.objects.exists()
    assert kinds(someone).count("team_guest_declined") == 1


def test_nobody_says_yes_for_another(one, tara):
    asked, offered = invite(tara, one, known()), offer(actor(member("Olga")), one)
    with pytest.raises(RefusedError):
        guests.agree_to_join(actor=tara, guest=asked)
    for stranger in (NOBODY, actor(member("Nele"))):
        for deed in (guests.agree_to_join, guests.accept_guest, guests.end_guest):
            for row in (asked, offered):
                with pytest.raises(RefusedError):
                    deed(actor=stranger, guest=row)
    assert not Guest.objects.filter(agreed_at__isnull=False).exclude(invited_by="").exists()


def test_whom_one_may_not_know_one_cannot_invite(one, tara):
    hidden, without_account = member("Hanne"), human("Ohne", visible_to="all", account=False)
    for someone in (hidden, without_account):
        with pytest.raises(RefusedError):
            invite(tara, one, someone)


@pytest.mark.parametrize("days", [-1, guests.MOST_DAYS + 1, 4000])
def test_there_is_a_last_day_and_it_is_near(one, tara, days):
    with pytest.raises(RefusedError):
        invite(tara, one, known(), until=until(days))
    with pytest.raises(IntegrityError), transaction.atomic():
        guest(one, ends_on=None)


@pytest.mark.parametrize("topic", ["", " ", "x" * 201])
def test_it_is_about_something(one, tara, topic):
    with pytest.raises(RefusedError):
        offer(actor(member()), one, topic=topic)


def test_once_is_enough(one, tara):
    someone = known()
    invite(tara, one, someone)
    with pytest.raises(RefusedError):
        invite(tara, one, someone)
    with pytest.raises(RefusedError):
        offer(actor(someone), one)


def test_who_sits_there_is_no_guest(one, tara):
    with pytest.raises(RefusedError):
        offer(tara, one)
    theo = worker("Theo", one)
    with pytest.raises(RefusedError):
        invite(tara, one, theo)


def test_only_members_offer(one):
    for stranger in (NOBODY, actor_for(human("Nora", unit("anderswo")))):
        with pytest.raises(RefusedError):
            offer(stranger, one)


def test_after_the_last_day_nothing_can_be_agreed(one, tara):
    asked = guest(one, known(), agreed_at=None, starts_on=until(-9), ends_on=until(-1))
    with pytest.raises(RefusedError):
        guests.agree_to_join(actor=actor(asked.person), guest=asked)


def test_who_works_along_is_known_to_the_team_alone(one, tara):
    row = guest(one)
    assert visible(tara, Guest).get() == visible(actor(row.person), Guest).get() == row
    for stranger in (NOBODY, actor(member()), actor(guest(one, member("Gitta")).person)):
        assert row not in visible(stranger, Guest)


def test_both_or_nobody(one):
    with pytest.raises(IntegrityError), transaction.atomic():
        guest(one, agreed_at=None, invited_by="")
