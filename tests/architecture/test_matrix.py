"""Every address, method and persona has a declared outcome, and no private word leaks.

``matrix.txt`` holds them. A new address fails here until its line stands there; the message shows
the line as it is now, to be read before it is copied.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.walking import PERSONAS, addresses, ask, stage
from wirksam.association.models import ContactPoint, Person
from wirksam.association.queries.actors import actor_for
from wirksam.foundation.access import NOBODY, visible

pytestmark = [pytest.mark.django_db, pytest.mark.logs_errors]
TABLE = Path(__file__).with_name("matrix.txt")
QUERIES = ("?q=kanarie", "?als=vorstand")
OTHERS = ("PUT", "PATCH", "DELETE")


@pytest.fixture
def scene(monkeypatch):
    monkeypatch.setattr("wirksam.accounts.middleware.has_shown_one", lambda _request: True)
    return stage()


def declared() -> dict[tuple[str, str, str], list[str]]:
    rows = (line.split() for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {(row[0], row[1], row[2]): row[3:] for row in rows if row and row[0] != "#"}


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_address_has_its_declared_outcome_and_tells_no_secret(scene, persona):
    secrets, told, column = secrets_from(scene, persona), declared(), PERSONAS.index(persona)
    wrong = []
    for pattern, named, address in addresses(scene):
        for method in ("GET", "POST"):
            answer = ask(scene, persona, method, address)
            assert not [secret for secret in secrets if secret in answer.text], (
                f"{method} {pattern}"
            )
            codes = told.get((method, pattern, named))
            if codes is None or codes[column] != answer.outcome:
                wrong.append((method, pattern, named, address))
        for query in QUERIES if pattern.startswith(("/verband/", "/mein/")) else ():
            text = ask(scene, persona, "GET", address + query).text
            assert not [secret for secret in secrets if secret in text], f"{pattern}{query}"
    assert not wrong, "not declared so:\n" + "\n".join(line(scene, *one) for one in wrong)


def secrets_from(scene, persona):
    """Names and ways to reach people that ``persona`` may not see."""
    actor = NOBODY if persona == "guest" else actor_for(scene.people[persona])
    contacts = ContactPoint.objects.exclude(pk__in=visible(actor, ContactPoint))
    people = Person.objects.exclude(pk__in=visible(actor, Person))
    return {*contacts.values_list("value", flat=True), *people.values_list("name", flat=True)}


def line(scene, method, pattern, named, address):
    """The line of ``matrix.txt`` as it is now."""
    codes = (ask(scene, persona, method, address).outcome for persona in PERSONAS)
    return f"{method:5}{pattern:60} {named:5} " + " ".join(f"{code:4}" for code in codes)


def test_every_declared_address_is_there(scene):
    found = {(pattern, named) for pattern, named, _address in addresses(scene)}
    gone = [row for row in declared() if row[1:] not in found]
    assert not gone, "declared, but there is no such address"


def test_no_declared_outcome_is_an_error():
    codes = {code for row in declared().values() for code in row}
    assert codes <= {"200", "204", "in", "->", "400", "403", "404", "405", "410", "422"}


def test_nothing_happens_by_other_methods(scene):
    for pattern, _named, address in addresses(scene):
        for method in OTHERS:
            code = ask(scene, "speaker", method, address).outcome
            assert code in {"403", "404", "405", "410", "->"}, f"{method} {pattern}: {code}"
