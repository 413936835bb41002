"""A year of a team, from the board that acts for it to the handover that the next one accepts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import teams_walk as walk
from tests.e2e.conftest import NewPage
from tests.e2e.teams_walk import ASSEMBLY, COMMITMENTS, TEAM

pytestmark = pytest.mark.usefixtures("own_base_url")
OTHERS = (
    "gast", "lavo", "lavo-2", "praesidium", "praesidium-2", "admin", "team", "team-2", "neu",
)  # fmt: skip
"""Who neither wrote Jonna's application nor reads it; ``neu`` has applied, too."""
PAGES = (
    "/teams/", TEAM, f"{TEAM}vorschlag/", f"{TEAM}weg/", f"{TEAM}bewerbung/", ASSEMBLY,
    f"{ASSEMBLY}protokoll/", "/teams/bewerbungen/", "/mein/sachen/", "/mein/hinweise/",
    "/suche/?q=Treppen", "/mein/daten/daten.json", "/verband/seenmark/protokoll/",
)  # fmt: skip
SECRETS = (
    walk.JONNAS_WORDS.split(": ")[1],
    f"{walk.REASON} {walk.JONNA}",
    "Diese Person sagt: Ein reservierter",
)
DOORS = ("bewerbungen/", "bewerbungen/{}/", "vorschlag/entwurf/", "../bewerbungen/{}/aufnahme/")
SHUT = {403, 404}


@dataclass
class Cast:
    """Everybody has a page; ``data`` is the folder in which time can pass."""

    new_page: NewPage
    as_persona: Callable[[Page, str], None]
    data: Path
    pages: dict[str, Page] = field(default_factory=dict)

    def __call__(self, persona: str, **options: bool) -> Page:
        if persona not in self.pages:
            self.pages[persona] = self.new_page(**options)
            self.as_persona(self.pages[persona], persona)
        return self.pages[persona]


@pytest.fixture
def cast(new_page, as_persona, own_base_url, tmp_path) -> Cast:
    made = Cast(new_page, as_persona, tmp_path / "data")
    made("mitglied", has_touch=True)
    made("neu", java_script_enabled=False)
    return made


def nobody_else_knows(cast: Cast) -> None:
    """Nobody but Jonna and the readers finds a word of hers or about her, wherever they look."""
    number = walk.number_of(cast.data, walk.JONNA)
    for persona in OTHERS:
        request = cast(persona).request
        for address in PAGES:
            said = request.get(address).text()
            found = [one for one in SECRETS if one in said]
            assert not found, f"{persona} {address}"
        for door in DOORS:
            answer = request.get(TEAM + door.format(number))
            assert answer.status in SHUT or "/anmelden/" in answer.url, f"{persona} {door}"


def threads_tell(cast: Cast, sentence: str) -> None:
    """Both commitments about the team tell it, to everybody, while their programme holds."""
    if walk.TODAY() > walk.TERM_ENDS:
        return
    for address in COMMITMENTS:
        assert sentence in cast("gast").request.get(address).text(), address


def beside_the_text(cast: Cast, word: str) -> None:
    """The programme says beside the lines where the team stands."""
    chips = cast("gast").request.get("/programm/2026/").text()
    assert f"Inklusion: {word}" in chips


def test_a_year_of_a_team(cast: Cast, axe) -> None:
    _call(cast, axe)
    _applications(cast, axe)
    nobody_else_knows(cast)
    _choice(cast, axe)
    _election(cast, axe)
    nobody_else_knows(cast)
    _work(cast, axe)
    _handover(cast, axe)
    nobody_else_knows(cast)


def _call(cast: Cast, axe) -> None:
    """The board tells how it acts, and calls."""
    board = cast("lavo")
    board.goto(TEAM)
    expect(board.locator("main .flag").first).to_contain_text("überfällig")
    beside_the_text(cast, "jemand anderes handelt")
    walk.report_on_acting(board)
    axe(board)
    board.goto(TEAM)
    expect(board.locator("main .flag")).to_have_count(0)
    threads_tell(cast, "berichtet über das Handeln für Inklusionsteam")
    walk.write_call(board)
    axe(board)
    walk.take_step(board)
    threads_tell(cast, "Inklusionsteam: Die Ausschreibung ist offen")


