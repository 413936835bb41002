"""What somebody with bad intent, or bad luck, sends to assemblies and their accounts."""

from __future__ import annotations

import pytest

from tests.factories.accounts import sign_in
from tests.factories.assembly import assembly, draft, frozen, presidium, programme, reporter, said
from wirksam.assembly.models import AgendaItem, ReportItem

pytestmark = pytest.mark.django_db

HOSTILE = (
    '<script>alert(1)</script>{{7*7}}{% now %} #import "/etc/passwd" $x$ *b* '
    "\N{RIGHT-TO-LEFT OVERRIDE}um\x00\x07\x1b[31m\N{ARABIC LETTER AIN}\ufffe =1+1"
)


def lara(client):
    return sign_in(client, reporter("Lara Amt"))


def words(client, edition, text):
    code = edition.version.commitments.get().code
    told = {f"wort-{code}": text, f"stand-{code}": "0"}
    return client.post(f"{edition.get_absolute_url()}worte/", told)


def test_hostile_words_of_an_account_stay_words(client):
    text, (one,) = programme()
    said(one, HOSTILE.replace("\x00", ""))
    edition = draft(text)
    lara(client)
    assert words(client, edition, HOSTILE).status_code == 302
    assert "\x00" not in ReportItem.objects.get().statement
    client.post(f"{edition.get_absolute_url()}einfrieren/", {"revision": edition.revision})
    edition.refresh_from_db()
    assert edition.is_frozen
    client.logout()
    page = client.get(edition.get_absolute_url())
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "{{7*7}}" in page.text
    for ending in ("pdf", "odt", "csv", "json"):
        answer = client.get(f"{edition.get_absolute_url()}bericht.{ending}")
        assert answer.status_code == 200, ending
        assert not answer.content.startswith(b"="), ending


def test_an_account_begins_with_a_draft_that_nobody_else_sees(client):
    text, _ones = programme()
    edition = draft(text, title="Geheimer Entwurf", foreword="Unter uns.")
    AgendaItem.objects.create(
        assembly=edition.assembly, position=1, title="Bericht", kind="report", report=edition
    )
    above = edition.assembly.get_absolute_url()
    pages = ["/versammlungen/", above, f"/zusagen/{text.commitments.get().code}/", "/"]
    pages += [f"/suche/?q={word}" for word in ("entwurf", "unter")]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "Geheimer Entwurf" not in answer.text, address
        assert "Unter uns" not in answer.text, address
    for ending in ("", "bericht.pdf", "bericht.odt", "bericht.csv", "bericht.json"):
        assert client.get(f"{edition.get_absolute_url()}{ending}").status_code == 404, ending


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "-1", "²", "\x00", "x"])
def test_a_revision_of_what_is_not_there_is_a_new_account(client, number):
    edition = frozen(programme()[0])
    lara(client)
    above = edition.assembly.get_absolute_url()
    assert client.get(f"{above}bericht/neu/", {"neufassung": number}).status_code == 200


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "9999-12-31T23:59", "1800-01-01T00:00"])
def test_a_cut_off_out_of_all_reason_is_refused(client, at):
    text, _ones = programme()
    edition = draft(text)
    lara(client)
    told = {"title": "x", "version": text.pk, "by_body": edition.by_body_id, "revision": 1}
    address = f"{edition.get_absolute_url()}deckblatt/"
    assert client.post(address, told | {"cut_off_at": at}).status_code == 422
    assert client.get(edition.get_absolute_url()).status_code == 200


def test_who_presides_elsewhere_decides_nothing_here(client):
    edition = frozen(programme()[0])
    above, address = edition.assembly.get_absolute_url(), edition.get_absolute_url()
    stranger = presidium("Fremd")
    stranger.mandates.update(ends_on="2026-01-01")
    sign_in(client, stranger)
    for one in (f"{above}aendern/", f"{above}tagesordnung/", f"{address}beschluesse/"):
        assert client.post(one, {}).status_code in {403, 404}, one
    assert not assembly(name="Andere").agenda.exists()
