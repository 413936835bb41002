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


NULS = "a\x00b"


NUL_FIELDS = dict.fromkeys(
    (
        "text", "question", "title", "name", "statement", "summary", "detail", "reason", "note",
        "tat", "explanation", "internal_note", "identifier", "slug", "agenda_item", "do",
        "procedural", "outcome", "other_side", "side", "p1", "seen", "schritt", "fassung", "zu",
        "mine", "moved_by", "mover_name", "reasons", "urgency", "stated", "way", "version",
    ),
    NULS,
) | {"key": "2b1f8c8e-8e5b-4a34-9d2e-3a9d5c3f0001", "revision": "1"}  # fmt: skip


def _addresses(item, one, motion):
    here = item.assembly.get_absolute_url()
    text = motion.get_absolute_url()
    sub = f"/antraege/vorlagen/{motion.pk}/"
    return (
        f"{here}ablauf/notiz/",
        f"{here}ablauf/go-antrag/",
        f"{here}ablauf/anwesenheit/",
        f"{here}ablauf/abstimmung/",
        f"{here}ablauf/wahl/",
        f"{item.get_absolute_url()}bearbeitung/",
        f"{one.get_absolute_url()}bearbeitung/",
        f"{one.get_absolute_url()}kandidatur/",
        f"{one.get_absolute_url()}vorschlag/",
        f"{here}fragen/neu/",
        f"{here}raeume/neu/",
        f"{here}treffen/neu/",
        f"{here}mappe/zeichen/{motion.pk}/",
        f"{here}tisch/{motion.slug}/beginn/",
        f"{here}tisch/{motion.slug}/entscheidung/",
        f"{here}tisch/{motion.slug}/absatz/1/",
        f"{here}tisch/{motion.slug}/beschluss/",
        f"{text}aendern/",
        f"{text}aendern/vorschau/",
        f"{text}ersetzen/",
        f"{text}kurz/1/",
        "/antraege/neu/",
        "/antraege/einlesen/",
        f"{sub}anmerkung/?zeilen=2-3",
        f"{sub}notiz/?zeilen=2-3",
        f"{sub}empfehlung/",
        f"{sub}einordnung/",
        f"{sub}pruefung/",
    )


def test_signs_that_no_database_takes_are_refused_or_dropped(client):
    item = called()
    one = election(item)
    motion = make_motion(occasion=item.assembly.occasion)
    sign_in(client, Person.objects.get(name="Petra"))
    asked = {"vorlage": NULS, "berichtigt": NULS, "auf": NULS}
    for address in _addresses(item, one, motion):
        assert client.post(address, NUL_FIELDS).status_code < 500, address
        assert client.get(address, asked).status_code < 500, address
