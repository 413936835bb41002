"""Every address declares who may come in."""

from __future__ import annotations

import json

import pytest

from tests.architecture.house import python
from wirksam.association.choices import Capability


@pytest.fixture(scope="module", params=["0", "1"], ids=["real", "demo"])
def doors(request):
    """Address to (kind, capability), without and with the demonstration's addresses."""
    code = "import runpy; runpy.run_module('tests.architecture.doors', run_name='__main__')"
    done = python(code, WIRKSAM_DEMO=request.param)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_address_declares_a_door(doors):
    assert not [address for address, door in doors.items() if door is None]


def test_doors_ask_for_known_capabilities(doors):
    asked = {door[1] for door in doors.values() if door and door[0] == "requires"}
    assert asked <= set(Capability.values)


def test_demonstration_has_addresses_only_in_demo_mode(doors, request):
    shown = any(address.startswith("/demo/") for address in doors)
    assert shown == ("demo" in request.node.callspec.id)
