"""What somebody with bad intentions would try; each of these once worked or could have."""

from __future__ import annotations

import pytest

from tests.factories.accounts import sign_in
from tests.factories.people import acting, board, human, office, seat, tree
from wirksam.accounts.models import Invitation
from wirksam.association.models import RoomPost, Round
from wirksam.association.operations.walls import Plan, convene_round, write_post
from wirksam.foundation.access import RefusedError, can, visible
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
    ],
)
def test_odd_numbers_and_signs_are_no_error(client, units, address):
    keeper = human("Kim", units["eins"])
    rights = ("people.edit", "people.view", "office.grant", "audit.read")
    seat(keeper, office(board(units["eins"]), *rights))
    sign_in(client, keeper)
    assert client.get(address).status_code in {200, 404}
