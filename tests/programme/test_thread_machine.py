"""Any order of deeds leaves what is stored equal to a rebuild; older accounts never change."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.programme import thread_machine

STEPS = int(os.environ.get("STEPS", "0"))
"""How many steps to take at least; a few without being asked."""

pytestmark = pytest.mark.django_db


def _run(*, examples: int, in_a_row: int) -> None:
    run_state_machine_as_test(
        thread_machine.ThreadMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=in_a_row,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_order_of_deeds():
    thread_machine.happened.clear()
    _run(examples=8, in_a_row=25)
    while thread_machine.happened["steps"] < STEPS:
        _run(examples=200, in_a_row=50)
        print(dict(sorted(thread_machine.happened.items())), flush=True)  # noqa: T201 (seen with -s)
