"""A small association, its people, and a walk over every address with their eyes.

Each address is asked with GET and POST as each persona; where it names something of a chapter, once
for the first chapter and once for the second. ``in`` means "sent to sign in", ``->`` "sent on".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.test import Client

from tests.architecture.doors import doors
from tests.factories.activities import activity, going
from tests.factories.people import board, contact, human, office, seat, tree, unit
from wirksam.association.models import GrantRequest, Office, Person, PublicMandate
from wirksam.association.operations.people import change_contact
from wirksam.association.operations.walls import Plan, convene_round
from wirksam.association.queries.actors import actor_for

SPEAKER = (
    "people.view", "people.contact", "people.edit", "people.export", "list.open",
    "counts.view", "contacts.view", "office.grant", "audit.read", "activity.host",
)  # fmt: skip
BOARD = (
    "contacts.view/below", "counts.view/below", "structure.edit/below", "room.host",
    "office.grant", "programme.import", "programme.review", "programme.publish",
)  # fmt: skip
ADMIN = ("office.grant/below", "structure.edit/below", "audit.read", "emergency.use")
PERSONAS = ("guest", "member", "neighbour", "speaker", "board", "admin")
RUNGS = ("me", "body", "unit", "state", "all")
MISSING = {"slug": "gibts-nicht", "int": "999999", "str": "gibts-nicht", "path": "x",
           "uuid": "00000000-0000-4000-8000-000000000000"}  # fmt: skip
_PART = re.compile(r"<(\w+):(\w+)>")


@dataclass
class Scene:
    """The people who walk, and for each chapter what addresses can name."""

    people: dict[str, Person] = field(default_factory=dict)
    things: dict[str, dict[str, Any]] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)


def stage() -> Scene:
    """Two chapters, each with a board, a speaker and a member; a state board; an administrator."""
    scene, units = Scene(), tree()
    third = unit("kv-drei", units["land"])
    aside = unit("nachbarkreis", units["nachbarland"])
    top = board(units["land"])
    for name, where, rights in (
        ("board", top, BOARD), ("admin", board(units["land"], "office"), ADMIN),
    ):  # fmt: skip
        scene.people[name] = human(f"Kanarie {name}", third)
        seat(scene.people[name], office(where, *rights))
    office(top, "office.grant", emergency=True)
    for name, chapter, member, speaker in (
        ("eins", units["eins"], "member", "speaker"),
        ("zwei", units["zwei"], "neighbour", "other"),
    ):
        leads = office(board(chapter), *SPEAKER, function="speaker")
        scene.people[member] = human(f"Kanarie {member}", chapter, aside)
        scene.people[speaker] = human(f"Kanarie {speaker}", chapter, account=name == "eins")
        held = seat(scene.people[speaker], leads)
        scene.things[name] = {"slug": chapter.slug, "office": leads.pk, "mandate": held.pk}
    room = convene_round(
        actor=actor_for(scene.people["board"]), host=top,
        plan=Plan("Runde", "speaker", units["land"]),
    )  # fmt: skip
    for name, member, speaker in (("eins", "member", "speaker"), ("zwei", "neighbour", "other")):
        scene.things[name] |= _things(scene, name, member, speaker) | {"round": room.body.key}
    for name, person in scene.people.items():
        for rung in RUNGS:
            contact(person, f"kanarie-{name}-{rung}@x.invalid", rung, kind="mail")
    return scene


def _things(scene: Scene, name: str, member: str, speaker: str) -> dict[str, Any]:
    asked = GrantRequest.objects.create(
        office_id=scene.things[name]["office"], capability="people.view", reach="unit", asked_by="?"
    )
    both = scene.people[member]
    change = change_contact(
        actor=actor_for(scene.people[speaker]), person=both, kind="phone", value=f"kanarie-{name}-x"
    )
    own = contact(both, f"kanarie-{name}-own", "me")
    held = scene.things[name]["mandate"]
    home = both.memberships.get(unit__slug=scene.things[name]["slug"])
    seat = PublicMandate.objects.create(person=both, council="Rat", municipality="Ort")
    where = Office.objects.get(pk=scene.things[name]["office"]).body
    one = activity(where, visibility="unit")
    going(one, both)
    return {
        "activity": one.pk,
        "grant": asked.pk,
        "change": change.pk,
        "contact": own.pk,
        "own_mandate": held,
        "member": home.pk,
        "seat": seat.pk,
        "body": where.pk,
    }


NAMES = {
    "/mein/kontakte/<int:pk>/": "contact",
    "/mein/aemter/<int:pk>/": "own_mandate",
    "/mein/vorschlaege/<int:pk>/": "change",
    "/mein/mandate/<int:pk>/": "seat",
    "/menschen/<int:pk>/": "member",
    "/menschen/<int:pk>/einladung/": "member",
    "/menschen/<int:pk>/kontakt/": "member",
    "/menschen/<int:pk>/ende/": "member",
    "/menschen/<int:pk>/zweiter-faktor/": "member",
    "/gremien/<int:pk>/": "body",
    "/gremien/<int:pk>/ende/": "body",
    "/gremien/<int:pk>/amt/": "body",
    "/aemter/<int:pk>/ende/": "office",
    "/aemter/mandat/<int:pk>/zweiter-faktor/": "mandate",
    "/aemter/antrag/<int:pk>/": "grant",
    "/aemter/mandat/<int:pk>/": "mandate",
    "/aemter/<int:pk>/": "office",
    "/runden/<slug:key>/": "round",
}


def addresses(scene: Scene) -> Iterator[tuple[str, str, str]]:
    """Pattern, what it names (eins, zwei or a dash), and the address to ask."""
    for pattern in sorted({address for address, _door in doors()}):
        if "^" in pattern:
            continue
        named = next((kind for end, kind in NAMES.items() if pattern.endswith(end)), "")
        if pattern.startswith("/aktivitaeten/<int:pk>/"):
            named = "activity"
        if pattern.startswith("/verband/<slug:slug>/") or (
            named and pattern.startswith(("/verband/", "/mein/", "/aktivitaeten/"))
        ):
            for name, things in scene.things.items():
                yield pattern, name, _filled(pattern, things, named)
        else:
            yield pattern, "-", _filled(pattern, {}, "")


def _filled(pattern: str, things: dict[str, Any], named: str) -> str:
    def value(match: re.Match[str]) -> str:
        converter, parameter = match.groups()
        if parameter == "slug" and "slug" in things:
            return str(things["slug"])
        return str(things[named]) if named else MISSING[converter]

    return _PART.sub(value, pattern)


@dataclass(frozen=True, slots=True)
class Answer:
    """What happened, in one word, and everything that was said."""

    outcome: str
    text: str


def ask(scene: Scene, persona: str, method: str, address: str) -> Answer:
    """One request as ``persona``; whatever it changes is taken back."""
    client = Client(raise_request_exception=False)
    if persona != "guest":
        if persona not in scene.sessions:
            client.force_login(scene.people[persona].user)
            scene.sessions[persona] = client.cookies.output(header="")
        client.cookies.load(scene.sessions[persona])
    with transaction.atomic():
        response = client.generic(method, address)
        content = response.getvalue() if response.streaming else response.content
        transaction.set_rollback(True)
    return Answer(_word(response), content.decode(errors="replace"))


def _word(response: Any) -> str:
    if response.status_code == 302:
        return "in" if response["Location"].startswith("/anmelden/?next") else "->"
    return str(response.status_code)
