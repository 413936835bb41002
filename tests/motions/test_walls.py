"""Walls between units, and between what is said and what somebody agreed to."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.accounts import sign_in
from tests.factories.assembly import assembly
from tests.factories.association import occasion, state_unit
from tests.factories.motions import make_amendment, make_motion, mover, paragraphs, presidium
from tests.factories.people import acting, board, human, office, seat, unit
from tests.factories.programme import version
from wirksam.association.models import Occasion, Person
from wirksam.foundation.access import RefusedError, can
from wirksam.motions.choices import Becomes, SubmitterRole
from wirksam.motions.models import Amendment, Motion, StatuteVersion, Submitter
from wirksam.motions.operations import drafting, submitting
from wirksam.motions.operations.adopting import Terms, adopt_motion
from wirksam.motions.operations.drafting import MotionPlan
from wirksam.motions.operations.merging import open_desk
from wirksam.motions.operations.movers import Mover
from wirksam.motions.operations.statutes import Statutes, bring_in_statutes

pytestmark = pytest.mark.django_db


def chapter():
    """A chapter, whoever prepares its assemblies, and its assembly."""
    found = unit("kv-eins", state_unit())
    someone = human("Sabine", found)
    seat(someone, office(board(found), "assembly.run", "motion.move"))
    assembly = Occasion.objects.create(
        key="kv-2026", name="KMV", kind="assembly", unit=found, happens_on=date(2026, 5, 1)
    )
    return found, someone, assembly


def statutes():
    someone = human("Stefan", state_unit())
    seat(someone, office(board(state_unit()), "structure.edit"))
    told = Statutes(state_unit(), "Satzung", paragraphs(), date(2020, 1, 1))
    return bring_in_statutes(actor=acting(someone), statutes=told).statute


def foreign():
    """What belongs to the state, as a chapter could name it in a motion of its own."""
    return {
        "statute": {"becomes": Becomes.STATUTE, "statute": statutes()},
        "programme": {"becomes": Becomes.PROGRAMME, "programme": version(published=True).programme},
    }


@pytest.mark.parametrize("what", ["statute", "programme"])
def test_a_motion_cannot_name_what_belongs_to_another_unit(what):
    here, someone, assembly = chapter()
    told = {"unit": here, "occasion": assembly, "by": acting(someone)} | foreign()[what]
    with pytest.raises(RefusedError):
        make_motion(published=False, **told)
    assert not Motion.objects.exists()


@pytest.mark.parametrize("what", ["statute", "programme"])
def test_a_unit_cannot_adopt_what_belongs_to_another(what):
    here, someone, assembly = chapter()
    motion = make_motion(unit=here, occasion=assembly, by=acting(someone))
    for name, value in foreign()[what].items():
        setattr(motion, name, value)
    motion.save()
    before = StatuteVersion.objects.count()
    with pytest.raises(RefusedError):
        adopt_motion(actor=acting(someone), motion=motion, terms=Terms(adopted_on=date(2026, 5, 1)))
    assert StatuteVersion.objects.count() == before


def test_a_text_of_another_unit_is_only_where_one_begins():
    here, someone, assembly = chapter()
    motion = make_motion(
        unit=here, occasion=assembly, by=acting(someone), source_version=version(published=True)
    )
    assert Motion.objects.get(pk=motion.pk).source_version is None


def test_a_draft_goes_to_the_assembly_of_its_unit():
    here, someone, assembly = chapter()
    actor = acting(someone)
    motion = make_motion(published=False, unit=here, occasion=assembly, by=actor)
    occasion()
    Occasion.objects.filter(key="lmv-fruehjahr-2026").update(unit=state_unit())
    plan = MotionPlan(here, motion.title, paragraphs(), occasion=occasion())
    kept = drafting.revise_draft(actor=actor, motion=motion, plan=plan, revision=motion.revision)
    assert kept.unit == state_unit()


def test_nobody_is_named_who_has_not_agreed(client):
    other = human("Ungefragt Erna", state_unit())
    me = mover()
    movers = [Mover(person=Person.objects.get(pk=me.person_id)), Mover(person=other)]
    meets = assembly()
    motion = make_motion(by=me, movers=movers, occasion=meets.occasion)
    make_amendment(motion, {1: "Kurz."}, by=me, movers=movers)
    open_desk(actor=presidium(), motion=motion)
    assert Submitter.objects.filter(person=other, agreed_at=None).count() == 2
    amendment = Amendment.objects.get()
    for address in (
        "/antraege/",
        motion.get_absolute_url(),
        amendment.get_absolute_url(),
        f"/versammlungen/{meets.slug}/tisch/{motion.slug}/",
        f"{motion.get_absolute_url()}ausgabe/odt/",
        f"{motion.get_absolute_url()}ausgabe/openslides/",
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert b"Erna" not in answer.content, address


@pytest.mark.parametrize(
    "query",
    ["versammlung=%00", "verband=%00", "nur=%00&art=%00"],
)
def test_signs_that_no_database_takes_in_filters(client, query):
    make_motion()
    assert client.get(f"/antraege/?{query}").status_code == 200
    assert client.get(f"/antraege/ausgabe/tabelle/?{query}").status_code in {200, 404}


def test_signs_that_no_database_takes_where_one_begins(client):
    sign_in(client, human("Nele", state_unit()))
    for query in ("satzung=%00", "programm=%00"):
        assert client.get(f"/antraege/neu/?{query}").status_code == 200


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "\N{ARABIC-INDIC DIGIT ONE}"])
def test_numbers_no_row_has(client, number):
    motion = make_motion()
    sign_in(client, human("Nele", state_unit()))
    address = f"{motion.get_absolute_url()}aendern/vorschau/"
    assert client.post(address, {"zu": number, "fassung": "1"}).status_code in {200, 404}


def test_where_drafts_are_written_is_not_told(client):
    here, someone, assembly = chapter()
    make_motion(published=False, unit=here, occasion=assembly, by=acting(someone))
    make_motion()
    assert "kv-eins" not in client.get("/antraege/").text
    assert here.name not in client.get("/antraege/").text


def test_whoever_wrote_it_for_a_body_speaks_for_it_only_as_long_as_she_may():
    here, someone, assembly = chapter()
    movers = [Mover(body=here.bodies.get(), resolved_on=date(2026, 1, 1))]
    motion = make_motion(unit=here, occasion=assembly, by=acting(someone), movers=movers)
    assert can(acting(someone), motion, "represent")
    someone.mandates.update(ends_on=date(2020, 2, 1))
    assert not can(acting(someone), motion, "represent")


def test_whoever_enters_paper_speaks_for_it():
    petra = presidium()
    motion = make_motion(by=petra, movers=[Mover(name="Erna auf Papier")])
    assert can(petra, motion, "represent")


def test_whoever_has_left_still_leaves_a_mover(client):
    motion = make_motion()
    Submitter.objects.update(person=None, name="")
    assert Submitter.objects.get().printed_name in client.get(motion.get_absolute_url()).text


def test_supporting_is_not_moving():
    other = human("Gefragt", state_unit())
    me = mover()
    motion = make_motion(published=False, by=me)
    submitting.ask(actor=me, submission=motion, person=other)
    submitting.seek_supporters(actor=me, submission=motion)
    row = submitting.support(actor=acting(other), submission=motion)
    assert row.role == SubmitterRole.SUPPORTER
    assert not can(acting(other), motion, "represent")
