"""A year of the team for inclusion: what each person does in it, page by page, and how time passes.

The demonstration begins where nobody sits in the team, the board acts for it, and its election is
due by the next assembly. Each deed takes the page of whoever does it.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.server import inside

TEAM = "/teams/inklusionsteam/"
TODAY = date.today  # the association's day: a run must not cross midnight
ASSEMBLY = "/versammlungen/lmv-fruehjahr-2027/"
COMMITMENTS = ("/zusagen/AP26-08/", "/zusagen/AP26-09/")
READERS = ("Linh Trần", "Svetlana Kernbach")
TERM_ENDS = date(2026, 12, 31)
JONNA, EMRE, NEXT = "Jonna Feddersen-Ruiz", "Emre Kılıçoğlu", "Zeynep Brinkmann"
JONNAS_WORDS = "Kanarienvogel: Ich kenne Treppen von unten."
EMRES_WORDS = "Zaunkönig: Ich will, dass alle mitkommen."
REASON = "Gemeinsam gelesen:"
CRITERION = "Lust, mit anderen Hürden abzubauen"
IDEA, ANSWER = "Macht eine Liste aller Rampen.", "Ja: Die Liste hilft allen Kreisverbänden."
DECISION = "Jede Einladung nennt den Weg ohne Stufen."
HANDOVER = f"{TEAM}uebergabe/1/"
SEND = "main form:not([action]) button.button-primary"


def send(page: Page, within: str = SEND) -> None:
    """Press the one button of a form and wait until the answer is there."""
    with page.expect_navigation():
        page.locator(within).first.click()
    assert not page.locator("main [aria-invalid=true]").count(), page.locator("main").inner_text()


def fill(page: Page, **fields: str) -> None:
    """Fill in fields by their names."""
    for name, said in fields.items():
        page.fill(f"#id_{name}", said)


def agree(page: Page, within: str) -> None:
    """Press a button that asks back, and say yes."""
    page.locator(within).first.click()
    with page.expect_navigation():
        page.locator("dialog[open] .button-primary").click()


# The board ---------------------------------------------------------------------------------------


def report_on_acting(board: Page) -> None:
    board.goto(f"{TEAM}vertretung/")
    board.locator("a[href$='/bericht/']").first.click()
    fill(
        board,
        done="Wir haben die Ausschreibung vorbereitet.",
        involved="Neun Mitglieder, an zwei offenen Abenden.",
        open_questions="Wer schreibt in Einfacher Sprache?",
    )
    send(board)


def write_call(board: Page) -> None:
    board.goto(f"{TEAM}weg/ausschreibung/")
    criteria = board.input_value("#id_criteria")
    fill(
        board,
        task="Wir räumen Hürden aus dem Weg: in Räumen, Texten und Köpfen.",
        hours_a_week="2",
        learn="Einfache Sprache, Räume prüfen, Streit schlichten.",
        welcome="Du warst noch nie in einem Team? Du bist gemeint.",
        access="Online mit Untertiteln, Fahrten zahlen wir vorher.",
        criteria=f"{criteria}\n{CRITERION}",
        opens_on=TODAY().isoformat(),
        last_day=(TODAY() + timedelta(days=8)).isoformat(),
    )
    board.select_option("#id_ask", index=1)
    send(board)


def take_step(board: Page) -> None:
    board.goto(f"{TEAM}weg/")
    send(board, "form[action$='/weg/schritt/'] button")


def name_readers(board: Page) -> None:
    for name in READERS:
        board.goto(f"{TEAM}lesende/")
        fill(board, name=name)
        send(board)
    for name in READERS:
        expect(board.locator("main")).to_contain_text(name)


def publish_proposal(board: Page) -> None:
    board.goto(f"{TEAM}vorschlag/")
    agree(board, "form[action$='/veroeffentlichung/'] button")


# Those who apply ---------------------------------------------------------------------------------


def draft_application(page: Page, words: str) -> None:
    page.goto(TEAM)
    page.locator("main a[href$='/bewerbung/']").first.click()
    fill(page, why=words, helps_me="Pausen.")
    send(page, "main form button[type=submit]:not([name])")


def declare_seat(page: Page, declared: bool = True) -> None:
    page.goto(f"{TEAM}bewerbung/platz/")
    page.set_checked("#id_declared", declared)
    send(page)


def send_application(page: Page) -> None:
    page.goto(f"{TEAM}bewerbung/")
    send(page, "button[name=send]")


# Those who read ----------------------------------------------------------------------------------


def read_all(reader: Page) -> None:
    """Say for every application and every criterion what one finds, and why."""
    reader.goto(f"{TEAM}bewerbungen/")
    links = reader.locator(f"main a[href^='{TEAM}bewerbungen/']").all()
    for address in [link.get_attribute("href") or "" for link in links]:
        reader.goto(address)
        name = reader.locator("h1").inner_text().strip()
        for row in reader.locator("fieldset.choosing-criterion").all():
            row.locator("input[type=radio]").first.check()
            row.locator("textarea").fill(f"{REASON} {name}")
        send(reader)


def draft_proposal(reader: Page) -> None:
    reader.goto(f"{TEAM}vorschlag/entwurf/")
    for row in reader.locator(".choosing-criterion").all():
        row.locator("select").select_option(index=1)
        row.locator("textarea").fill("Kennt Hürden und räumt sie weg.")
    fill(reader, reasons="Die beiden ergänzen sich. Zwei Plätze bleiben frei.")
    send(reader)


# The assembly ------------------------------------------------------------------------------------


def meet_today(presidium: Page) -> None:
    """The assembly comes together earlier than it was planned, with one item."""
    presidium.goto(f"{ASSEMBLY}termin/")
    fill(presidium, to=TODAY().isoformat(), reason="Der Saal ist nur heute frei.")
    send(presidium, "button[name=show]")
    send(presidium, "button[name=move]")
    presidium.goto(f"{ASSEMBLY}tagesordnung/")
    presidium.locator("main input[name$='-title']").first.fill("Wahl des Inklusionsteams")
    send(presidium)
    presidium.goto(f"{ASSEMBLY}ablauf/")
    send(presidium, "form[action*='/ablauf/aufruf/'] button")


def open_election(presidium: Page) -> str:
    presidium.goto(f"{ASSEMBLY}ablauf/wahl/")
    presidium.locator("main li", has_text="Inklusionsteam").locator("a").click()
    fill(presidium, starts_on=TODAY().isoformat())
    send(presidium)
    return presidium.url


def elect(presidium: Page, election: str) -> None:
    """Count one ballot and declare both elected; a second person confirms."""
    presidium.goto(f"{election}wahlgang/")
    fill(presidium, cast="40", present="40")
    for votes in presidium.locator("input[name^=yes]").all():
        votes.fill("33")
    send(presidium)
    presidium.goto(f"{election}ergebnis/")
    for name in presidium.locator("input[name=elected]").all():
        name.check()
    presidium.check("#id_close")
    send(presidium)


def confirm(second: Page, election: str) -> None:
    second.goto(election)
    while (waiting := second.locator("form[action*='/bestaetigung/'] button")).count():
        left = waiting.count()
        waiting.first.click()
        expect(waiting).to_have_count(left - 1)


# The team ----------------------------------------------------------------------------------------


def write_agreement(member: Page) -> None:
    member.goto(f"{TEAM}arbeit/absprache/")
    fill(member, text="Wer neu ist, redet zuerst. Pausen sind fest.")
    send(member)


def give_idea(page: Page) -> None:
    page.goto(f"{TEAM}arbeit/ideen/")
    fill(page, text=IDEA)
    send(page)


def answer_idea(member: Page) -> None:
    """Take an idea up; an answer without reasons is not sent."""
    member.goto(f"{TEAM}arbeit/ideen/")
    member.locator("a.deed[href*='/arbeit/ideen/']").first.click()
    member.locator("input[name=state]").first.check()
    fill(member, answer=ANSWER)
    send(member)


def note_decision(member: Page) -> None:
    member.goto(f"{TEAM}arbeit/")
    member.locator("form[action$='/arbeit/beschluesse/'] textarea[name=text]").fill(DECISION)
    send(member, "form[action$='/arbeit/beschluesse/'] button.button-primary")


def hand_over(member: Page) -> None:
    """Write down what was learned, say that there is nothing else, and hand over."""
    member.goto(f"{HANDOVER}teile/neu/?art=lesson")
    member.select_option("#id_kind", "lesson")
    fill(member, title="Früher fragen", text="Wir hätten früher nach Hürden gefragt.")
    send(member)
    member.goto(HANDOVER)
    for none in member.locator("input[name=without]").all():
        none.check()
    send(member, "form[action$='/geben/'] button")


def accept(following: Page) -> None:
    """Check off every part, then accept."""
    following.goto(HANDOVER)
    send(following, "form[action$='/haken/'] button")
    agree(following, "form[action$='/nehmen/'] button")


# Time --------------------------------------------------------------------------------------------

CLOSE_CALL = """
from datetime import timedelta
from django.utils import timezone
from wirksam.teams.models import Call
now, before = timezone.now(), timezone.now() - timedelta(days=9)
Call.objects.filter(cycle__body__key="inklusionsteam").update(
    published_at=before, opens_on=timezone.localdate(before), closes_at=now - timedelta(minutes=1))
