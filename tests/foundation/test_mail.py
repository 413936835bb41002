"""The outbox in real conversations with a mail server that misbehaves."""

from __future__ import annotations

import socket
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests.foundation.mail_server import Post, mail_server, use
from wirksam.foundation.mail.carriers import open_carrier
from wirksam.foundation.mail.delivering import LEASE, PATIENCE, deliver, something_waits
from wirksam.foundation.mail.fitness import UnfitLetterError
from wirksam.foundation.mail.models import Letter
from wirksam.foundation.mail.operations import post, withdraw
from wirksam.foundation.mail.queries import findings

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TO = "alma@beispiel.invalid"


@pytest.fixture
def server(settings):
    with mail_server() as post:
        use(settings, post.port)
        yield post


def write(key="k", to=TO, **fields):
    values = {"subject": "Drei Hinweise", "text": "Hallo,\n.\n..Punkt\nWörter mit ß\n"} | fields
    return post(key=key, to=to, not_before=NOW, **values)


def only():
    return Letter.objects.get()


def test_a_letter_arrives_once_as_it_was_written(server):
    assert write(unsubscribe="https://wirksam.example/mein/hinweise/abbestellen/x:y/")
    assert not write(text="anders")
    assert something_waits(NOW)
    assert deliver(NOW).sent == 1
    assert deliver(NOW).sent == 0
    assert not something_waits(NOW + timedelta(days=9))
    (came,) = server.taken
    assert came.get_content() == "Hallo,\r\n.\r\n..Punkt\r\nWörter mit ß\r\n"
    assert (came["To"], came["Subject"]) == (TO, "Drei Hinweise")
    assert came["Auto-Submitted"] == "auto-generated"
    assert came["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert came["List-Unsubscribe"].startswith("<https://wirksam.example/")
    assert came["Message-ID"] == only().message_id
    assert only().text == ""


def test_a_letter_goes_only_if_its_deed_does(server):
    def fail():
        with transaction.atomic():
            write()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    deliver(NOW)
    assert not server.taken


def test_a_letter_waits_for_its_time_and_can_be_taken_back(server):
    post(key="later", to=TO, subject="s", text="t", not_before=NOW + timedelta(hours=1))
    deliver(NOW)
    assert not server.taken
    assert withdraw(key="later")
    deliver(NOW + timedelta(hours=2))
    assert not server.taken
    write()
    deliver(NOW)
    assert not withdraw(key="k")


@pytest.mark.parametrize("where", ["to_rcpt", "to_data"])
def test_not_now_is_tried_again_with_growing_gaps(server, where):
    setattr(server, where, ["451 try later"] * 4)
    write()
    at, gaps = NOW, []
    while only().sent_at is None:
        deliver(at)
        gaps.append(only().next_try_at - at)
        at = only().next_try_at
    assert [gap.total_seconds() / 60 for gap in gaps[:4]] == [1, 5, 15, 60]
    assert len(server.taken) == 1


def test_after_three_days_of_not_now_it_is_given_up(server, settings):
    server.to_rcpt = ["450 full"] * 99
    write()
    at = NOW
    while only().given_up_at is None:
        deliver(at)
        at = max(only().next_try_at, at + timedelta(minutes=1))
    assert only().given_up_at == NOW + PATIENCE
    assert only().text == ""
    assert 10 < only().attempts < 30


def test_a_worker_that_slept_for_a_week_still_tries_more_than_once(server):
    server.to_rcpt = ["450 greylisted"]
    write()
    late = NOW + timedelta(days=7)
    deliver(late)
    assert deliver(late + timedelta(minutes=2)).sent == 1


@pytest.mark.parametrize("where", ["to_rcpt", "to_data"])
def test_never_is_given_up_at_once_and_said(server, where):
    setattr(server, where, [f"550 <{TO}> unknown here"])
    for key in ("k", "next"):
        post(key=key, to=TO, subject="s", text="t")
    told = deliver()
    assert (told.given_up, told.sent) == (1, 1)
    said = list(findings())
    assert said == [
        "letter k was given up: 550 <…> unknown here",
        "1 letters were given up in the last seven days",
    ]


def test_a_server_that_does_not_want_us_costs_no_letter(server):
    server.to_mail = ["550 sender not allowed here"]
    write("a")
    write("b")
    deliver(NOW)
    assert not server.taken
    assert {letter.attempts for letter in Letter.objects.all()} == {0}
    assert deliver(NOW + timedelta(minutes=6)).sent == 2


def test_a_server_that_is_down_for_a_day(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    use(settings, port)
    for number in range(60):
        write(f"k{number}")
    at = NOW
    while at < NOW + timedelta(days=1):
        deliver(at)
        assert not Letter.objects.filter(claimed_until__isnull=False).exists()
        at = Letter.objects.order_by("next_try_at").first().next_try_at
    with mail_server(Post(port=port)) as server:
        deliver(at)
        deliver(at)
    assert len(server.taken) == 60
    assert len(set(server.numbers)) == 60
    assert server.conversations == 2


def test_cut_in_the_midst_of_the_text_it_was_not_taken(server):
    server.cut_in_text = 1
    write()
    deliver(NOW)
    assert only().handing_over_at is None
    assert not server.taken
    deliver(NOW + timedelta(minutes=6))
    assert len(server.taken) == 1


def test_a_server_that_hangs_up_instead_of_answering_gets_it_again(server):
    """It is bound to forget the letter; one that does not can tell the copies by their number."""
    server.cut_before_answer = 1
    write()
    for minutes in (0, 6, 12, 600):
        deliver(NOW + timedelta(minutes=minutes))
    assert len(server.taken) == 2
    assert len(set(server.numbers)) == 1
    assert only().sent_at


def test_but_not_for_ever(server):
    server.cut_before_answer = 99
    post(key="k", to=TO, subject="s", text="t")
    for hours in range(100):
        deliver(timezone.now() + timedelta(hours=hours))
    assert len(server.taken) == 4
    assert only().doubtful_at
    assert [one for one in findings() if "may not have arrived" in one]


@pytest.mark.parametrize(("rather_twice", "copies"), [(False, 1), (True, 2)])
def test_a_server_that_never_answers_leaves_a_doubt(server, monkeypatch, rather_twice, copies):
    monkeypatch.setattr("wirksam.foundation.mail.carriers.LAST_SECONDS", 0.05)
    server.wait_before_answer = threading.Event()
    write(rather_twice=rather_twice)
    deliver(NOW)
    server.wait_before_answer.set()
    for minutes in (6, 12, 600):
        monkeypatch.setattr("wirksam.foundation.mail.carriers.LAST_SECONDS", 20)
        deliver(NOW + timedelta(minutes=minutes))
    assert len(server.taken) == copies
    assert (only().doubtful_at is None) is rather_twice


def test_a_slow_hand_that_lost_its_letter_hands_nothing_over(server):
    """Its lease ran out, another took the letter: the last byte is not sent."""
    write()
    with open_carrier() as carrier:

        class Slow:
            def carry(self, message, last_moment):
                Letter.objects.update(claimed_by="another", claimed_until=NOW + LEASE)
                carrier.carry(message, last_moment)

        from wirksam.foundation.mail import delivering  # noqa: PLC0415

        told = delivering.Round()
        with pytest.raises(delivering.OutpacedError):
            delivering._carry(Slow(), only().pk, NOW, told)
    assert not server.taken
    assert only().claimed_by == "another"


def test_a_claimed_letter_is_left_alone_until_the_lease_ends(server):
    write()
    Letter.objects.update(claimed_by="dead", claimed_until=NOW + LEASE)
    assert deliver(NOW).sent == 0
    assert deliver(NOW + LEASE + timedelta(seconds=1)).sent == 1


def test_one_that_cannot_be_written_down_does_not_stop_the_others(server):
    write("bad")
    Letter.objects.update(subject="zwei\nZeilen")
    write("good")
    assert deliver(NOW).sent == 1
    assert Letter.objects.get(key="bad").given_up_at


def test_stopping_ends_between_letters(server):
    for number in range(5):
        write(f"k{number}")
    assert deliver(NOW, stopping=lambda: len(server.taken) >= 2).sent == 2
    assert not Letter.objects.filter(claimed_until__isnull=False).exists()


HOSTILE = [
    "alma@beispiel.invalid\nBcc: alle@beispiel.invalid",
    "alma@beispiel.invalid, bela@beispiel.invalid",
    "Alma <alma@beispiel.invalid>",
    '"alma\r\n"@beispiel.invalid',
    "alma@[127.0.0.1]",
    "alma@localhost",
    "alma@-x.invalid",
    "alma@beispiel..invalid",
    "älma@beispiel.invalid",
    ".alma@beispiel.invalid",
    "a" * 65 + "@beispiel.invalid",
    "alma@" + "x" * 64 + ".invalid",
    "alma@" + "x." * 150 + "invalid",
    "alma@bei\0spiel.invalid",
    "@",
    "",
    "!" * 100_000,
    "a." * 50_000 + "@x.de",
]


@pytest.mark.parametrize("address", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_addresses_are_refused(address):
    with pytest.raises(UnfitLetterError):
        write(to=address)
    assert not Letter.objects.exists()


def test_a_domain_with_umlauts_is_written_in_ascii(server):
    write(to="o'brien+x@bücher.example")
    deliver(NOW)
    assert server.taken[0]["To"] == "o'brien+x@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "subject",
    [
        "",
        " ",
        "a\nBcc: x@y.de",
        "a\rb",
        "a\u2028b",
        "a\x00b",
        "a\x7fb",
        "a\x85b",
        "\ud800",
        "x" * 201,
    ],
)
def test_hostile_subjects_are_refused(subject):
    with pytest.raises(UnfitLetterError):
        write(subject=subject)


@pytest.mark.parametrize("text", ["", " \n", "a\0", "\udfff", "x" * 100_001])
def test_hostile_texts_are_refused(text):
    with pytest.raises(UnfitLetterError):
        write(text=text)


@pytest.mark.parametrize("link", ["javascript:x", "https://x/>\n<mailto:a@b.de", "https://x y/"])
def test_hostile_links_are_refused(link):
    with pytest.raises(UnfitLetterError):
        write(unsubscribe=link)


def test_long_lines_and_leading_dots_survive(server):
    text = "." * 300 + "\n" + "wort " * 900 + "\n.\n" + "ü" * 3000 + "\n"
    write(text=text)
    deliver(NOW)
    assert server.taken[0].get_content().replace("\r\n", "\n") == text
