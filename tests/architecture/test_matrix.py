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


def test_every_address_has_its_declared_outcome(scene):
    found = {
        (method, pattern, named): [
            ask(scene, persona, method, address).outcome for persona in PERSONAS
        ]
        for pattern, named, address in addresses(scene)
        for method in ("GET", "POST")
    }
    told = declared()
    wrong = [
        f"{method:5}{pattern:60} {named:5} " + " ".join(f"{code:4}" for code in codes)
        for (method, pattern, named), codes in found.items()
        if told.get((method, pattern, named)) != codes
    ]
    assert not wrong, "not declared so:\n" + "\n".join(wrong)
    assert not [row for row in told if row not in found], "declared, but there is no such address"


def test_no_declared_outcome_is_an_error():
    codes = {code for row in declared().values() for code in row}
    assert codes <= {"200", "204", "in", "->", "400", "403", "404", "405", "410", "422"}


def test_nothing_happens_by_other_methods(scene):
    for pattern, _named, address in addresses(scene):
        for method in OTHERS:
            code = ask(scene, "speaker", method, address).outcome
            assert code in {"403", "404", "405", "410", "->"}, f"{method} {pattern}: {code}"


@pytest.mark.parametrize("persona", PERSONAS)
def test_no_canary_sings_to_strangers(scene, persona):
    actor = NOBODY if persona == "guest" else actor_for(scene.people[persona])
    secrets = set(
        ContactPoint.objects.exclude(pk__in=visible(actor, ContactPoint)).values_list(
            "value", flat=True
        )
    ) | set(Person.objects.exclude(pk__in=visible(actor, Person)).values_list("name", flat=True))
    for pattern, _named, address in addresses(scene):
        people = pattern.startswith(("/verband/", "/mein/"))
        for query in ("", *QUERIES) if people else ("",):
            text = ask(scene, persona, "GET", address + query).text
            assert not [secret for secret in secrets if secret in text], f"{pattern}{query}"
