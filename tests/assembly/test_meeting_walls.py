"""What somebody who runs one meeting cannot do to another, or for herself."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.accounts import sign_in
from tests.factories.association import actor, state_unit
from tests.factories.meeting import called, election, office, runner, vote
from tests.factories.motions import make_motion
from tests.factories.people import acting, board, human, seat, unit
from tests.factories.people import office as post
from wirksam.assembly.models import ElectionResult
from wirksam.assembly.operations.declaring import Declared, confirm_elected, declare_elected
from wirksam.assembly.operations.electing import stand
from wirksam.association.models import Occasion, Person
from wirksam.foundation.access import RefusedError

pytestmark = pytest.mark.django_db


def test_a_meeting_decides_only_what_goes_to_it():
    item = called()
    here = unit("kv-eins", state_unit())
    someone = human("Sabine", here)
    seat(someone, post(board(here), "assembly.run", "motion.move"))
    other = Occasion.objects.create(
        key="kv-2026", name="KMV", kind="assembly", unit=here, happens_on=date(2026, 5, 1)
    )
    motion = make_motion(unit=here, occasion=other, by=acting(someone))
    with pytest.raises(RefusedError):
        vote(item, submission=motion, stated="not_carried")
    motion.refresh_from_db()
    assert motion.state == "published"


def test_nobody_confirms_her_own_election(client):
    item = called()
    seats = office("Vorsitz", 1, "structure.edit")
    one = election(item, office=seats, seats=1)
    paula = Person.objects.get(name="Petra")
    runner("Paul")
    candidate = stand(actor=actor(paula), election=one)
    one.refresh_from_db()
    told = Declared(elected=[candidate.pk], revision=one.revision, despite=True)
    declare_elected(actor=runner("Paul"), election=one, new=told)
    result = ElectionResult.objects.get()
    assert result.mandate_id is None
    with pytest.raises(RefusedError):
        confirm_elected(actor=actor(paula), result=result)
    sign_in(client, paula)
    address = f"{one.get_absolute_url()}bestaetigung/{result.pk}/"
    client.post(address)
    result.refresh_from_db()
    assert result.mandate_id is None
