"""What of the programme is found, by whom, and that every change of it is found at once."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.association import actor, body, reviewer
from tests.factories.programme import confirmed, proposal, version
from wirksam.foundation.access import NOBODY
from wirksam.foundation.search.models import SearchRecord
from wirksam.foundation.search.operations import differences, rebuild, reindex
from wirksam.foundation.search.queries import search
from wirksam.programme.models import Passage
from wirksam.programme.operations.publishing import (
    check_plain_text,
    publish_version,
    write_plain_text,
)
from wirksam.programme.operations.reporting import Report, report_progress, withdraw_entry
from wirksam.programme.operations.reviewing import accept_commitment

pytestmark = pytest.mark.django_db


def found(q, who=NOBODY, **more):
    return [hit.url for hit in search(who, q, **more).hits]


@pytest.fixture
def alma():
    return actor(reviewer("Alma"))


def test_a_text_is_found_from_its_publication_on(alma):
    text = version()
    confirmed(text, code="AP26-01")
    rebuild()
    assert found("Fahrdienst", alma) == found("Teams", alma) == []
    publish_version(actor=alma, version=text)
    assert found("Fahrdienst") == ["/programm/2026/zeilen/7/"]
    assert found("Landesvorstandes Fahrdienste") == ["/programm/2026/zeilen/7/"]
    assert found("Teams", source="commitments") == ["/zusagen/AP26-01/"]
    assert found("Teams", source="passages") == [
        "/programm/2026/zeilen/1/",
        "/programm/2026/zeilen/2-4/",
    ]
    (hit,) = search(NOBODY, '"schwierig. Der letzte"').hits
    assert hit.label == "Arbeitsprogramm 2026, Z. 5–6"


def test_the_second_yes_makes_a_commitment_found(alma):
    one = proposal(version(published=True), title="Gute Radwege")
    accept_commitment(actor=alma, commitment=one, revision=1)
    assert found("Radweg") == []
    accept_commitment(actor=actor(reviewer("Bela")), commitment=one, revision=2)
    assert found("Radweg") == ["/zusagen/AP26-01/"] == found("ap26-01") == found(body().name)


def test_a_report_is_found_until_it_is_taken_back(alma):
    one = confirmed(version(published=True), code="AP26-01")
    report = Report(said="Wir haben Zelte gekauft", happened_on=date(2026, 3, 1))
    entry = report_progress(actor=alma, commitment=one, report=report)
    (hit,) = search(NOBODY, "Zelt").hits
    assert (hit.url, hit.on) == ("/zusagen/AP26-01/", date(2026, 3, 1))
    withdraw_entry(actor=alma, entry=entry, reason="doch nicht")
    assert found("Zelt") == []


def test_plain_words_are_found(alma):
    text = version()
    publish_version(actor=alma, version=text)
    passage = Passage.objects.get(version=text, first_line=7)
    plain = write_plain_text(actor=alma, passage=passage, text="Kommt der Kleinbus?")
    assert found("kleinbus kommt") == ["/programm/2026/zeilen/7/"]
    check_plain_text(actor=actor(reviewer("Bela")), plain=plain, seen="Kommt der Kleinbus?")
    assert list(differences()) == []


def test_the_index_is_what_the_data_say(alma):
    text = version()
    confirmed(text)
    proposal(text)
    publish_version(actor=alma, version=text)
    assert list(differences()) == []
    assert SearchRecord.objects.count() == 5


@pytest.mark.parametrize("rows", [1, 3])
def test_the_same_number_of_queries(alma, django_assert_num_queries, rows):
    text = version(published=True)
    keys = [confirmed(text).pk for _ in range(rows)]
    with django_assert_num_queries(8):
        reindex("commitments", *keys)
    with django_assert_num_queries(2):
        search(alma, "Teams")