def _applications(cast: Cast, axe) -> None:
    """One applies on a phone, one without scripts; readers are named."""
    jonna, emre = cast("mitglied"), cast("neu")
    walk.draft_application(jonna, walk.JONNAS_WORDS)
    axe(jonna)
    walk.declare_seat(jonna)
    expect(jonna.locator("main")).to_contain_text("dass ein reservierter Platz für dich ist")
    walk.send_application(jonna)
    axe(jonna)
    walk.draft_application(emre, walk.EMRES_WORDS)
    walk.send_application(emre)
    expect(emre.locator("button[name=send]")).to_contain_text("Änderungen senden")
    walk.name_readers(cast("lavo"))
    axe(cast("lavo"))


def _choice(cast: Cast, axe) -> None:
    """The call closes; two read by criteria; the board proposes."""
    reader, board = cast("kv"), cast("lavo")
    assert reader.request.get(f"{TEAM}bewerbungen/").status in SHUT
    walk.close_call(cast.data)
    late = cast("team-2")
    late.goto(f"{TEAM}bewerbung/")
    expect(late.locator("button[name=send]")).to_have_count(0)
    walk.read_all(reader)
    axe(reader)
    walk.read_all(cast("geschaeftsstelle"))
    expect(reader.locator("main")).to_contain_text("Diese Person sagt: Ein reservierter Platz")
    walk.draft_proposal(reader)
    axe(reader)
    nobody_else_knows(cast)
    walk.publish_proposal(board)
    axe(board)
    expect(board.locator("main")).to_contain_text(walk.JONNA)
    assert walk.JONNA not in cast("gast").request.get(f"{TEAM}vorschlag/").text()
    threads_tell(cast, "Inklusionsteam: Es gibt einen Vorschlag")
    jonna = cast("mitglied")
    jonna.goto(f"{TEAM}bewerbung/")
    expect(jonna.locator("a[href$='/platz/']")).to_have_count(0)


def _election(cast: Cast, axe) -> None:
    """The assembly elects whom the board proposed; two of the presidium; the team begins."""
    presidium, second = cast("praesidium"), cast("praesidium-2")
    walk.meet_today(presidium)
    axe(presidium)
    election = walk.open_election(presidium)
    for name in (walk.JONNA, walk.EMRE):
        expect(presidium.locator("main")).to_contain_text(name)
    expect(presidium.locator("main")).not_to_contain_text("für einen reservierten Platz")
    walk.elect(presidium, election)
    walk.confirm(second, election)
    axe(second)
    threads_tell(cast, "Inklusionsteam ist gewählt")
    walk.keep_time(cast.data)
    threads_tell(cast, "Inklusionsteam beginnt seine Arbeit")
    threads_tell(cast, "handelt nicht mehr für Inklusionsteam")
    beside_the_text(cast, "arbeitet")
    acting = cast("gast").request.get(f"{TEAM}vertretung/").text()
    assert "Das Team hat seine Arbeit begonnen." in acting


def _work(cast: Cast, axe) -> None:
    """The team agrees how it works, answers an idea, notes what it decides."""
    member, speaker = cast("mitglied"), cast("kv")
    walk.write_agreement(member)
    axe(member)
    walk.give_idea(speaker)
    walk.answer_idea(member)
    axe(member)
    speaker.reload()
    expect(speaker.locator("main")).to_contain_text(walk.ANSWER)
    walk.note_decision(member)
    axe(member)
    told = cast("gast").request.get(TEAM).text()
    assert "Wer neu ist, redet zuerst." in told
    assert walk.DECISION in told


def _handover(cast: Cast, axe) -> None:
    """Before its term ends the team hands over; whoever comes next accepts; the term is closed."""
    walk.pass_year(cast.data)
    member, following = cast("mitglied"), cast("team-2")
    walk.hand_over(member)
    axe(member)
    walk.accept(following)
    axe(following)
    expect(following.locator("main")).to_contain_text("Angenommen am")
    threads_tell(cast, "Inklusionsteam hat übergeben")
