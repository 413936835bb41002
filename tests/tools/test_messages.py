"""Messages: what is read from the source, what is kept, what is found wanting."""

from __future__ import annotations

import gettext

import pytest

from tools import messages

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext

TITLE = _("Programme")
MONTH = pgettext("month name", "May")


def count(n):
    return ngettext("%(n)d line", "%(n)d lines", n) % {"n": n}
"""
PAGE = """<h1 title="{% translate "Lines & more" %}">{{ _("Search") }}</h1>
    {% blocktranslate trimmed with name=person.name count n=lines %}
      {{ name }} wrote
      one line.
    {% plural %}
      {{ name }} wrote {{ n }} lines.
    {% endblocktranslate %}
  {% translate "May" context "permission" %}
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one module, one template and an empty catalogue."""
    (tmp_path / "module.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    monkeypatch.setattr(messages, "TABLES", ())
    return tmp_path


def _translate(replacements):
    path = messages.catalogue_path("de")
    text = path.read_text(encoding="utf-8")
    for msgid, line in replacements.items():
        head, tail = text.split(f'msgid "{msgid}"\n', 1)
        text = f'{head}msgid "{msgid}"\n' + tail.replace('msgstr ""', f'msgstr "{line}"', 1)
    path.write_text(text, encoding="utf-8")


def test_reads_code_and_templates(package):
    found = {(message.id, message.context) for message in messages.extracted() if message.id}
    assert found == {
        ("Programme", None),
        ("May", "month name"),
        (("%(n)d line", "%(n)d lines"), None),
        ("Lines & more", None),
        ("Search", None),
        (("%(name)s wrote one line.", "%(name)s wrote %(n)s lines."), None),
        ("May", "permission"),
    }


def test_reads_mails_but_no_other_texts(package):
    (package / "templates" / "email").mkdir(parents=True)
    (package / "templates" / "email" / "code.txt").write_text("{% translate 'Hello' %}", "utf-8")
    (package / "programme.txt").write_text("{% translate 'Adopted' %}", encoding="utf-8")
    assert messages.extracted().get("Hello") is not None
    assert messages.extracted().get("Adopted") is None


def test_reads_the_sentences_of_the_text_reader(package, monkeypatch):
    monkeypatch.setattr(messages, "TABLES", ({"lost-number": "Line {number} is back."},))
    messages.update("de")
    assert messages.problems("de").count("not translated: 'Line {number} is back.'") == 1
    _translate({"Line {number} is back.": "Zeile {numer} ist wieder da."})
    assert any("unknown placeholder {numer}" in problem for problem in messages.problems("de"))


def test_update_is_stable_and_writes_no_dates(package):
    messages.update("de")
    first = messages.catalogue_path("de").read_text(encoding="utf-8")
    messages.update("de")
    assert messages.catalogue_path("de").read_text(encoding="utf-8") == first
    assert "Date" not in first
    assert "module.py" not in first


def test_vanished_message_returns_with_its_translation(package):
    messages.update("de")
    _translate({"Programme": "Programm"})
    (package / "module.py").write_text("", encoding="utf-8")
    messages.update("de")
    assert any(problem.startswith("obsolete: 'Programme'") for problem in messages.problems("de"))
    (package / "module.py").write_text(CODE, encoding="utf-8")
    messages.update("de")
    assert messages.read("de").get("Programme").string == "Programm"


def test_prune_forgets_vanished_messages(package):
    messages.update("de")
    _translate({"Programme": "Programm"})
    (package / "module.py").write_text("", encoding="utf-8")
    messages.update("de", prune=True)
    assert "Programm" not in messages.catalogue_path("de").read_text(encoding="utf-8")


def test_names_what_is_missing(package):
    (package / "page.html").write_text("", encoding="utf-8")
    (package / "module.py").write_text('_("Hello %(name)s")\n_("Go")\n', encoding="utf-8")
    messages.update("de")
    assert len(messages.problems("de")) == 2
    _translate({"Go": "Los", "Hello %(name)s": "Hallo %(nam)s"})
    assert messages.problems("de") == ["unknown placeholder %(nam)s in 'Hallo %(nam)s'"]


def test_compiled_catalogue_speaks_german(package):
    messages.update("de")
    _translate({"Programme": "Programm"})
    messages.compile_catalogue("de")
    with messages.catalogue_path("de").with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Programme") == "Programm"
