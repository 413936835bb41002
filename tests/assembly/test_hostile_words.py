"""Hostile words in everything people write about a meeting stay words, on every page and paper."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest

from tests.factories.accounts import sign_in
from tests.factories.association import actor, state_unit
from tests.factories.meeting import called, election, member, runner, vote
from tests.factories.motions import make_amendment, make_motion, paragraphs, presidium
from wirksam.assembly.models import MinuteEntry
from wirksam.assembly.operations.asking import answer_movers, ask_movers
from wirksam.assembly.operations.electing import enter_candidate, stand
from wirksam.assembly.operations.meeting import describe_item
from wirksam.assembly.operations.noting import NewNote, note_minutes
from wirksam.association.models import Person
from wirksam.engine.amend import Paragraph
from wirksam.motions.operations import noting, speaking
from wirksam.motions.operations.movers import Mover
from wirksam.motions.operations.procedures import Advice, publish, recommend

pytestmark = pytest.mark.django_db

HOSTILE = (
    "=1+1 <script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{7*7}}{% now %}"
    ' #import "/etc/passwd" $x$ *b* #{panic()} `raw` <!--p1--> '
    "\N{RIGHT-TO-LEFT OVERRIDE}um\x07\x1b[31m\N{ARABIC LETTER AIN}\ufffe\N{GRINNING FACE}"
)


@pytest.fixture
def meeting(client):
    """A meeting about a motion of which every word is hostile."""
    item = called("TOP <script>alert(1)</script>")
    petra = presidium()
    motion = make_motion(
        by=petra,
        title=HOSTILE[:150],
        text=(*paragraphs(), Paragraph("paragraph", 0, HOSTILE), Paragraph("item", 1, HOSTILE)),
        reasons=HOSTILE,
        urgency=HOSTILE,
        summary=HOSTILE[:150],
        movers=[Mover(name=HOSTILE[:190])],
        occasion=item.assembly.occasion,
        identifier="=1+1",
    )
    make_amendment(motion, {1: HOSTILE}, reasons=HOSTILE, identifier="@SUM(1)")
    someone = actor(member("Mia", state_unit()))
    _said(someone, petra, motion)
    describe_item(
        actor=runner(),
        item=item,
        revision=item.revision,
        words=(HOSTILE[:200], HOSTILE),
        submissions=[motion],
    )
    one = _met(someone, petra, item, motion)
    sign_in(client, Person.objects.get(name="Mia"))
    return item, motion, one


def _said(someone, petra, motion):
    speaking.comment(actor=someone, submission=motion, text=HOSTILE, lines=(2, 3))
    speaking.comment(actor=someone, submission=motion, text=HOSTILE)
    noting.note(actor=someone, submission=motion, text=HOSTILE, lines=(2, 3))
    advice = Advice("adopt", explanation=HOSTILE, internal_note=f"Geheim {HOSTILE}")
    recommend(actor=petra, submission=motion, advice=advice)
    publish(actor=petra, submissions=[motion])


def _met(someone, petra, item, motion):
    asked = ask_movers(
        actor=someone, assembly=item.assembly, submission=motion, text=HOSTILE, draft_key=None
    )
    answer_movers(actor=petra, question=asked, answer=HOSTILE)
    note_minutes(actor=runner(), assembly=item.assembly, note=NewNote(HOSTILE, item))
    vote(item, question=HOSTILE[:200])
    one = election(item, title=HOSTILE[:150])
    stand(actor=someone, election=one, statement=HOSTILE)
    enter_candidate(actor=runner(), election=one, name=HOSTILE[:100])
    assert MinuteEntry.objects.exists()
    return one


def test_pages(client, meeting):
    item, motion, one = meeting
    here = item.assembly.get_absolute_url()
    amendment = motion.amendments.get()
    for address in (
        "/antraege/",
        motion.get_absolute_url(),
        f"{motion.get_absolute_url()}?lesen=einfach",
        f"{motion.get_absolute_url()}zeilen/2-9/",
        amendment.get_absolute_url(),
        here,
        item.get_absolute_url(),
        one.get_absolute_url(),
        f"{here}protokoll/",
        f"{here}fragen/",
        f"{here}mappe/",
        f"{here}mappe/ganz/",
        f"{here}mappe/mappe.html",
        f"{here}tisch/",
    ):
        page = client.get(address)
        assert page.status_code == 200, address
        assert "<script>alert" not in page.text, address
        assert "<img src=x" not in page.text, address
        assert "Geheim" not in page.text, address
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page.text, address


def test_papers(client, meeting):
    item, motion, _one = meeting
    here, text = item.assembly.get_absolute_url(), motion.get_absolute_url()
    for address in (
        f"{here}protokoll/protokoll.pdf",
        f"{here}mappe/mappe.pdf",
        f"{text}ausgabe/pdf/",
        f"{text}ausgabe/aenderungen-pdf/",
    ):
        page = client.get(address)
        assert (page.status_code, page.content[:5]) == (200, b"%PDF-"), address
    for address in (
        f"{here}protokoll/protokoll.odt",
        f"{text}ausgabe/odt/",
        f"{text}ausgabe/aenderungen-odt/",
    ):
        file = zipfile.ZipFile(io.BytesIO(client.get(address).content))
        for name in ("content.xml", "meta.xml", "styles.xml"):
            if name in file.namelist():
                ET.fromstring(file.read(name))  # noqa: S314 (our own file)


def test_files(client, meeting):
    _item, motion, _one = meeting
    table = client.get(f"{motion.get_absolute_url()}ausgabe/tabelle/")
    assert table.status_code == 200
    for start in ('"=', '"@', '"+', '"-', '"\t'):
        assert start not in table.content.decode().replace('""', ""), start
    for form in ("antragsgruen", "openslides"):
        page = client.get(f"{motion.get_absolute_url()}ausgabe/{form}/")
        assert page.status_code == 200
        assert page.headers["Content-Type"] == "application/json"
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert "&lt;script&gt;" in page.text
        assert "Geheim" not in page.text
