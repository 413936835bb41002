"""Any order of deeds leaves no state without its needs and tells nobody who declared."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.teams import cycle_machine

STEPS = int(os.environ.get("STEPS", "0"))
"""How many steps to take at least; a few without being asked."""

pytestmark = pytest.mark.django_db


def _run(*, examples: int, in_a_row: int) -> None:
    run_state_machine_as_test(
        cycle_machine.CycleMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=in_a_row,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_order_of_deeds():
    cycle_machine.happened.clear()
    _run(examples=3, in_a_row=25)
    while cycle_machine.happened["steps"] < STEPS:
        _run(examples=20, in_a_row=60)
        print(dict(sorted(cycle_machine.happened.items())), flush=True)  # noqa: T201 (seen with -s)
