"""What issue 3 promises, walked by hand: seen, exported, deleted; walls; rooms nobody overhears."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

OTHERS = {
    "kv-birkenfurt": ("Jonna Feddersen-Ruiz", "Ole Bargmann", "Hawa Diallo"),
    "kv-altenwarf": ("Lena Eggers", "Thea Kvist", "Can Harms"),
}
OWN = ("Bosse Kramp", "Birte Klaassen")
CHAPTER = "/verband/kv-rothensund/"
INSIDE = (
    "menschen/", "menschen/neu/", "menschen/einladungen/", "menschen/einlesen/",
    "menschen/liste.csv", "menschen/liste.xlsx", "oeffnungen/", "aemter/", "protokoll/", "aufbau/",
    "aufbau/gruenden/", "aufbau/zusammenlegen/",
)  # fmt: skip
SAID = "Der Haushalt macht uns Sorgen."


def text_of(page: Page, address: str) -> tuple[int, str]:
    """Status and everything that an address says, files included."""
    answer = page.request.get(address)
    return answer.status, answer.text()


@pytest.fixture
def visitor(own_base_url, new_page, as_persona):
    """Makes a page for one of the cast, on a server whose data this test may change."""

    def enter(persona: str, **options) -> Page:
        page = new_page(**({"has_touch": True} | options))
        as_persona(page, persona)
        return page

    return enter


def test_a_member_chooses_who_sees_her(visitor, axe):
    page = visitor("mitglied")
    page.goto("/mein/")
    axe(page)
    assert "Jonna" in page.locator("h1").inner_text()
    for rung, shown in (("me", False), ("unit", True)):
        page.goto("/mein/")
        page.locator("#id_visible_to").select_option(rung)
        page.locator("form[action='/mein/name/'] button").click()
        page.wait_for_url("**/mein/")
        page.goto("/mein/?als=kreis")
        expect(page.locator(".card-thread")).to_have_count(int(shown))
        axe(page)
    page.goto("/mein/sichtbarkeit/")
    expect(page.locator("main")).to_contain_text("Ole Bargmann")
    axe(page)


def test_a_member_shows_a_contact_and_a_seat(visitor, axe):
    page = visitor("mitglied")
    page.goto("/mein/")
    page.locator("details:has(#neu-value) summary").click()
    page.locator("#neu-value").fill("jonna@example.invalid")
    axe(page)
    page.locator("form[action='/mein/kontakte/'] button").click()
    expect(page.locator("main")).to_contain_text("jonna@example.invalid")
    page.locator("details:has(#sitz-council) summary").click()
    page.locator("#sitz-council").fill("Stadtrat")
    page.locator("#sitz-municipality").fill("Oldenau")
    page.locator("#sitz-starts_on").fill("2024-06-09")
    page.locator("#sitz-in_directory").check()
    axe(page)
    page.locator("form[action='/mein/mandate/'] button").click()
    page.goto("/verband/mandate/")
    expect(page.locator("main")).to_contain_text("Jonna Feddersen-Ruiz")
    axe(page)


def test_a_member_takes_everything_along_and_leaves(visitor, axe, new_page, as_persona):
    page = visitor("mitglied")
    page.goto("/mein/")
    page.locator("a[href='/mein/daten/']").first.click()
    axe(page)
    with page.expect_download() as caught:
        page.locator("a[href='/mein/daten/daten.json']").click()
    told = json.loads(Path(caught.value.path()).read_text(encoding="utf-8"))
    text = json.dumps(told, ensure_ascii=False)
    assert "Jonna Feddersen-Ruiz" in text
    assert "association.contactpoint" in told["areas"]
    assert not [name for name in (*OWN, "Ole Bargmann") if name in text]
    page.goto("/mein/loeschen/")
    axe(page)
    page.locator("input[name=sure]").check()
    page.locator("main form button").first.click()
    expect(page.locator("h1")).to_contain_text("gelöscht")
    axe(page)
    page.goto("/mein/")
    assert "/anmelden/" in page.url
    page.goto("/demo/")
    axe(page)
    page.locator("form[action='/demo/wieder/mitglied/'] button").click()
    as_persona(page, "mitglied")
    page.goto("/mein/")
    expect(page.locator("h1")).to_contain_text("Jonna")
    assert "jonna@example.invalid" not in page.content()


def test_a_speaker_finds_nobody_of_another_chapter(visitor):
    page = visitor("kv")
    forbidden = [name for names in OTHERS.values() for name in names]
    walked = 0
    for unit in ("seenmark", *OTHERS):
        for inside in ("", *INSIDE):
            _status, said = text_of(page, f"/verband/{unit}/{inside}")
            assert not [name for name in forbidden if name in said], f"{unit}/{inside}"
            walked += 1
    queries = (
        "?q=Eggers",
        "?q=%25",
        "?q=_",
        "?seite=2",
        "?sort=person__name",
        "?unit=kv-altenwarf",
        "?was=people&von=2000-01-01",
    )
    for inside in INSIDE:
        for query in queries:
            _status, said = text_of(page, CHAPTER + inside + query)
            assert not [name for name in forbidden if name in said], inside + query
            walked += 1
    for query in ("Eggers", "Feddersen", "Kvist"):
        for address in (
            f"/suche/?q={query}",
            f"/verband/mandate/?q={query}",
            f"/zusagen/?q={query}",
        ):
            _status, said = text_of(page, address)
            assert not [name for name in forbidden if name in said], address
    for pk in range(1, 160):
        for end in ("", "ende/", "zweiter-faktor/"):
            _status, said = text_of(page, f"{CHAPTER}menschen/{pk}/{end}")
            assert not [name for name in forbidden if name in said], f"menschen/{pk}/{end}"
            walked += 1
    assert walked > 500
    _status, own = text_of(page, f"{CHAPTER}menschen/")
    assert all(name in own for name in OWN)


def test_a_speaker_admits_invites_and_reads_the_record(visitor, axe):
    page = visitor("kv")
    page.goto(f"{CHAPTER}menschen/")
    axe(page)
    page.locator("header a[href$='/menschen/neu/']").click()
    page.locator("#id_name").fill("B\u043esse Kr\u0430mp")
    axe(page)
    page.locator("main form button").last.click()
    expect(page.locator("#id_sure")).to_be_visible()
    axe(page)
    page.locator("#id_name").fill("Fatou Ndiaye")
    page.locator("#id_mail").fill("fatou@example.invalid")
    page.locator("main form button").last.click()
    page.wait_for_url(re.compile(r"/menschen/\d+/$"))
    expect(page.locator("main")).to_contain_text("fatou@example.invalid")
    axe(page)
    page.locator("button[name=revoke]").click()
    expect(page.locator("main")).to_contain_text("zurückgenommen")
    page.goto(f"{CHAPTER}menschen/einladungen/")
    axe(page)
    page.goto(f"{CHAPTER}protokoll/")
    expect(page.locator("main")).to_contain_text("hat jemanden aufgenommen")
    axe(page)
    page.locator("#was").select_option("accounts")
    page.locator(".toolbar button").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    axe(page)


def test_the_state_board_sees_offices_and_no_list(visitor, axe):
    page = visitor("lavo", width=1280, height=800)
    for unit, (_member, speaker, _team) in OTHERS.items():
        page.goto(f"/verband/{unit}/")
        expect(page.locator("main")).to_contain_text(speaker)
        assert text_of(page, f"/verband/{unit}/menschen/")[0] == 404
        for file in ("csv", "xlsx"):
            assert text_of(page, f"/verband/{unit}/menschen/liste.{file}")[0] == 403
    axe(page)
    chapters = re.findall(r"/verband/(kv-[a-z]+)/", page.request.get("/verband/").text())
    assert len(set(chapters)) == 12
    for chapter in set(chapters):
        assert f"{chapter}@funkenflug.invalid" in text_of(page, f"/verband/{chapter}/")[1]


def test_a_round_is_convened_and_not_overheard(visitor, axe):
    board, speaker = visitor("lavo"), visitor("kv")
    board.goto("/verband/runden/")
    axe(board)
    board.locator("#id_name").fill("Haushalt unter uns")
    board.locator("#id_function").select_option("chapter-speaker")
    board.locator("#id_unit").select_option(index=1)
    board.locator("main form button").last.click()
    board.wait_for_url("**/verband/runden/runde-*/")
    axe(board)
    speaker.goto(board.url)
    speaker.locator("#id_text").fill(SAID)
    speaker.locator("main form button").last.click()
    expect(speaker.locator("main article")).to_contain_text(SAID)
    axe(speaker)
    board.reload()
    expect(board.locator("#id_text")).to_have_count(0)
    assert SAID not in board.content()
    for address in ("/verband/runden/", "/suche/?q=Haushalt", "/verband/seenmark/protokoll/", "/"):
        assert SAID not in text_of(board, address)[1]
    board.goto("/verband/seenmark/aufbau/")
    axe(board)


def test_a_unit_is_renamed_after_a_look_without_scripts(visitor):
    page = visitor("lavo", java_script_enabled=False)
    page.goto("/verband/kv-altenwarf/aufbau/umbenennen/")
    page.locator("#id_name").fill("Kreisverband Altenwarf am See")
    page.locator("#id_decision").fill("LMV, TOP 7")
    page.locator("main form button").click()
    expect(page.locator("main")).to_contain_text("Altenwarf am See")
    assert "am See" not in text_of(page, "/verband/")[1]
    page.locator("main form button").first.click()
    expect(page.locator("h1")).to_contain_text("Altenwarf am See")
    expect(page.locator("main")).to_contain_text("LMV, TOP 7")
