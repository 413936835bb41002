"""Telling people once, and letters never more often than they want."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirksam.foundation.mail.delivering import deliver
from wirksam.foundation.mail.models import Letter
from wirksam.foundation.notices import NoticeKind, letters, notice_kind, people
from wirksam.foundation.notices.kinds import sentence
from wirksam.foundation.notices.letters import write_letters
from wirksam.foundation.notices.models import Follow, MailChoice, Notice
from wirksam.foundation.notices.operations import (
    choose_rhythm,
    notify,
    settle,
    settle_others,
    tell_followers,
)
from wirksam.foundation.notices.people import Address
from wirksam.foundation.privacy.retention import apply_retention

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=BERLIN)
ALMA, BELA = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
notice_kind(NoticeKind("plain", "info", "Look at “%(title)s” by %(due_on)s."))


@pytest.fixture(autouse=True)
def _addresses(monkeypatch):
    found = {ALMA: Address("alma@beispiel.invalid"), BELA: Address("bela@beispiel.invalid", "en")}
    monkeypatch.setattr(
        people, "_resolver", lambda keys: {key: found[key] for key in keys if key in found}
    )


def tell(key="n:1:", to=(ALMA,), kind="plain", **values):
    notify(key=key, to=to, kind=kind, url="/zusagen/T-1/", values={"title": "Zelt"} | values)


def written(now=NOON):
    return write_letters(now)


def test_the_same_key_reaches_the_same_person_once():
    for _time in range(3):
        tell(to=[ALMA, ALMA])
    tell(to=[ALMA, BELA])
    assert Notice.objects.count() == 2


def test_settling_meets_no_neighbour():
    for key in ("entry:1:", "entry:12:", "entry:1x:"):
        tell(key)
    assert settle("entry:1:") == 1
    with pytest.raises(ValueError, match="colon"):
        settle("entry:1")


def test_what_holds_no_longer_is_settled_and_what_another_run_has_just_told_is_not():
    tell("nudge:a:0:")
    tell("nudge:b:0:", to=[ALMA, BELA])
    tell("other:")
    Notice.objects.update(created_at=NOON)
    tell("nudge:later:")
    settle_others("nudge:", {("nudge:b:0:", BELA)}, now=NOON)
    left = Notice.objects.filter(done_at=None).values_list("key", flat=True)
    assert sorted(left) == ["nudge:b:0:", "nudge:later:", "other:"]


def test_followers_are_told_but_not_the_one_who_did_it():
    for key in (ALMA, BELA):
        Follow.objects.create(person_key=key, subject_type="commitment", subject_key="T-1")
    told = {"key": "entry:1:", "kind": "plain", "url": "/"}
    tell_followers(subject_type="commitment", subject_key="T-1", besides=BELA, **told)
    assert [str(one.person_key) for one in Notice.objects.all()] == [ALMA]


@pytest.mark.parametrize("title", ["100 % %(x)s", "%s", "a\nb", "", "<b>", "\u202eabc", "x" * 999])
def test_hostile_titles_are_only_words(title):
    tell(title=title, due_on="kein Tag")
    one = Notice.objects.get()
    said = sentence(one.kind, one.values)
    assert said.startswith("Look at “")
    assert said.endswith("” by ….")
    assert "\n" not in said
    assert len(said) < 340


def test_a_letter_says_what_is_new_and_how_to_end_it(settings):
    settings.PUBLIC_ADDRESS = "https://wirksam.example"
    tell("n:1:", due_on="2026-04-18")
    tell("n:2:", title="Haus", due_on="2026-04-19")
    assert written() == 1
    assert not mail.outbox
    deliver(NOON)
    (came,) = mail.outbox
    assert came.to == ["alma@beispiel.invalid"]
    assert "2" in came.subject
    assert "\n" not in came.subject
    assert "Look at “Zelt” by Sa, 18. April" in came.body
    assert came.body.count("https://wirksam.example/zusagen/T-1/") == 2
    assert "https://wirksam.example/mein/hinweise/mail/" in came.body
    unsubscribe = came.extra_headers["List-Unsubscribe"].strip("<>")
    assert unsubscribe in came.body
    assert unsubscribe.startswith("https://wirksam.example/mein/hinweise/abbestellen/")
    assert came.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_in_her_language():
    tell(to=[BELA], due_on="2026-04-18")
    with translation.override("de"):
        written()
    assert Letter.objects.get().text.startswith("Hello,")


def test_a_long_list_is_cut_and_said():
    for number in range(30):
        tell(f"n:{number}:")
    written()
    assert Letter.objects.get().text.count("/zusagen/T-1/") == 20
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_weekly_is_the_rule_and_what_was_seen_is_not_sent():
    tell("n:1:")
    assert written() == 1
    tell("n:2:")
    for days in range(1, 7):
        assert written(NOON + timedelta(days=days)) == 0
    tell("n:3:")
    Notice.objects.filter(key="n:3:").update(seen_at=NOON)
    assert written(NOON + timedelta(days=7)) == 1
    assert Letter.objects.order_by("pk").last().text.count("/zusagen/T-1/") == 1
    assert written(NOON + timedelta(days=30)) == 0


@pytest.mark.parametrize(
    ("rhythm", "times"),
    [("none", 0), ("weekly", 2), ("daily", 9), ("at_once", 8 * 24)],
)
def test_each_rhythm(rhythm, times):
    choose_rhythm(person_key=ALMA, rhythm=rhythm)
    for hour in range(8 * 24):
        tell(f"n:{hour}:")
        written(NOON + timedelta(hours=hour))
    assert Letter.objects.count() == times


def test_at_night_only_at_once():
    tell(to=[ALMA, BELA])
    choose_rhythm(person_key=BELA, rhythm="at_once")
    assert written(NOON.replace(hour=3)) == 1
    assert Letter.objects.get().to.startswith("bela")


def test_whoever_has_no_address_gets_none_and_loses_nothing():
    stranger = str(uuid.uuid4())
    tell(to=[stranger])
    assert written() == 0
    assert Notice.objects.get().mailed_at is None


def test_a_broken_address_stops_no_other(monkeypatch):
    found = {ALMA: Address("kaputt\nBcc: x@y.de"), BELA: Address("bela@beispiel.invalid")}
    monkeypatch.setattr(people, "_resolver", lambda keys: {key: found[key] for key in keys})
    tell(to=[ALMA, BELA])
    assert written() == 1


def test_a_crash_while_writing_leaves_nothing_half_done(monkeypatch):
    tell()

    def crash(**_told):
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(letters, "post", crash)
        with pytest.raises(ZeroDivisionError):
            written()
    assert Notice.objects.get().mailed_at is None
    assert written() == 1


def test_however_many_people_the_same_queries_each(django_assert_max_num_queries):
    tell(to=[ALMA, BELA])
    with django_assert_max_num_queries(2 * 14 + 3):
        written()


def test_what_was_seen_goes_after_90_days_and_letters_after_30():
    tell("n:1:")
    tell("n:2:")
    written()
    deliver(NOON)
    Notice.objects.filter(key="n:1:").update(seen_at=NOON)
    apply_retention(now=NOON + timedelta(days=29))
    assert (Letter.objects.count(), Notice.objects.count()) == (1, 2)
    apply_retention(now=NOON + timedelta(days=91))
    assert (Letter.objects.count(), Notice.objects.count()) == (0, 1)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pattern=st.lists(
        st.tuples(
            st.integers(0, 72 * 60),
            st.sampled_from(["tell", "run", "twice", "crash", "weekly", "daily", "at_once"]),
        ),
        max_size=40,
    ),
    start=st.sampled_from(
        [datetime(2026, 3, 27, 1, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC)]
    ),
)
def test_any_pattern_of_runs_puts_each_notice_into_one_letter_and_keeps_the_rhythm(pattern, start):
    for model in (Notice, Letter, MailChoice):
        model.objects.all().delete()
    at = start
    for number, (minutes, what) in enumerate(pattern):
        at += timedelta(minutes=minutes)
        _happen(number, what, at)
    for _week in range(2):
        at = (at + timedelta(days=8)).astimezone(BERLIN).replace(hour=12)
        written(at)
    texts = "".join(Letter.objects.values_list("text", flat=True))
    for one in Notice.objects.all():
        assert texts.count(one.values["title"]) == 1
    if not {what for _minutes, what in pattern} & {"daily", "at_once"}:
        sent = sorted(Letter.objects.values_list("not_before", flat=True))
        assert all(later - one >= letters.WEEK for one, later in pairwise(sent))


def _happen(number, what, at):
    if what == "tell":
        tell(f"n:{number}:", title=f"Ding-{number}-")
    elif what in {"weekly", "daily", "at_once"}:
        choose_rhythm(person_key=ALMA, rhythm=what)
    elif what == "crash":
        with pytest.MonkeyPatch.context() as patched, suppress(TypeError):
            patched.setattr(letters, "reverse", None)
            written(at)
    else:
        for _time in range(1 + (what == "twice")):
            written(at)


def test_clock_change_nights_in_the_association_s_time():
    """02:30 comes twice; a daily letter comes once."""
    choose_rhythm(person_key=ALMA, rhythm="daily")
    night = datetime(2026, 10, 25, 0, tzinfo=BERLIN).astimezone(UTC)
    for hour in range(25):
        tell(f"n:{hour}:")
        written(night + timedelta(hours=hour))
    assert Letter.objects.count() == 1
    assert timezone.localtime(MailChoice.objects.get().mailed_at).hour == 8
