"""Writing motions and amendments before anybody sees them."""

from __future__ import annotations

import pytest

from tests.factories.motions import TEXT, make_amendment, make_motion
from wirksam.motions.queries.texts import numbered_lines, paragraphs_of

pytestmark = pytest.mark.django_db


def test_a_motion_keeps_its_text_and_lines():
    motion = make_motion()
    wording = motion.versions.get().wording
    assert [(one.kind, one.level, one.text) for one in paragraphs_of(wording)] == list(TEXT)
    assert [one.number for one in numbered_lines(wording)] == list(range(1, 8))
    assert motion.identifier == "A1"


def test_an_amendment():
    motion = make_motion()
    one = make_amendment(motion, {3: "- In jedem Kreis gibt es zwei Aktionstage."})
    assert (one.identifier, one.first_line, one.last_line) == ("Ä1", 6, 6)
