"""What somebody with bad intentions would try; each of these once worked or could have."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.people import acting, board, contact, human, office, seat, tree
from wirksam.accounts.models import Invitation
from wirksam.association.models import ContactChange, Membership, RoomPost, Round
from wirksam.association.operations.people import change_contact
from wirksam.association.operations.walls import Plan, convene_round, write_post
from wirksam.foundation.access import NOBODY, RefusedError, can, visible
from wirksam.foundation.mail.models import Letter

pytestmark = pytest.mark.django_db
HUGE = "9" * 40


@pytest.fixture
def units():
    return tree()


def test_a_host_cannot_put_itself_a_chair_before_it_convenes(units):
    """An office of the inviting board, named like those who are invited, would sit in the round."""
    top = board(units["land"])
    lara = human("Lara")
    seat(lara, office(top, "room.host"))
    seat(human("Silke", units["eins"]), office(board(units["eins"]), function="speaker"))
    trick = office(top, function="speaker")
    plan = Plan("Runde", "speaker", units["land"])
    with pytest.raises(RefusedError, match="own offices"):
        convene_round(actor=acting(lara), host=top, plan=plan)
    trick.delete()
    room = convene_round(actor=acting(lara), host=top, plan=plan)
    seat(lara, office(top, function="speaker"))
    assert not can(acting(lara), room, "read")
    RoomPost.objects.create(round=room, seat_unit=units["eins"], text="Unter uns")
    assert not visible(acting(lara), RoomPost).exists()


def test_somebody_who_sits_there_by_another_office_does(units):
    top = board(units["land"])
    both = human("Beide", units["eins"])
    seat(both, office(top, "room.host"))
    seat(both, office(board(units["eins"]), function="speaker"))
    room = convene_round(actor=acting(both), host=top, plan=Plan("Runde", "speaker", units["land"]))
    assert can(acting(both), room, "read")
    assert (
        write_post(actor=acting(both), room=Round.objects.get(), text="Ja").seat_unit
        == (units["eins"])
    )


def test_nobody_is_flooded_with_invitations(client, units):
    keeper = human("Kim", units["eins"])
    seat(keeper, office(board(units["eins"]), "people.edit"))
    sign_in(client, keeper)
    neu = human("Neu", units["eins"], account=False).memberships.get()
    address = f"/verband/kv-eins/menschen/{neu.pk}/einladung/"
    for _again in range(20):
        client.post(address, {"email": "opfer@example.invalid"})
    assert Invitation.objects.count() <= 5  # letters that wait are replaced, not added
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        f"/verband/kv-eins/menschen/{HUGE}/",
        f"/verband/kv-eins/menschen/{HUGE}/ende/",
        f"/verband/kv-eins/aemter/mandat/{HUGE}/zweiter-faktor/",
        f"/verband/kv-eins/protokoll/?seite={HUGE}",
        "/verband/kv-eins/protokoll/?von=0001-01-01&bis=9999-12-31",
        "/verband/kv-eins/protokoll/?was=lists&was=people&seite=0",
        "/verband/mandate/?q=%00%F0%9F%A6%8A&seite=-3",
        "/verband/kv-eins/menschen/?q=%00x&seite=-3",
        "/ich/?als=%00",
        "/verband/kv-eins/freigaben/?seite=%00",
    ],
)
def test_odd_numbers_and_signs_are_no_error(client, units, address):
    keeper = human("Kim", units["eins"])
    rights = ("people.edit", "people.view", "office.grant", "audit.read")
    seat(keeper, office(board(units["eins"]), *rights))
    sign_in(client, keeper)
    assert client.get(address).status_code in {200, 404}


# --- how somebody is reached -----------------------------------------------------------------


def test_who_left_a_chapter_is_not_asked_by_it_any_more(units):
    """A proposal about contacts comes from where somebody belongs, not from where she did."""
    keeper, olga = human("Kim", units["eins"]), human("Olga", units["zwei"])
    seat(keeper, office(board(units["eins"]), "people.edit"))
    Membership.objects.create(
        person=olga, unit=units["eins"], starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1)
    )
    with pytest.raises(RefusedError):
        change_contact(actor=acting(keeper), person=olga, kind="mail", value="boese@x.invalid")
    assert not ContactChange.objects.exists()


def test_what_nobody_may_see_nobody_else_overwrites(units):
    keeper, alma = human("Kim", units["eins"]), human("Alma", units["eins"])
    seat(keeper, office(board(units["eins"]), "people.edit", "people.view", "people.contact"))
    hidden = contact(alma, "0170 1", "me")
    with pytest.raises(RefusedError):
        change_contact(
            actor=acting(keeper), person=alma, kind="phone", value="0170 2", point=hidden
        )
    hidden.refresh_from_db()
    assert hidden.value == "0170 1"


def test_a_contact_of_another_is_not_changed_through_ones_own(units):
    alma, berta = human("Alma", units["eins"]), human("Berta", units["eins"])
    theirs = contact(berta, "0170 1", "all")
    with pytest.raises(RefusedError):
        change_contact(actor=acting(alma), person=alma, kind="phone", value="x", point=theirs)
    with pytest.raises(RefusedError):
        change_contact(actor=acting(alma), person=berta, kind="phone", value="x", point=theirs)
    with pytest.raises(RefusedError):
        change_contact(actor=NOBODY, person=berta, kind="phone", value="x")
    theirs.refresh_from_db()
    assert theirs.value == "0170 1"


def test_a_mandate_that_ended_yesterday_changes_nothing(units):
    keeper, alma = human("Kim", units["eins"]), human("Alma", units["eins"])
    held = seat(keeper, office(board(units["eins"]), "people.edit"))
    held.ends_on = timezone.localdate() - timedelta(days=1)
    held.save()
    with pytest.raises(RefusedError):
        change_contact(actor=acting(keeper), person=alma, kind="mail", value="boese@x.invalid")
