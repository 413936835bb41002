"""Lists of action days: every row is looked at first; then all of it or nothing."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.campaigns import action, chapter_board, frame, noon, planner, runner
from tests.factories.people import acting, human
from wirksam.activities.models import Activity
from wirksam.campaigns.models import ActionList, LocalAction
from wirksam.campaigns.operations.frames import withdraw_frame
from wirksam.campaigns.operations.importing import (
    hand_in_actions,
    look_again,
    take_over_actions,
)
from wirksam.campaigns.queries.import_words import preview_of
from wirksam.foundation.access import RefusedError
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice

pytestmark = pytest.mark.django_db

HEAD = "Verband;Titel;Datum;Beginn;Ende;Ort;Zugang;Menschen;Schwerpunkt"


@pytest.fixture
def frame_():
    chapter_board("kv-zwei")
    return frame(title="Busse für alle")


@pytest.fixture
def lara(frame_):
    return acting(runner(of=frame_.by_body))


@pytest.fixture
def hanna():
    return acting(planner())


def on(days: int = 3) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d.%m.%Y}"


def look(actor, frame, *lines, head=HEAD):
    return hand_in_actions(actor=actor, frame=frame, data="\n".join((head, *lines)).encode())


def sheet(*rows, merge=""):
    book, kept = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    book.save(kept)
    return kept.getvalue()


def kinds(waiting):
    return [verdict["kind"] for verdict in waiting.verdicts]


def codes(waiting, what="problems"):
    return [[one[0] for one in verdict[what]] for verdict in waiting.verdicts]


def said(waiting):
    return [line.problems for line in preview_of(waiting).lines]


def confirm(actor, waiting, *, leave_out=False):
    return take_over_actions(
        actor=actor, waiting=waiting, digest=waiting.digest, leave_out=leave_out
    )


def test_a_chapter_brings_in_its_own_days_open_for_all(hanna, frame_):
    line = f"KV-EINS;Stand am Markt;{on()};14:00;17 Uhr;Marktplatz;ohne Stufen;5;Nachtbusse"
    waiting = look(hanna, frame_, line)
    assert kinds(waiting) == ["new"]
    assert not LocalAction.objects.exists()
    assert confirm(hanna, waiting)["new"] == 1
    made = LocalAction.objects.get()
    assert (made.title, made.place, made.access_info) == (
        "Stand am Markt", "Marktplatz", "ohne Stufen",
    )  # fmt: skip
    assert (made.people_needed, made.own_focus, made.take) == (5, "Nachtbusse", "adapted")
    assert (made.state, made.visibility, made.host) == ("open", "public", chapter_board())
    local = timezone.localtime(made.starts_at), timezone.localtime(made.ends_at)
    assert [f"{one:%H:%M}" for one in local] == ["14:00", "17:00"]
    assert not ActionList.objects.exists()
    told = JournalEntry.objects.get(verb="bring_in_actions")
    assert told.detail["new"] == 1


def test_whoever_runs_it_enters_for_chapters_which_then_decide(lara, hanna, frame_):
    waiting = look(lara, frame_, f"kv-eins;;{on()};;;;;;")
    assert preview_of(waiting).notes
    confirm(lara, waiting)
    made = LocalAction.objects.get()
    assert (made.state, made.visibility, made.all_day) == ("planned", "members", True)
    assert (made.title, made.take, made.host) == ("Busse für alle", "adopted", chapter_board())
    told = Notice.objects.get(kind="action_brought")
    assert (str(told.person_key), told.url) == (
        hanna.key, f"/aktionstage/aktionen/{made.pk}/",
    )  # fmt: skip


def test_the_same_file_again_plans_nothing_whatever_the_chapter_made_of_it(hanna, frame_):
    lines = [f"kv-eins;Stand;{on()};14:00;;;;;", f"kv-eins;Stand;{on(4)};14:00;;;;;"]
    confirm(hanna, look(hanna, frame_, *lines))
    one = LocalAction.objects.order_by("pk").first()
    Activity.objects.filter(pk=one.pk).update(title="Umbenannt", starts_at=noon(9))
    other = LocalAction.objects.order_by("pk").last()
    Activity.objects.filter(pk=other.pk).update(state="cancelled")
    again = look(hanna, frame_, *lines)
    assert kinds(again) == ["same", "same"]
    assert confirm(hanna, again) == {"same": 2}
    assert LocalAction.objects.count() == 2


def test_what_the_chapter_has_planned_by_hand_stays(hanna, frame_):
    action(frame=frame_, title="Stand", place="Bahnhof")
    waiting = look(hanna, frame_, f"kv-eins;stand;{on()};14:00;;Markt;;;")
    assert (kinds(waiting), codes(waiting, "warnings")) == (["same"], [["planned"]])
    assert LocalAction.objects.get().place == "Bahnhof"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("anderswo;Stand;{day};;;;;;", "unknown"),
        ("kv-einz;Stand;{day};;;;;;", "unknown-near"),
        ("kv-zwei;Stand;{day};;;;;;", "not-yours"),
        (";Stand;{day};;;;;;", "empty"),
        ("kv-eins;Stand;;;;;;;", "empty"),
        ("kv-eins;Stand;31.2.2026;;;;;;", "day"),
        ("kv-eins;Stand;bald;;;;;;", "day"),
        ("kv-eins;Stand;{day};25:00;;;;;", "time"),
        ("kv-eins;Stand;{day};nachmittags;;;;;", "time"),
        ("kv-eins;Stand;{day};;17:00;;;;", "no-start"),
        ("kv-eins;Stand;{day};;;;;viele;", "people"),
        ("kv-eins;Stand;{day};;;;;0;", "people"),
        ("kv-eins;=1+1;{day};;;;;;", "formula"),
        ("kv-eins;Stand;1.1.2031;;;;;;", "outside"),
        (f"kv-eins;{'x' * 161};{{day}};;;;;;", "long"),
    ],
)
def test_each_error_says_what_to_do(hanna, frame_, line, code):
    waiting = look(hanna, frame_, line.format(day=on()))
    assert codes(waiting) == [[code]]
    assert said(waiting)[0][0].endswith((".", "?"))
    with pytest.raises(RefusedError, match="Rows with errors"):
        confirm(hanna, waiting)
    assert not LocalAction.objects.exists()


@pytest.mark.parametrize("written", ["Sa, {d:%d.%m.%Y}", "{d:%Y-%m-%d}", "Samstag {d:%d.%m.%Y}"])
def test_dates_as_text(hanna, frame_, written):
    day = timezone.localdate() + timedelta(days=3)
    waiting = look(hanna, frame_, f"kv-eins;Stand;{written.format(d=day)};14-17 Uhr;;;;;")
    assert kinds(waiting) == ["new"]
    assert waiting.entries[0]["values"]["until"] == "17:00"


def test_the_same_row_twice_and_days_that_are_over(hanna):
    begun = frame(starts_on=timezone.localdate() - timedelta(days=5))
    waiting = look(
        hanna,
        begun,
        f"kv-eins;A;{on()};;;;;;",
        f"KV-EINS;a;{on()};;;;;;",
        f"kv-eins;B;{on(-2)};;;;;;",
    )
    assert codes(waiting) == [[], ["twice"], ["past"]]
    assert confirm(hanna, waiting, leave_out=True)["new"] == 1


def test_an_hour_that_the_clock_leaves_out(hanna):
    spring = date(timezone.localdate().year + 1, 3, 31)
    spring -= timedelta(days=(spring.weekday() + 1) % 7)
    wide = frame(starts_on=spring - timedelta(days=1), ends_on=spring + timedelta(days=1))
    waiting = look(hanna, wide, f"kv-eins;Nacht;{spring:%d.%m.%Y};02:30;;;;;")
    assert codes(waiting) == [["no-hour"]]


def test_a_workbook_with_merged_cells_formulas_and_times(hanna, frame_):
    day = timezone.localdate() + timedelta(days=3)
    rows = [
        HEAD.split(";"),
        ["kv-eins", "Stand", day, "14:00", None, "Markt", None, 4],
        [None, "Umzug", day, None, None, "Markt", None, 4],
        ["kv-eins", "Stand 2", day, None, None, "Markt", None, "=2*2"],
    ]
    waiting = hand_in_actions(actor=hanna, frame=frame_, data=sheet(*rows, merge="A2:A3"))
    assert codes(waiting) == [[], ["empty"], ["formula"]]
    assert "merged" in said(waiting)[0][0] + said(waiting)[1][0]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "nothing in this file"),
        (b"Verband;Datum", "only a row of headings"),
        (b"Datum\n1.1.2030", "Chapter"),
        (b"Verband\nkv", "Date"),
        (b"Verband;Kreis;Datum\na;b;c", "mean the same"),
        (b"\xd0\xcf\x11\xe0alt", "old or protected"),
        (b"Verband;Datum\n" + b"kv-eins;1.1.2030\n" * 50_000, "20,000 rows"),
        (b"Verband;Datum\n" + b"kv-eins;1.1.2030\n" * 301, "more than 300"),
    ],
)
def test_a_file_that_is_no_list(hanna, frame_, data, told):
    with pytest.raises(RefusedError, match=told):
        hand_in_actions(actor=hanna, frame=frame_, data=data)
    assert not ActionList.objects.exists()


def test_macros_stay_where_they_are(hanna, frame_):
    """A workbook with macros is read as any other; nothing in it is run."""
    kept = io.BytesIO(sheet(["Verband", "Datum"], ["kv-eins", on()]))
    with zipfile.ZipFile(kept, "a") as book:
        book.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")
    waiting = hand_in_actions(actor=hanna, frame=frame_, data=kept.getvalue())
    assert kinds(waiting) == ["new"]


def test_only_whoever_looked_takes_it_over(hanna, lara, frame_):
    waiting = look(hanna, frame_, f"kv-eins;Stand;{on()};;;;;;")
    with pytest.raises(RefusedError, match="handed the list in"):
        confirm(lara, waiting)
    assert not LocalAction.objects.exists()


def test_something_has_changed_meanwhile(hanna, lara, frame_):
    waiting = look(hanna, frame_, f"kv-eins;Stand;{on()};;;;;;")
    action(frame=frame_, title="Stand")
    with pytest.raises(RefusedError, match="changed since you looked"):
        confirm(hanna, waiting)
    assert kinds(look_again(actor=hanna, waiting=waiting)) == ["same"]
    withdraw_frame(actor=lara, frame=frame_, reason="Zu früh.")
    with pytest.raises(RefusedError, match="cannot do this here now"):
        confirm(hanna, waiting)


def test_guests_members_and_strangers_bring_in_nothing(frame_):
    with pytest.raises(RefusedError):
        look(acting(human("Mika", chapter_board().unit)), frame_, f"kv-eins;A;{on()};;;;;;")


def send(client, frame, content):
    file = SimpleUploadedFile("liste.csv", content.encode())
    return client.post(f"/aktionstage/{frame.slug}/liste/", {"file": file})


def test_the_pages_from_the_file_to_the_plan(client, frame_):
    sign_in(client, planner())
    where = f"/aktionstage/{frame_.slug}/liste/"
    assert where in client.get(frame_.get_absolute_url()).text
    assert client.get(where).status_code == 200
    assert send(client, frame_, "").status_code == 422
    lines = f"{HEAD}\nkv-eins;<b>Stand</b>;{on()};;;;;;\nkv-neun;X;{on()};;;;;;"
    address = send(client, frame_, lines)["Location"]
    shown = client.get(address).text
    assert "&lt;b&gt;Stand&lt;/b&gt;" in shown
    assert shown.index('id="r3"') < shown.index('id="r2"')
    digest = ActionList.objects.get().digest
    client.post(address, {"digest": digest})
    assert not LocalAction.objects.exists()
    done = client.post(address, {"digest": digest, "leave_out": "1"}, follow=True)
    assert done.redirect_chain[-1][0] == frame_.get_absolute_url()
    assert LocalAction.objects.get().title == "<b>Stand</b>"
    assert client.post(address, {"digest": digest})["Location"] == where
    thrown = send(client, frame_, lines)["Location"]
    assert client.post(thrown, {"discard": "1"})["Location"] == where
    assert not ActionList.objects.exists()


def test_nobody_looks_at_the_list_of_another(client, frame_):
    sign_in(client, planner())
    address = send(client, frame_, f"{HEAD}\nkv-eins;Stand;{on()};;;;;;")["Location"]
    sign_in(client, planner("Otto", chapter_board("kv-zwei")))
    assert client.get(address).status_code == 302