"""
KEEP_TIME = """
from django.utils import timezone
from wirksam.teams.operations.custody_keeping import keep_custodies
from wirksam.teams.operations.keeping_time import keep_time
keep_time(timezone.now()), keep_custodies(timezone.now())
"""
YEAR_LATER = """
from datetime import timedelta
from wirksam.association.models import Mandate, Office, Person
from wirksam.teams.models import TeamCycle
from django.utils import timezone
term, day = TeamCycle.objects.get(body__key="inklusionsteam"), timedelta(days=1)
today = timezone.localdate()
term.starts_on, term.ends_on = today - 330 * day, today + 35 * day
term.save()
seats = Mandate.objects.filter(office__body=term.body)
seats.update(starts_on=term.starts_on, ends_on=term.ends_on)
Mandate.objects.create(
    person=Person.objects.get(name=%r), office=Office.objects.get(body=term.body),
    starts_on=term.ends_on + day, shown_to=term.body.shows_holders_to)
"""


def close_call(data: Path) -> None:
    """The last moment to apply has passed, and the house keeps time."""
    inside(data, CLOSE_CALL + KEEP_TIME)


def keep_time(data: Path) -> None:
    """What the house does by itself every day."""
    inside(data, KEEP_TIME)


def pass_year(data: Path) -> None:
    """The term is nearly over, and another assembly has elected somebody for the next."""
    inside(data, YEAR_LATER % NEXT + KEEP_TIME)


def number_of(data: Path, name: str) -> int:
    """The number of somebody's application, which only she and the readers can open."""
    asks = "from wirksam.teams.models import Application as A; "
    return int(
        inside(
            data,
            f"{asks}print(A.objects.get(person__name={name!r},"
            " cycle__body__key='inklusionsteam').pk)",
        )
    )
