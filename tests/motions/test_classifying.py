"""Those who prepare say what a motion is, also when it came from elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.factories.accounts import sign_in
from tests.factories.motions import make_amendment, make_motion, presidium
from wirksam.association.models import Person
from wirksam.foundation.access import RefusedError
from wirksam.motions.choices import Becomes, MotionKind
from wirksam.motions.models import Statute
from wirksam.motions.operations.classifying import Sorting, classify
from wirksam.motions.operations.deciding import decide

pytestmark = pytest.mark.django_db
YEAR = {"term_starts_on": date(2030, 1, 1), "term_ends_on": date(2030, 12, 31)}


def test_a_resolution_is_to_become_a_programme_and_back():
    motion = make_motion()
    sorting = Sorting(becomes=Becomes.PROGRAMME, programme_slug="2030", **YEAR)
    made = classify(actor=presidium(), motion=motion, sorting=sorting, revision=motion.revision)
    assert (made.becomes, made.programme_slug) == ("programme", "2030")
    back = classify(actor=presidium(), motion=made, sorting=Sorting(), revision=made.revision)
    assert (back.becomes, back.programme_slug, back.term_ends_on) == ("resolution", "", None)


def test_amendments_get_the_same_deadline():
    motion = make_motion()
    amendment = make_amendment(motion, {3: "- In jedem Kreis gibt es zwei Aktionstage."})
    statute = Statute.objects.create(slug="satzung", unit=motion.unit, name="Satzung")
    sorting = Sorting(MotionKind.STATUTE, Becomes.STATUTE, statute=statute)
    classify(actor=presidium(), motion=motion, sorting=sorting, revision=motion.revision)
    amendment.refresh_from_db()
    assert amendment.kind == MotionKind.STATUTE


def test_statutes_are_named_and_nothing_decided_changes():
    motion = make_motion()
    with pytest.raises(RefusedError, match="welche Satzung"):
        classify(
            actor=presidium(),
            motion=motion,
            sorting=Sorting(becomes=Becomes.STATUTE),
            revision=motion.revision,
        )
    decide(actor=presidium(), submission=motion, state="rejected")
    with pytest.raises(RefusedError):
        classify(actor=presidium(), motion=motion, sorting=Sorting(), revision=motion.revision)


def test_two_people_do_not_undo_each_other():
    motion = make_motion()
    seen = motion.revision
    sorting = Sorting(becomes=Becomes.PROGRAMME, programme_slug="2030", **YEAR)
    classify(actor=presidium(), motion=motion, sorting=sorting, revision=seen)
    with pytest.raises(RefusedError, match="gerade geändert"):
        classify(actor=presidium("Paul"), motion=motion, sorting=Sorting(), revision=seen)


def test_the_page_asks_for_what_belongs_to_the_sort(client):
    motion = make_motion()
    sign_in(client, Person.objects.get(key=presidium().key))
    address = reverse("motion_classify", args=[motion.pk])
    assert client.get(address).status_code == 200
    sent = {"sort": "programme", "revision": motion.revision, "programme_slug": "2030"}
    wrong = sent | {"term_starts_on": "2030-12-31", "term_ends_on": "2030-01-01"}
    assert client.post(address, wrong).status_code == 422
    right = sent | {"term_starts_on": "2030-01-01", "term_ends_on": "2030-12-31"}
    assert client.post(address, right).status_code == 302
    motion.refresh_from_db()
    assert motion.becomes == Becomes.PROGRAMME
