"""Workers that are killed, stopped or doubled, in processes of their own, on both databases."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from tests.databases import RUN, House, new_house
from tests.foundation.mail_server import Post, mail_server

pytestmark = pytest.mark.django_db(transaction=True)
POST = """
from wirksam.foundation.duties.models import DutyRun
from wirksam.foundation.mail.models import Letter
from wirksam.foundation.mail.operations import post
Letter.objects.all().delete()
DutyRun.objects.all().delete()  # the lease of a dead worker lasts three minutes
for number in range(int(sys.argv[1])):
    post(key=f'k{number}', to='alma@beispiel.invalid', subject='s', text='t')
"""
LATER = """
from datetime import timedelta
from django.utils import timezone
from wirksam.foundation.mail.delivering import deliver
for minutes in sys.argv[1:]:
    deliver(timezone.now() + timedelta(minutes=int(minutes)))
"""
STATE = """
from wirksam.foundation.mail.models import Letter
one = Letter.objects.get()
names = ('claimed_until', 'handing_over_at', 'sent_at', 'doubtful_at')
print(' '.join(name for name in names if getattr(one, name)))
"""


class Holding(Post):
    """Waits where told: before a recipient is accepted, or before a text is answered."""

    at_rcpt = False

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.at_rcpt:
            self.has_text.set()
            await server.loop.run_in_executor(None, self.wait_before_answer.wait, 20)
            self.at_rcpt = False
        return await super().handle_RCPT(server, session, envelope, address, options)


@contextlib.contextmanager
def house_with_mail(folder: Path, migrated: House):
    post = Holding(wait_before_answer=threading.Event())
    with new_house(folder, like=migrated) as house, mail_server(post):
        variables = house.environment | {
            "WIRKSAM_MAIL_HOST": "127.0.0.1",
            "WIRKSAM_MAIL_PORT": str(post.port),
            "WIRKSAM_MAIL_TLS": "0",
        }
        try:
            yield house, post, variables
        finally:
            post.wait_before_answer.set()


def start(variables, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", RUN, "worker", *arguments],
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def later(variables, *minutes):
    code = f"import django, sys; django.setup()\n{LATER}{STATE}"
    told = [sys.executable, "-c", code, *map(str, minutes)]
    return subprocess.run(
        told, env=variables, check=True, capture_output=True, text=True
    ).stdout.strip()


CASES = (
    ("killed before handing over", True, signal.SIGKILL, "claimed_until", "sent_at"),
    ("told to stop", True, signal.SIGTERM, "", "sent_at"),
    ("killed before noting", False, signal.SIGKILL, "claimed_until handing_over_at", "doubtful_at"),
)


def test_a_letter_in_hand_arrives_exactly_once(tmp_path, migrated):
    with house_with_mail(tmp_path, migrated) as (house, post, variables):
        for case, at_rcpt, ending, left, ends in CASES:
            house.tell(POST, "1")
            post.at_rcpt = at_rcpt
            worker = start(variables)
            assert post.has_text.wait(60), case
            worker.send_signal(ending)
            said, _none = worker.communicate(timeout=60)
            assert "Traceback" not in said, case
            assert house.tell(STATE) == left, case
            post.wait_before_answer.set()
            assert later(variables, 0, 11, 12, 60) == f"handing_over_at {ends}", case
            assert len(post.taken) == 1, case
            post.taken.clear()
            post.has_text.clear()
            post.wait_before_answer.clear()


def test_two_workers_at_once_send_each_letter_once(tmp_path, migrated):
    with house_with_mail(tmp_path, migrated) as (house, post, variables):
        house.tell(POST, "120")
        post.wait_before_answer.set()
        code = f"import django, sys; django.setup()\n{LATER}"
        two = [
            subprocess.Popen([sys.executable, "-c", code, "0"], env=variables) for _one in range(2)
        ]
        assert [one.wait(60) for one in two] == [0, 0]
        worker = start(variables, "--once")
        said, _none = worker.communicate(timeout=60)
        assert worker.returncode == 0, said
        assert len(post.taken) == 120
        assert set(Counter(post.numbers).values()) == {1}
