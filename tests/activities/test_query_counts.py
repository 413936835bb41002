"""However many rows, the same number of queries."""

from __future__ import annotations

import pytest

from tests.factories.activities import (
    activity,
    cohosted,
    contribution,
    going,
    host,
    host_body,
)
from tests.factories.people import human
from tests.factories.programme import confirmed, version

pytestmark = pytest.mark.django_db


def fill(number: int, body):
    text = version(published=True)
    main = activity(body, title="Haupt")
    for at in range(number):
        one = activity(body, part_of=main)
        contribution(main, confirmed(text))
        contribution(one, confirmed(text, code=f"AP26-{at:02d}"))
        cohosted(main, host_body(f"kv-mit-{at}"))
        going(main, human(f"P{at}", body.unit))
    return main


PUBLIC = {"/aktivitaeten/": 4, "/kalender/verband.ics": 3, "/kalender/kv-eins.ics": 3}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "queries"), PUBLIC.items())
def test_public_pages(client, django_assert_num_queries, rows, address, queries):
    fill(rows, host_body())
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


HOSTS = {"": 18, "teilnehmende/": 10, "beitraege/": 8, "mitveranstaltende/": 9}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("end", "queries"), HOSTS.items())
def test_pages_of_hosts(client, django_assert_num_queries, rows, end, queries):
    body = host_body()
    main = fill(rows, body)
    client.force_login(host(body).user)
    with django_assert_num_queries(queries):
        assert client.get(f"/aktivitaeten/{main.pk}/{end}").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_a_member(client, django_assert_num_queries, rows):
    body = host_body()
    fill(rows, body)
    client.force_login(human("Mia", body.unit).user)
    with django_assert_num_queries(9):
        assert client.get("/aktivitaeten/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_a_public_activity(client, django_assert_num_queries, rows):
    main = fill(rows, host_body())
    with django_assert_num_queries(9):
        assert client.get(f"/aktivitaeten/{main.pk}/").status_code == 200
