"""However many rows, the same number of queries."""

from __future__ import annotations

import pytest

from tests.factories.accounts import sign_in
from tests.factories.activities import contribution, host, host_body
from tests.factories.opportunities import engaged, job, opportunity, task
from tests.factories.people import human, office
from tests.factories.programme import confirmed, version

pytestmark = pytest.mark.django_db


def fill(number, body, who=None):
    text = version(published=True)
    body.contact = office(body, name="Sprecher*in")
    body.save()
    main = opportunity(body, title="Haupt", places=30, structure="positions")
    for at in range(number):
        one = task(body)
        contribution(main, confirmed(text, code=f"AP26-{at:02d}"))
        engaged(main, human(f"P{at}", body.unit), position=job(main, f"J{at}", 3))
        engaged(one, who or human(f"Q{at}", body.unit))
        engaged(main, human(f"A{at}", body.unit), state="asked")
    return main


@pytest.mark.parametrize("rows", [1, 3])
def test_the_public_list(client, django_assert_num_queries, rows):
    fill(rows, host_body())
    with django_assert_num_queries(LIST):
        assert client.get("/aufgaben/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_a_public_page(client, django_assert_num_queries, rows):
    main = fill(rows, host_body())
    with django_assert_num_queries(PAGE):
        assert client.get(f"/aufgaben/{main.pk}/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("address", ["/aufgaben/", "/aufgaben/meine/"])
def test_lists_of_a_member(client, django_assert_num_queries, rows, address):
    body = host_body()
    mia = sign_in(client, human("Mia", body.unit))
    fill(1, body, mia)
    for _ in range(rows - 1):
        engaged(task(body), mia)
    with django_assert_num_queries(MEMBER[address]):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("end", ["", "leute/"])
def test_pages_of_a_host(client, django_assert_num_queries, rows, end):
    body = host_body()
    main = fill(rows, body)
    sign_in(client, host(body))
    with django_assert_num_queries(HOST[end]):
        assert client.get(f"/aufgaben/{main.pk}/{end}").status_code == 200


LIST, PAGE = 7, 11
MEMBER = {"/aufgaben/": 13, "/aufgaben/meine/": 7}
HOST = {"": 20, "leute/": 12}
