"""Who declared a reserved seat: the house says the same to everybody else, whoever it was."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from tests.e2e.server import inside

TEAM = "/teams/naturteam/"
ASSEMBLY = "/versammlungen/lmv-fruehjahr-2027/"
OTHERS = ("gast", "mitglied", "lavo", "praesidium", "admin", "team")
PAGES = (
    "/", "/teams/", TEAM, f"{TEAM}ausschreibung/", f"{TEAM}vorschlag/", f"{TEAM}weg/",
    f"{TEAM}bewerbungen/", f"{TEAM}vorschlag/entwurf/", ASSEMBLY, f"{ASSEMBLY}protokoll/",
    "/mein/sachen/", "/mein/hinweise/", "/verband/seenmark/protokoll/", "/verband/seenmark/",
)  # fmt: skip
CHANGING = re.compile(
    r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"'
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r'|X-CSRFToken[^}]+|"(?:made|exported|created)_at": "[^"]+"|\d\d:\d\d(?::\d\d[.\d]*)?'
)
"""What differs from one answer to the next, whatever the house knows."""
SWAP = """
from django.utils import timezone
from wirksam.foundation.pages import touch
from wirksam.teams.models import Application, SeatDeclaration
rows = Application.objects.filter(cycle__body__key="naturteam")
SeatDeclaration.objects.filter(application__in=rows).delete()
for name in %r:
    one = rows.get(person__name=name)
    SeatDeclaration.objects.create(application=one, declared_at=timezone.now())
touch("teams", "association", "programmes")
"""
NUMBERS = """
import json
from wirksam.teams.models import Application
rows = Application.objects.filter(cycle__body__key="naturteam")
print(json.dumps(dict(rows.values_list("person__name", "pk"))))
"""
ONE, OTHER = ("Tabea Hinrichs", "Nele Gerdes"), ("Tabea Hinrichs", "Ilja Gerdes")


class Visitor:
    """One of the cast, reading without a browser."""

    def __init__(self, base_url: str, persona: str) -> None:
        self.base_url, self.jar = base_url, CookieJar()
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(self.jar))
        page = self.read("/demo/")[1]
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token
        told = urlencode({"csrfmiddlewaretoken": token[1]}).encode()
        self.opener.open(f"{base_url}/demo/anmelden/{persona}/", told).close()

    def read(self, address: str) -> tuple[int, str]:
        """Status and words of an answer."""
        try:
            with self.opener.open(self.base_url + address) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    def all(self) -> dict[str, tuple[int, str]]:
        """What every page says to her, without what changes by itself."""
        told = {address: self.read(address) for address in PAGES}
        return {at: (status, CHANGING.sub("", said)) for at, (status, said) in told.items()}


@pytest.fixture
def visitor(own_base_url) -> Callable[[str], Visitor]:
    return lambda persona: Visitor(own_base_url, persona)


def test_whoever_declared_it_others_read_the_same(visitor, tmp_path: Path) -> None:
    """The proposal is published; two of three declared a seat, first these, then those."""
    data = tmp_path / "data"
    others = {persona: visitor(persona) for persona in OTHERS}
    inside(data, SWAP % (ONE,))
    before = {persona: one.all() for persona, one in others.items()}
    inside(data, SWAP % (OTHER,))
    for persona, one in others.items():
        after = one.all()
        for address, said in before[persona].items():
            status, words = said
            assert after[address][0] == status, f"{persona} {address}"
            changed = set(after[address][1].splitlines()) ^ set(words.splitlines())
            assert not changed, f"{persona} {address}"
        assert before[persona][f"{TEAM}bewerbungen/"][0] != 200 or persona == "gast"


def test_readers_alone_see_it(visitor, tmp_path: Path) -> None:
    """The two who read see who declared; nobody takes anybody else's word along."""
    data = tmp_path / "data"
    inside(data, SWAP % (ONE,))
    numbers = json.loads(inside(data, NUMBERS))
    for persona in ("kv", "geschaeftsstelle"):
        reader = visitor(persona)
        for name, pk in numbers.items():
            status, said = reader.read(f"{TEAM}bewerbungen/{pk}/")
            assert status == 200
            assert ("Ein reservierter Platz ist für mich" in said) == (name in ONE)
        assert "seatdeclaration" not in reader.read("/mein/daten/daten.json")[1]
    for persona in OTHERS[1:]:
        one = visitor(persona)
        assert "seatdeclaration" not in one.read("/mein/daten/daten.json")[1]
        for pk in numbers.values():
            assert one.read(f"{TEAM}bewerbungen/{pk}/")[0] in {403, 404}
            assert one.read(f"/teams/bewerbungen/{pk}/aufnahme/")[0] == 404
