"""A motion gets fifty amendments, is merged by two people, adopted, and becomes a programme."""

from __future__ import annotations

import html
import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories.exchange import WORKLOAD, antragsgruen_of_workload

pytestmark = pytest.mark.usefixtures("own_base_url")
DESKS = "/versammlungen/lmv-herbst-2026/tisch/"
PROGRESS = "#tisch-stand .progress-text"
PATIENCE = 15_000
UNCHANGED = "Der Austausch der Kreissprecher*innen untereinander soll ausgebaut werden."
MOST_TURNS = 80
BRUNOS_TURNS = (1, 3, 5)


def dealt_with(page: Page) -> tuple[int, int]:
    """How many amendments have been dealt with, of how many."""
    done, most = re.findall(r"\d+", page.locator(PROGRESS).inner_text())
    return int(done), int(most)


def take_or_leave(page: Page) -> None:
    """Take over the first open amendment, or leave it out where it cannot be had any more."""
    before = dealt_with(page)[0]
    card = page.locator("[data-desk-open]").first
    take = card.get_by_role("button", name="Übernehmen", exact=True)
    leave = card.get_by_role("button", name="Nicht übernehmen", exact=True)
    (take if take.count() else leave).first.click()
    expect(page.locator(PROGRESS)).not_to_contain_text(f"{before} von", timeout=PATIENCE)


def merge(slug: str, alma: Page, bruno: Page) -> None:
    """Two people deal with all amendments; each sees what the other did, to the last one."""
    alma.goto(f"{DESKS}{slug}/")
    alma.get_by_role("button", name="Tisch öffnen").click()
    alma.wait_for_selector(PROGRESS)
    bruno.goto(f"{DESKS}{slug}/")
    for turn in range(MOST_TURNS):
        one, other = (bruno, alma) if turn in BRUNOS_TURNS else (alma, bruno)
        take_or_leave(one)
        done, most = dealt_with(one)
        if turn <= max(BRUNOS_TURNS) or done == most:
            expect(other.locator(PROGRESS)).to_contain_text(f"{done} von", timeout=PATIENCE)
        if done == most:
            return
    raise AssertionError(f"after {MOST_TURNS} turns the desk is not done")


def adopt(page: Page, slug: str) -> None:
    """Adopt the text as it reads at the desk."""
    page.goto(f"{DESKS}{slug}/beschluss/")
    page.check("#id_sure")
    page.get_by_role("button", name="Endgültig beschließen").click()
    page.wait_for_url("**/programm/**")


def cited(page: Page, address: str) -> str:
    """The words that stand at a citation link."""
    answer = page.request.get(address)
    assert answer.ok, address
    found = re.search(r"<figure.*?</figure>", answer.text(), re.DOTALL)
    assert found, address
    text = html.unescape(re.sub(r"<figcaption.*?</figcaption>|<[^>]+>", " ", found[0]))
    return " ".join(re.sub(r"\d+", " ", text).split())


def citation_links(page: Page, year: str) -> list[str]:
    """The permanent links of all passages of a programme in which something is promised."""
    page.goto(f"/beschlusskontrolle/?programm={year}")
    rows = page.locator(f"a[href*='/programm/{year}/zeilen/']")
    return sorted({row.get_attribute("href") or "" for row in rows.all()})


def test_the_programme_of_next_year_is_merged_adopted_and_goes_on(new_page, as_persona, axe):
    alma, bruno, guest = new_page(1280, 800), new_page(1280, 800), new_page(has_touch=True)
    as_persona(alma, "praesidium")
    as_persona(bruno, "praesidium-2")
    old = {link: cited(guest, link) for link in citation_links(guest, "2026")}
    assert len(old) > 20
    guest.goto("/antraege/arbeitsprogramm-2027/")
    at = guest.locator("[id^=z]").filter(has_text="Der Austausch der Kreissprecher").first
    line = (at.get_attribute("id") or "").removeprefix("z")
    in_motion = f"/antraege/arbeitsprogramm-2027/zeilen/{line}/"
    words = cited(guest, in_motion)

    merge("arbeitsprogramm-2027", alma, bruno)
    adopt(alma, "arbeitsprogramm-2027")
    axe(alma)
    alma.goto("/programm/2027/pruefen/")
    expect(alma.locator("#gleich")).to_contain_text("Zusagen gelten unverändert weiter")
    axe(alma)

    guest.goto("/programm/2027/")
    expect(guest.locator(".entry").first).to_be_visible()
    axe(guest)
    assert {link: cited(guest, link) for link in old} == old
    assert cited(guest, in_motion) == words
    guest.goto(in_motion)
    guest.locator("section[aria-labelledby=heute] a[href*='/programm/2027/']").first.click()
    expect(guest.locator("figure")).to_contain_text(UNCHANGED[:40])
    axe(guest)


@pytest.mark.skipif(not WORKLOAD.exists(), reason="the reference motion is not here")
def test_the_reference_motion_with_its_fifty_amendments(new_page, as_persona, tmp_path, axe):
    alma, bruno, guest = new_page(1280, 800), new_page(1280, 800), new_page(has_touch=True)
    as_persona(alma, "praesidium")
    as_persona(bruno, "praesidium-2")
    file = tmp_path / "d-11.json"
    file.write_bytes(antragsgruen_of_workload())
    alma.goto("/antraege/einlesen/")
    alma.set_input_files("#id_file", file)
    alma.select_option("#id_occasion", label="LMV Herbst 2026")
    alma.locator("input[name=how]").nth(1).check()
    alma.locator("form:has(#id_file) button.button-primary").click()
    alma.wait_for_url("**/antraege/einlesen/*/")
    axe(alma)
    alma.get_by_role("button", name="Übernehmen", exact=True).click()
    alma.goto("/antraege/arbeitsprogramm-2025/")
    expect(alma.locator("main")).to_contain_text("50 Änderungsanträge")
    axe(alma)
    alma.get_by_role("link", name="Sagen, was daraus wird").click()
    alma.select_option("#id_sort", "programme")
    alma.fill("#id_programme_slug", "2025")
    alma.fill("#id_term_starts_on", "2027-01-01")
    alma.fill("#id_term_ends_on", "2027-12-31")
    axe(alma)
    alma.get_by_role("button", name="Speichern").click()
    alma.wait_for_url("**/antraege/arbeitsprogramm-2025/")
    link = "/antraege/arbeitsprogramm-2025/zeilen/160-164/"
    words = cited(guest, link)
    assert "Auf der nächsten Landesmitgliederversammlung im Frühjahr" in words

    merge("arbeitsprogramm-2025", alma, bruno)
    adopt(bruno, "arbeitsprogramm-2025")
    assert cited(guest, link) == words
    guest.goto(link)
    now = guest.locator("section[aria-labelledby=heute] a[href*='/programm/2025/']").first
    now.click()
    expect(guest.locator("figure")).to_contain_text("Landesmitgliederversammlung")
    alma.goto("/programm/2025/pruefen/")
    assert alma.locator("#liste ~ ul a, .desk-list a").count() > 40
