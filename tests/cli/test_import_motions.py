"""``wirksam import motions``: looks, takes over, refuses; in whose name."""

from __future__ import annotations

import pytest

from tests.databases import new_house
from tests.factories.exchange import small_bundle
from wirksam.engine.exchange import openslides

pytestmark = pytest.mark.django_db(transaction=True)

FILL = """
from tests.factories.association import occasion
from tests.factories.motions import mover, presidium
occasion(); presidium(); mover()
"""
COUNT = """
from wirksam.motions.models import Submission
print(sorted(Submission.objects.values_list('identifier', 'state')))
"""
WHERE = ("--unit", "land", "--occasion", "lmv-fruehjahr-2026")


def test_it_looks_first_and_takes_over(tmp_path, migrated):
    file = tmp_path / "lmv.json"
    file.write_bytes(openslides.write(small_bundle()))
    with new_house(tmp_path, like=migrated) as house:
        house.tell(FILL)
        by = ("--by", "petra@example.invalid")
        looked = house.do("import", "motions", str(file), *WHERE, *by, "--check")
        assert "2 motions, 2 amendments" in looked
        wrong = house.run("import", "motions", str(file), *WHERE, "--by", "mira@example.invalid")
        assert wrong.returncode == 1
        assert "Versammlungen" in wrong.stderr
        nobody = house.run("import", "motions", str(file), *WHERE, "--by", "nie@example.invalid")
        assert "no account" in nobody.stderr
        assert "[]" in house.tell(COUNT)
        done = house.do("import", "motions", str(file), *WHERE, *by, "--publish")
        assert "Taken over: 2 motions, 2 amendments." in done
        assert "('A1', 'published')" in house.tell(COUNT)
        assert "Here already: 4." in house.do("import", "motions", str(file), *WHERE, *by)
        file.write_text("kein JSON")
        assert "JSON" in house.run("import", "motions", str(file), *WHERE, *by).stderr
        for odd in (("--unit", "nie"), ("--unit", "land", "--occasion", "nie")):
            assert house.run("import", "motions", str(file), *odd, *by).returncode == 1
