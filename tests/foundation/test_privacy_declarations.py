"""Everything stored is declared, and the documents written from that are current."""

from __future__ import annotations

import pytest
from django.db import models
from django.utils.translation import override

from tests.architecture.house import PACKAGE, REFERENCE
from wirksam.foundation.privacy import declaring
from wirksam.foundation.privacy.declaring import About, Table, declared, faults
from wirksam.foundation.privacy.documents import impact_assessment, record_of_processing
from wirksam.foundation.privacy.retention import covered
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome


def test_every_field_of_every_model_is_declared():
    assert sorted(faults()) == []


def changed(monkeypatch, model, **values):
    table = declaring._tables[model]
    told = {name: getattr(table, name) for name in Table.__dataclass_fields__} | values
    monkeypatch.setitem(declaring._tables, model, Table(**told))
    return [sentence for sentence in faults() if model in sentence]


def test_a_field_left_out_is_named(monkeypatch):
    plain = "id name short_name slug parent path starts_on ends_on"
    assert "association.unit.kind is not declared in association/privacy.py" in changed(
        monkeypatch, "association.unit", plain=plain
    )


def test_a_field_that_is_gone_is_named(monkeypatch):
    (found,) = changed(monkeypatch, "association.bodysynonym", plain="id body wording gender")
    assert found == "association.bodysynonym.gender is declared, but there is no such field"


def test_a_field_named_twice_is_named(monkeypatch):
    (found,) = changed(monkeypatch, "association.bodysynonym", plain="id id body wording")
    assert "declared twice" in found


def test_personal_data_need_basis_owner_and_title(monkeypatch):
    found = changed(
        monkeypatch,
        "association.bodysynonym",
        plain="id body",
        about={"wording": "x", "body": About("x", basis=Basis.MEMBERS)},
        leaving=Outcome.KEPT,
    )
    told = " ".join(found)
    for expected in ("needs a legal basis", "whose rows", "needs a title", "say why", "twice"):
        assert expected in told


def test_a_model_that_is_not_declared_is_named(monkeypatch):
    left = {name: one for name, one in declaring._tables.items() if name != "association.person"}
    monkeypatch.setattr(declaring, "_tables", left)
    assert "association.person is not declared in any privacy.py" in list(faults())


def test_what_is_to_go_after_a_time_goes_by_itself():
    by_deed = {Keep.USE, Keep.PERSON, Keep.ACCOUNT, Keep.MINUTES, Keep.JOURNAL}
    promised = {table.model for table in declared() if table.keep not in by_deed}
    assert promised == covered()


def test_nothing_about_people_is_public_but_minutes_and_what_shows_them():
    public = {
        table.model
        for table in declared()
        for notice in table.notices()
        if notice.is_personal and notice.audience == Audience.PUBLIC
    }
    minutes = ("programme.", "motions.", "assembly.", "teams.", "foundation.storedfile")
    assert all(name.startswith(minutes) for name in public)


def test_there_is_no_column_for_gender_or_birth():
    words = ("gender", "sex", "birth", "geschlecht")
    names = {
        f"{table.model}.{field.name}"
        for table in declared()
        for field in table.load()._meta.get_fields()
        if isinstance(field, models.Field)
    }
    assert [name for name in names if any(word in name for word in words)] == []


@pytest.mark.parametrize(
    ("name", "document"),
    [("record.md", record_of_processing), ("assessment.md", impact_assessment)],
)
def test_documents_are_current(name, document):
    with override("en"):
        told = document()
    assert (REFERENCE / "privacy" / name).read_text(encoding="utf-8") == told, (
        f"run: wirksam privacy {name.removesuffix('.md')} --language en"
        f" > docs/reference/privacy/{name}"
    )


def test_documents_speak_german():
    with override("de"):
        assert "Verzeichnis von Verarbeitungstätigkeiten" in record_of_processing("Verband e. V.")
        assert "Verband e. V." in record_of_processing("Verband e. V.")
        assert "Datenschutz-Folgenabschätzung" in impact_assessment()


def test_only_the_operations_write_consent():
    writers = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "Consent(" in (text := path.read_text(encoding="utf-8"))
        or "Consent.objects.create" in text
    ]
    assert sorted(writers) == [
        "foundation/privacy/models.py",
        "foundation/privacy/operations.py",
    ]
