"""An account on its page: an index, what was reported first, and common decisions said once."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.factories.assembly import frozen, presidium, programme, said
from tests.factories.association import actor
from wirksam.assembly.operations.deciding import NewAct, record_acts
from wirksam.assembly.queries.reading import page_of

pytestmark = pytest.mark.django_db


def decided(edition, *words):
    items = list(edition.items.order_by("position", "pk"))
    today = timezone.localdate()
    acts = [NewAct(item.pk, word, today) for item, word in zip(items, words, strict=False)]
    record_acts(actor=actor(presidium()), edition=edition, acts=acts)
    return page_of(edition)


def test_what_nobody_reported_comes_last_and_is_in_the_index(client):
    text, ones = programme(3)
    said(ones[1])
    edition = frozen(text)
    page = page_of(edition)
    assert [one.item.code for one in page.told] == [ones[1].code]
    assert [one.item.code for one in page.untold] == [ones[0].code, ones[2].code]
    listed = [one.item.code for _state, items in page.index for one in items]
    assert sorted(listed) == sorted(one.code for one in ones)
    html = client.get(edition.get_absolute_url()).text
    assert all(f'href="#{one.code}"' in html and f'id="{one.code}"' in html for one in ones)


@pytest.mark.parametrize(
    ("words", "usual"),
    [
        ((), None),
        (("noted",), None),
        (("noted", "noted"), "noted"),
        (("noted", "deferred", "noted"), "noted"),
        (("noted", "deferred"), None),
    ],
)
def test_only_what_most_share_is_said_once(words, usual):
    text, _ones = programme(3)
    page = decided(frozen(text), *words)
    found = page.usual_act
    assert (found.act.act if found else None) == usual


def test_an_item_without_a_decision_is_not_taken_for_one_of_the_rest(client):
    text, _ones = programme(3)
    edition = frozen(text)
    decided(edition, "noted", "noted")
    html = client.get(edition.get_absolute_url()).text
    assert html.count("zur Kenntnis genommen") == 1
    assert html.count("Darüber hat die Versammlung nicht entschieden.") == 1
