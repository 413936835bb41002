"""What an assembly adopts becomes the text of today."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.adopted import adopted, document
from wirksam.foundation.access import Actor, RefusedError
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.operations.adopting import adopt_text
from wirksam.programme.queries.whereabouts import where_now

pytestmark = pytest.mark.django_db
PRESIDIUM = Actor(key="presidium")

OLD = ("# Teams", "Der Landesvorstand setzt im Frühjahr Teams ein.", "Die Lage ist schwierig.")
NEW = (
    "# Teams",
    "Niemand bleibt allein.",
    "Der Landesvorstand setzt im Frühjahr Teams ein.",
    "Die Lage ist gut.",
)


def test_a_new_programme_is_public_at_once_and_knows_its_commitments() -> None:
    version = adopt_text(actor=PRESIDIUM, text=adopted(*OLD))
    assert version.is_published
    assert version.number == 1
    assert version.resolved_on == date(2026, 11, 22)
    assert [line.text for line in version.lines.all()] == ["Teams", *OLD[1:]]
    assert [row.first_line for row in version.commitments.all()] == [2]


def test_the_file_that_is_kept_holds_the_lines_where_they_say() -> None:
    version = adopt_text(actor=PRESIDIUM, text=adopted(*OLD))
    with version.source.content.open("rb") as content:
        rows = content.read().decode().split("\n")
    assert [rows[line.source_line - 1] for line in version.lines.all()] == list(OLD)


def test_another_version_has_its_own_address_and_the_first_keeps_the_bare_one() -> None:
    first = adopt_text(actor=PRESIDIUM, text=adopted(*OLD))
    second = adopt_text(actor=PRESIDIUM, text=adopted(*NEW, programme=first.programme))
    assert (second.number, second.follows) == (2, first)
    assert first.lines_url(2, 2) == "/programm/2027/zeilen/2/"
    assert second.lines_url(2, 3) == "/programm/2027/fassung-2/zeilen/2-3/"


def test_old_lines_say_where_they_are_now() -> None:
    first = adopt_text(actor=PRESIDIUM, text=adopted(*OLD))
    assert where_now(first, 2, 2) is None
    second = adopt_text(actor=PRESIDIUM, text=adopted(*NEW, programme=first.programme))
    now = where_now(first, 2, 2)
    assert now is not None
    assert (now.fate, now.version, now.lines) == ("same", second, "3")
    changed = where_now(first, 3, 3)
    assert changed is not None
    assert (changed.fate, changed.lines) == ("changed", "4")


def test_words_that_went_and_came_back_are_found_again() -> None:
    first = adopt_text(actor=PRESIDIUM, text=adopted(*OLD))
    second = adopt_text(actor=PRESIDIUM, text=adopted(OLD[0], OLD[2], programme=first.programme))
    gone = where_now(first, 2, 2)
    assert gone is not None
    assert (gone.fate, gone.version, gone.first) == ("dropped", second, 1)
    adopt_text(actor=PRESIDIUM, text=adopted(*OLD, programme=first.programme))
    back = where_now(first, 2, 2)
    assert back is not None
    assert (back.fate, back.lines) == ("same", "2")


@pytest.mark.parametrize("texts", [(), ("  ",)])
def test_a_text_without_words_is_refused(texts: tuple[str, ...]) -> None:
    with pytest.raises(RefusedError):
        adopt_text(actor=PRESIDIUM, text=adopted(*texts))


def test_an_address_that_is_taken_is_refused_and_nothing_is_kept() -> None:
    adopt_text(actor=PRESIDIUM, text=adopted(*OLD))
    with pytest.raises(RefusedError, match="Adresse"):
        adopt_text(actor=PRESIDIUM, text=adopted(*NEW))
    assert ProgrammeVersion.objects.count() == 1


def test_a_text_that_begins_twice_is_refused_but_may_return() -> None:
    first = adopt_text(actor=PRESIDIUM, text=adopted(*OLD))
    with pytest.raises(RefusedError, match="schon"):
        adopt_text(actor=PRESIDIUM, text=adopted(*OLD, slug="2028"))
    adopt_text(actor=PRESIDIUM, text=adopted(*NEW, programme=first.programme))
    assert adopt_text(actor=PRESIDIUM, text=adopted(*OLD, programme=first.programme)).number == 3


def test_a_draft_is_dealt_with_first() -> None:
    first = adopt_text(actor=PRESIDIUM, text=adopted(*OLD))
    ProgrammeVersion.objects.create(
        programme=first.programme,
        number=2,
        source=first.source,
        text_sha256="0",
        follows=first,
        reader_version="t",
    )
    with pytest.raises(RefusedError, match="Entwurf"):
        adopt_text(actor=PRESIDIUM, text=adopted(*NEW, programme=first.programme))


def test_only_a_later_programme_of_the_same_unit_goes_on() -> None:
    first = adopt_text(actor=PRESIDIUM, text=adopted(*OLD))
    with pytest.raises(RefusedError, match="späteres"):
        adopt_text(actor=PRESIDIUM, text=adopted(*NEW, slug="2028", follows=first))
    later = adopt_text(actor=PRESIDIUM, text=adopted(*NEW, slug="2028", year=2028, follows=first))
    assert later.programme.predecessor == first.programme
    assert document("x").blocks[0].text == "x"
