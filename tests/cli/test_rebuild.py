"""``wirksam rebuild``: says what differs, mends it, and leaves the rest alone."""

from __future__ import annotations

import pytest

from tests.databases import new_house

pytestmark = pytest.mark.django_db(transaction=True)

FILL = """
from datetime import date
from tests.factories.association import actor, reviewer
from tests.factories.programme import confirmed, version
from wirksam.programme.operations.reporting import Report, report_progress
promise = confirmed(version(published=True), code='AP26-01')
report_progress(
    actor=actor(reviewer('Alma')), commitment=promise,
    report=Report(date(2026, 2, 1), 'Getan.', 'partly'),
)
"""
SPOIL = """
from wirksam.programme.models import CommitmentStanding
CommitmentStanding.objects.update(state='dropped')
"""


def test_it_finds_and_mends(tmp_path, migrated):
    with new_house(tmp_path, like=migrated) as house:
        house.tell(FILL)
        assert "is what the entries say" in house.do("rebuild", "--check")
        house.tell(SPOIL)
        found = house.run("rebuild", "--check")
        assert found.returncode == 1
        assert "AP26-01: state dropped instead of partly" in found.stdout
        assert "AP26-01" in house.run("check").stdout
        assert "1 mended" in house.do("rebuild")
        assert "is what the entries say" in house.do("rebuild", "--check")
