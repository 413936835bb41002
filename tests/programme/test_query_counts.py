"""However many rows, the same number of queries."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.association import reviewer
from tests.factories.programme import confirmed, proposal, version
from wirksam.programme.models import Evidence, ProgressEntry
from wirksam.programme.operations.standing import refresh_standing

pytestmark = pytest.mark.django_db

PUBLIC = {"/": 9, "/programm/": 3, "/programm/2026/": 14, "/zusagen/": 4}
DESK = {"/programm/2026/pruefen/": 16, "/programm/2026/pruefen/abdeckung/": 10}


def fill(text, number):
    for at in range(number):
        one = confirmed(text, code=f"AP26-{at:02d}")
        proposal(text)
        entry = ProgressEntry.objects.create(
            commitment=one, happened_on=date(2026, 3, 1), said="getan", state="in_progress"
        )
        Evidence.objects.create(entry=entry, kind="link", label="Seite", url="https://x.invalid")
        refresh_standing(one)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "queries"), PUBLIC.items())
def test_public_pages(client, django_assert_num_queries, rows, address, queries):
    fill(version(published=True), rows)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "queries"), DESK.items())
def test_desk_pages(client, django_assert_num_queries, rows, address, queries):
    fill(version(), rows)
    client.force_login(reviewer("Alma").user)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_one_commitment(client, django_assert_num_queries):
    fill(version(published=True), 3)
    with django_assert_num_queries(15):
        assert client.get("/zusagen/AP26-01/").status_code == 200


def test_a_hot_page_costs_one_query(client, django_assert_num_queries):
    fill(version(published=True), 3)
    first = client.get("/programm/2026/")
    with django_assert_num_queries(1):
        again = client.get("/programm/2026/")
    assert again.content == first.content
    with django_assert_num_queries(1):
        same = client.get("/programm/2026/", headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")


@pytest.mark.parametrize("texts", [1, 3])
@pytest.mark.parametrize(("address", "queries"), {"/": 24, "/programm/": 6}.items())
def test_several_texts(client, django_assert_num_queries, texts, address, queries):
    for year in range(2026, 2026 + texts):
        proposal(version(str(year)))
    client.force_login(reviewer("Alma").user)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
