"""The reference motion with fifty amendments, as far as it is at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.architecture.house import PACKAGE
from tests.factories.motions import make_motion, mover
from wirksam.engine.amend import Paragraph
from wirksam.motions.models import Amendment
from wirksam.motions.operations import drafting, versions
from wirksam.motions.operations.drafting import AmendmentPlan
from wirksam.motions.queries.amending import collisions_of, current_version
from wirksam.motions.queries.pasting import read_pasted
from wirksam.motions.queries.texts import numbered_lines, paragraphs_of

SEED = PACKAGE.parents[2] / "shared" / "seed"
TEXT, WORK = SEED / "antrag-d11.txt", SEED / "merge-50.json"
KINDS = {"h1": ("heading", 1), "h2": ("heading", 2), "h3": ("heading", 3), "li": ("item", 1)}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not Path(TEXT).exists(), reason="the reference text is not at hand"),
]


def test_its_lines_are_its_own():
    found = read_pasted(TEXT.read_text(encoding="utf-8"))
    motion = make_motion(text=found.paragraphs, published=False)
    lines = numbered_lines(motion.versions.get().wording)
    assert [line.number for line in lines] == list(range(1, 289))
    assert found.meta.identifier == "D-11"


def test_fifty_amendments_come_along(django_assert_num_queries):
    work = json.loads(WORK.read_text(encoding="utf-8"))
    base = [
        Paragraph(*KINDS.get(row["tag"], ("paragraph", 0)), row["text"]) for row in work["base"]
    ]
    motion = make_motion(text=base)
    assert len(paragraphs_of(current_version(motion).wording)) == len(base)
    for row in work["amendments"]:
        plan = AmendmentPlan(motion, {row["para"]: row["new"]})
        made = drafting.draft_amendment(actor=mover("Anton"), plan=plan)
        Amendment.objects.filter(pk=made.pk).update(
            state="published", published_at=motion.published_at
        )
    before = {one.kind for one in collisions_of(motion)}
    text = (Paragraph("paragraph", 0, "Ganz vorn."), *base)
    versions.revise_motion(actor=mover(), motion=motion, paragraphs=text)
    assert Amendment.objects.filter(version__number=2).count() == len(work["amendments"])
    with django_assert_num_queries(4):
        after = collisions_of(motion)
    assert {one.kind for one in after} == before
