"""Finding things: what is found, in which order, and by whom; the same on both databases."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories.association import state_unit
from wirksam.association.models import Body
from wirksam.engine.search.asking import asked
from wirksam.foundation.access import NOBODY, Actor
from wirksam.foundation.search import Document, Source, add_source
from wirksam.foundation.search import sources as room
from wirksam.foundation.search.models import SearchRecord
from wirksam.foundation.search.operations import differences, rebuild, reindex
from wirksam.foundation.search.queries import PER_PAGE, search

pytestmark = pytest.mark.django_db
MEMBER = Actor(key="m", person_id=1)


def documents(pks):
    """Bodies stand for anything: the name is the title, the short name the day."""
    for body in Body.objects.filter(pk__in=pks).exclude(name__startswith="-"):
        title, _bar, text = body.name.partition("|")
        on = date(2026, int(body.short_name), 1) if body.short_name else None
        yield Document(
            body.pk, title.strip(), text.strip(), f"/x/{body.key}/", on, keywords=body.key
        )


def visible(actor):
    return Body.objects.all() if actor.is_known else Body.objects.exclude(kind="team")


@pytest.fixture(autouse=True)
def source(monkeypatch):
    monkeypatch.setattr(room, "_sources", {})
    for key, label in (("bodies", "Gremien"), ("others", "Anderes")):
        add_source(Source(key, label, "list", Body, documents, visible))
    return key


def put(key, name, on="", kind="board", into="bodies"):
    body = Body.objects.create(key=key, name=name, short_name=on, kind=kind, unit=state_unit())
    reindex(into, body.pk)
    return body


def found(q, actor=NOBODY, **more):
    return [hit.url.split("/")[2] for hit in search(actor, q, **more).hits]


@pytest.mark.parametrize(
    "q", ["Barrieren", "barriere", "BARRIERE", '"barrierefreie Räume"', "barrierefreie raeume"]
)
def test_german_words(q):
    put("a", "Die barrierefreien Räume")
    put("b", "Alles andere")
    assert found(q) == ["a"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Wir prüfen das", ["Prüfung", "Pruefung", "pruf", "Prüfungen"]),
        ("Straßen und Größe", ["Strasse", "straße", "groesse", "GRÖSSE", "Gro"]),
        ("Schüler*innen reden", ["Schüler", "Schülerinnen", "schuelerin"]),
        ("Zeilen 160–164, AP26-07", ["160", "AP26-07", "ap26", "164"]),
        ("привет мир", ["ПРИВЕТ", "прив"]),
        ("2e10x", ["2e10x", "2e10X"]),
        ("im Rahmen der Möglichkeiten", ['"im Rahmen der"', '"Rahmen der Möglichkeit"']),
    ],
)
def test_texts(text, asks):
    put("a", f"Titel | {text}")
    for q in asks:
        assert found(q) == ["a"], q


@pytest.mark.parametrize("q", ['"der Rahmen"', "Rahmen fehlt", '"im Rahmen" nicht-da'])
def test_not_found(q):
    put("a", "Titel | im Rahmen der Möglichkeiten")
    assert found(q) == []


def test_a_phrase_does_not_reach_from_title_into_text():
    put("a", "Teams | bilden sich")
    assert found('"Teams bilden"') == []


def test_the_title_comes_first_then_the_newest():
    put("text-new", "Anderes | ein Team", "9")
    put("text-old", "Anderes | ein Team", "2")
    put("text-undated", "Anderes | ein Team")
    put("begins", "Teamkultur", "1")
    put("title-old", "Unser Team", "3")
    put("title-new", "Das Team", "8")
    order = ["title-new", "title-old", "begins", "text-new", "text-old", "text-undated"]
    assert found("Team") == order
    put("one-of-two", "Team | und Wahl", "1")
    put("both", "Wahl im Team", "1")
    assert found("Team Wahl") == ["both", "one-of-two"]


def test_keywords_are_found_and_not_shown():
    put("AP26-07", "Titel")
    (hit,) = search(NOBODY, "ap26-07").hits
    assert "".join(piece.text for piece in hit.title) == "Titel"


def test_hits_are_marked_as_plain_pieces():
    put("a", "<b>Team</b> | <script>Teams</script> und mehr")
    (hit,) = search(NOBODY, "team").hits
    assert [piece.text for piece in hit.title if piece.is_hit] == ["Team"]
    assert "".join(piece.text for piece in hit.snippet) == "<script>Teams</script> und mehr"


def test_only_what_the_actor_may_see_is_found_and_counted():
    put("open", "Team")
    put("closed", "Team", kind="team")
    put("closed-too", "Team", kind="team", into="others")
    assert found("team") == ["open"]
    told = search(NOBODY, "team")
    assert [tally.count for tally in told.tallies] == [1, 0]
    assert (told.all, told.total) == (1, 1)
    told = search(MEMBER, "team")
    assert [tally.count for tally in told.tallies] == [2, 1]
    assert found("team", MEMBER, source="others") == ["closed-too"]
    assert search(NOBODY, "team", source="others").total == 1


def test_a_row_that_is_gone_is_not_found():
    body = put("a", "Team")
    Body.objects.filter(pk=body.pk).delete()
    assert search(MEMBER, "team").all == 0


def test_the_index_follows_the_transaction():
    body = put("a", "Team")
    with transaction.atomic():
        Body.objects.filter(pk=body.pk).update(name="Runde")
        reindex("bodies", body.pk)
        assert (found("runde"), found("team")) == (["a"], [])
        transaction.set_rollback(True)
    assert (found("runde"), found("team")) == ([], ["a"])
    Body.objects.filter(pk=body.pk).update(name="-Team")
    reindex("bodies", body.pk)
    assert SearchRecord.objects.count() == 0
    with pytest.raises(LookupError):
        reindex("unknown", 1)


@pytest.mark.parametrize(
    "q",
    ['"', '""', "'", "*", "NEAR", "NEAR(a b, 3)", "a AND", "OR", "NOT x", "title_stems:a", "a:*",
     "-a", "^a", "a*b", "(", "))", "{a}", "\\", "%", "\x00a", "a" * 10_000, "a " * 5_000, "'; DROP",
     "\u202ea", "😀", "ﬁ", "a & b | !c", "<->", "'a':*A"],
)  # fmt: skip
def test_hostile_questions_are_no_error(q):
    put("a", "Titel a | b c")
    told = search(NOBODY, q)
    assert told.total in {0, 1}


class AnyQuestion(TestCase):
    @given(st.text(max_size=60), st.text(max_size=60))
    def test_both_sides_understand_each_other(self, text, q):
        """Whatever stands in a title is found by itself, whatever is asked is no error."""
        SearchRecord.objects.all().delete()
        body = Body.objects.filter(key="a").first() or put("a", "x")
        Body.objects.filter(pk=body.pk).update(name=text.replace("\0", "").replace("|", "")[:200])
        reindex("bodies", body.pk)
        search(NOBODY, q)
        name = Body.objects.get(pk=body.pk).name
        if asked(name) and not name.startswith("-"):
            assert search(NOBODY, name).total == 1


def test_pages_hold_within_what_there_is():
    for number in range(PER_PAGE + 2):
        put(f"b{number}", "Team")
    assert len(found("team")) == PER_PAGE
    for page, count in ((2, 2), (99, 2), (-5, PER_PAGE)):
        told = search(NOBODY, "team", page=page)
        assert (len(told.hits), told.pages, told.total) == (count, 2, PER_PAGE + 2)
    shown = [*found("team"), *found("team", page=2)]
    assert len(set(shown)) == PER_PAGE + 2


@pytest.mark.parametrize("rows", [1, 3])
def test_two_queries_however_much_is_found(django_assert_num_queries, rows):
    for number in range(rows):
        put(f"b{number}", "Team")
    with django_assert_num_queries(2):
        search(MEMBER, "team")
    with django_assert_num_queries(1):
        search(MEMBER, "nichts")
    with django_assert_num_queries(0):
        search(MEMBER, " * ")


def test_check_and_rebuild():
    body, gone = put("a", "Team"), put("b", "Team")
    rebuild()
    assert list(differences()) == []
    Body.objects.filter(pk=body.pk).update(name="Runde")
    SearchRecord.objects.filter(object_id=gone.pk, source="others").delete()
    SearchRecord.objects.create(source="bodies", object_id=999_999, url="/")
    SearchRecord.objects.create(source="strange", object_id=1, url="/")
    said = list(differences())
    assert [one.partition(". ")[0] for one in said] == [
        "search: bodies: 2 not as the data say",
        "search: others: 1 not in it",
        "search: others: 1 not as the data say",
    ]
    heard = []
    assert rebuild(lambda *told: heard.append(told)) == {"bodies": 2, "others": 2}
    assert heard == [("bodies", 2, 2), ("others", 2, 2)]
    assert list(differences()) == []
    assert set(SearchRecord.objects.values_list("source", flat=True)) == {"bodies", "others"}


def test_a_damaged_index_is_found_and_mended():
    if connection.vendor != "sqlite":
        return
    put("a", "Team")
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO foundation_searchindex(foundation_searchindex, rowid, title_stems,"
            " text_stems) VALUES ('delete', (SELECT max(id) FROM foundation_searchrecord),"
            " 'team a', '')"
        )
    assert list(differences()) == ["search: the index is damaged. Run: wirksam search rebuild"]
    rebuild()
    assert list(differences()) == []


def test_sources_come_in_their_order():
    add_source(SimpleNamespace(key="first", order=1))
    assert [source.key for source in room.sources()] == ["first", "bodies", "others"]
