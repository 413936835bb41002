"""Every deed of the golden thread, tried by those who may not: nothing changes for anybody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.activities import activity, cohosted, contribution, going, host_body
from tests.factories.assembly import assembly, draft, frozen, programme, said
from tests.factories.association import actor, body, occasion, state_unit
from tests.factories.people import human, office, seat
from tests.factories.preparing import as_member, chapter, meeting, motion, room
from wirksam.assembly.models import ChapterSession
from wirksam.assembly.operations.asking import ask_movers
from wirksam.assembly.operations.rooms import argue
from wirksam.association.choices import Capability
from wirksam.programme.models import Deadline
from wirksam.programme.operations.dialogue import ask_question, raise_objection

pytestmark = pytest.mark.django_db

AREAS = {"activities", "assembly", "association", "programme"}
RIGHTS = [one for one in Capability.values if one != Capability.EMERGENCY_USE]
WORDS = ("said", "text", "answer", "reason", "title", "name", "came_of_it", "note", "place")


@pytest.fixture
def deeds():
    """Addresses of deeds on things of the state, with words that would do for those who may."""
    (one, *_rest) = programme()[1]
    spring = occasion(timezone.localdate() + timedelta(days=30))
    type(spring).objects.update(unit=state_unit())
    Deadline.objects.create(commitment=one, wording="im Frühjahr", occasion=spring)
    entry, asker = said(one), actor(human("Ada", state_unit()))
    doubt = raise_objection(actor=asker, entry=entry, text="Nein.")
    asked = ask_question(actor=asker, commitment=one, body=body(), text="Wann?")
    theirs = activity(body(), visibility="body")
    going(theirs, human("Mia", state_unit()), "took_part")
    invited = cohosted(theirs, host_body("kv-drei", state_unit()), "asked")
    tied = contribution(theirs, one)
    begun, done = draft(one.version, assembly(name="A")), frozen(one.version, assembly(name="B"))
    promise, ours = f"/zusagen/{one.code}", f"/aktivitaeten/{theirs.pk}"
    when = f"/beschlusskontrolle/anlaesse/{spring.key}"
    first, last = begun.get_absolute_url(), done.get_absolute_url()
    return [
        *(f"{promise}/{at}/" for at in ("meldung", "uebergabe")),
        *(f"{promise}/meldungen/{entry.pk}/{at}/" for at in ("berichtigung", "rueckzug")),
        *(f"{promise}/einwaende/{doubt.pk}/{at}/" for at in ("antwort", "rueckzug")),
        *(f"{promise}/fragen/{asked.pk}/{at}/" for at in ("antwort", "rueckzug")),
        *(f"{when}/{at}/" for at in ("verlegung", "geschehen")),
        *(
            f"{ours}/{at}/"
            for at in (
                "teilnahme", "bearbeitung", "absage", "wiederaufnahme", "serie", "nachmachen",
                "abschluss", "teilnehmende", "mitveranstaltende", "beitraege",
            )
        ),
        f"/aktivitaeten/mitveranstaltende/{invited.pk}/",
        f"/aktivitaeten/beitraege/{tied.pk}/ende/",
        *(f"{begun.assembly.get_absolute_url()}{at}/" for at in ("aendern", "termin")),
        *(f"{begun.assembly.get_absolute_url()}{at}/" for at in ("tagesordnung", "bericht/neu")),
        *(f"{first}{at}/" for at in ("deckblatt", "worte", "einfrieren", "verwerfen")),
        *(f"{last}{at}/" for at in ("beschluesse", "uebernahme")),
        *_preparing(),
    ]  # fmt: skip


def _preparing():
    """Deeds in the folder, the room and the questions of another association's assembly."""
    lmv = meeting()
    about, someone = motion(lmv), as_member("Frieda")
    asked = ask_movers(actor=someone, assembly=lmv, submission=about.submission, text="Wer?")
    where = room(lmv)
    said = argue(actor=someone, room=where, side="for", text="Ja.")
    session = ChapterSession.objects.create(
        assembly=lmv, submission=about.submission, unit=chapter("kv-fremd"),
        held_on=timezone.localdate(), summary="Einig.", recorded_by=someone.key,
    )  # fmt: skip
    ours, inside = lmv.get_absolute_url(), where.get_absolute_url()
    return [
        f"{ours}fragen/{asked.pk}/antwort/",
        f"{ours}fragen/{asked.pk}/rueckzug/",
        f"{ours}raeume/neu/",
        f"{inside}ende/",
        f"{inside}gruende/{said.pk}/rueckzug/",
        f"{session.get_absolute_url()}aendern/",
        f"{ours}entfernen/treffen/{session.pk}/",
        f"{ours}entfernen/frage/{asked.pk}/",
        f"{ours}entfernen/grund/{said.pk}/",
    ]


def told():
    day = (timezone.localdate() + timedelta(days=2)).isoformat()
    now = dict.fromkeys(("on", "to", "until", "starts_on", "ends_on", "decided_on"), day)
    return dict.fromkeys(WORDS, "Wort") | now | {
        "revision": "1", "host": body().pk, "body": body().pk, "visibility": "public",
        "antwort": "ja", "confirm": "1", "move": "1", "scope": "one", "rhythm": "weekly",
        "happened_on": timezone.localdate().isoformat(),
    }  # fmt: skip


def stored():
    """Every row of these areas."""
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in AREAS
    }


@pytest.mark.parametrize("who", ["guest", "member", "past", "neighbour"])
def test_nobody_does_what_is_not_hers(client, deeds, who):
    land, kv = state_unit(), host_body("kv-zwei", state_unit())
    someone = human("Nina", kv.unit if who == "neighbour" else land)
    if who == "neighbour":
        seat(someone, office(kv, *RIGHTS))
    if who == "past":
        yesterday = timezone.localdate() - timedelta(days=1)
        seat(someone, office(body(), *RIGHTS), ends_on=yesterday)
    if who != "guest":
        sign_in(client, someone)
    words, before = told(), stored()
    for address in deeds:
        answer = client.post(address, words)
        assert answer.status_code in {302, 403, 404}, (address, answer.status_code)
    assert stored() == before
