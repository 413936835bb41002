from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.forms import ChoiceField, MultipleChoiceField
from django.utils import timezone

from tests.factories.accounts import sign_in
from tests.factories.association import occasion, person, state_unit
from tests.factories.rules import rule_book, rules
from wirksam.association.models import Person, RuleBook
from wirksam.engine.statutes import SlateRules

pytestmark = pytest.mark.django_db
PAGE, NEW = "/verband/land/regeln/", "/verband/land/regeln/neu/"
DECISION = "LMV, TOP 6"


@pytest.fixture
def presidium(client):
    sign_in(client, person("Presi", "assembly.run"))
    return client


def sent_by_browser(field) -> object:
    """A list to choose from sends its first choice where nothing is chosen."""
    value = field.value()
    if value is None and type(field.field) is ChoiceField:
        return field.field.choices[0][0]
    return "" if value is None and not isinstance(field.field, MultipleChoiceField) else value


def filled(client) -> dict[str, object]:
    """What the form sends if nothing in it is changed but what must be."""
    page = client.get(NEW).context["forms"]
    sets = (page.deadlines, page.majorities, page.slates.exclusions)
    forms = [page.frame, page.quorum, page.seats, *page.slates.once.values()]
    forms += [one.management_form for one in sets]
    forms += [form for one in sets for form in one.forms]
    fields = [field for form in forms for field in form]
    told = {field.html_name: sent_by_browser(field) for field in fields}
    sent = {name: value for name, value in told.items() if value is not None and value is not False}
    first = timezone.localdate().isoformat()
    return sent | {"name": "Satzung", "version": "neu", "valid_from": first, "source": DECISION}


def test_everybody_reads_the_rules_with_their_sources(client):
    state_unit()
    assert "Hier sind noch keine Regeln" in client.get(PAGE).content.decode()
    rule_book()
    page = client.get(PAGE).content.decode()
    assert "49 volle Tage vorher." in page
    assert "Satzung § 9 Abs. 4" in page
    assert "Mindestens 2/3 der Ja- und Nein-Stimmen." in page
    assert page.count("Annahme: Die Satzung") == 9
    assert NEW not in page


def test_concrete_days_of_the_next_assembly(client):
    rule_book()
    ahead = occasion(timezone.localdate() + timedelta(days=100))
    ahead.unit = state_unit()
    ahead.save()
    page = client.get(PAGE).content.decode()
    assert ahead.name in page
    assert page.count(", 24 Uhr") == 4


@pytest.mark.parametrize("many", [1, 3])
def test_the_same_queries_for_any_number_of_versions(client, django_assert_num_queries, many):
    for number in range(many):
        rule_book(told=rules(f"Fassung {number}", date(2020 + number, 1, 1)))
    client.get(PAGE)
    with django_assert_num_queries(6):
        client.get(PAGE)


def test_a_version_that_does_not_hold_today_says_so(client):
    old = rule_book(told=rules("2020", date(2020, 1, 1)))
    rule_book()
    page = client.get(old.get_absolute_url()).content.decode()
    assert "Heute gilt eine andere." in page
    assert client.get("/verband/land/regeln/999/").status_code == 404


def test_a_preview_keeps_nothing_and_then_it_is_kept(presidium):
    rule_book()
    told = filled(presidium)
    shown = presidium.post(NEW, told | {"tat": "vorschau"})
    assert shown.status_code == 200
    assert "Noch ist nichts gespeichert." in shown.content.decode()
    assert RuleBook.objects.count() == 1
    kept = presidium.post(NEW, told | {"tat": "speichern"})
    book = RuleBook.objects.latest("pk")
    assert kept.headers["Location"] == book.get_absolute_url()
    before = rules("neu", book.valid_from)
    assert (book.rules.submissions, book.rules.majorities) == (
        before.submissions,
        before.majorities,
    )
    assert (book.rules.quorum, book.rules.seats) == (before.quorum, before.seats)
    kept_slates, slates = book.rules.slates, before.slates
    assert replace(kept_slates, exclusions=()) == replace(slates, exclusions=())
    assert kept_slates.exclusions == slates.exclusions
    assert book.stored_by == str(Person.objects.get(name="Presi").key)


def test_rules_can_be_entered_where_there_were_none(presidium):
    state_unit()
    told = filled(presidium) | {
        "fristen-0-kinds": ["ordinary"],
        "fristen-0-days": "14",
        "fristen-0-text": "Zwei Wochen vorher.",
        "fristen-0-source": "§ 1",
        "tat": "speichern",
    }
    assert presidium.post(NEW, told).status_code == 302
    rule = RuleBook.objects.get().rules.submission("ordinary")
    assert (rule.days, rule.late_majority) == (14, "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": ""}, "Etwas fehlt"),
        ({"mehrheiten-0-share": "3/2"}, "Schreib einen Anteil als Bruch"),
        ({"mehrheiten-0-share": "1/0"}, "Schreib einen Anteil als Bruch"),
        ({"fristen-0-kinds": ["statute", "ordinary"]}, "Zwei Fristen reden von „Anträge“"),
        ({"fristen-0-late_majority": "three-quarters"}, "Drei-Viertel-Mehrheit“. Sag unten"),
        ({"mehrheiten-1-code": "simple"}, "gibt es zweimal"),
        ({"fristen-0-days": "-3"}, "Etwas fehlt"),
        ({"fristen-0-days": "9" * 400}, "Etwas fehlt"),
        ({"fristen-TOTAL_FORMS": "999999999"}, "Etwas fehlt"),
        ({"fristen-TOTAL_FORMS": "x"}, "Etwas fehlt"),
        ({"da-least": "0", "da-share": ""}, "Schreib einen Anteil als Bruch"),
        ({"version": "2026"}, "schon eine Fassung „2026“"),
        ({"amtszeit-months": ""}, "Schreib eine Zahl."),
        ({"amtszeit-months": "601"}, "Etwas fehlt"),
        ({"folge-source": ""}, "Sag, wo es steht."),
        ({"delegation-share": "2"}, "Schreib einen Anteil als Bruch"),
        ({"ausschluss-1-readers": ""}, "Sag, wer nicht vorgeschlagen werden kann."),
        ({"ausschluss-0-offices": ["gibt-es-nicht"]}, "Etwas fehlt"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(presidium, change, said):
    rule_book()
    told = filled(presidium) | change | {"tat": "speichern"}
    shown = presidium.post(NEW, told)
    assert shown.status_code == 422
    page = shown.content.decode()
    assert said in page
    assert RuleBook.objects.count() == 1
    assert DECISION in page


def test_a_rule_can_be_taken_away(presidium):
    rule_book()
    presidium.post(NEW, filled(presidium) | {"fristen-4-DELETE": "on", "tat": "speichern"})
    assert RuleBook.objects.latest("pk").rules.submission("application") is None


def test_only_who_prepares_assemblies_or_changes_the_structure_enters(client):
    state_unit()
    assert client.get(NEW).status_code == 302
    sign_in(client, person("Mira", "programme.review"))
    assert client.get(NEW).status_code == 404
    sign_in(client, person("Stru", "structure.edit"))
    assert client.get(NEW).status_code == 200


def test_rules_about_proposals_are_read_with_what_they_are_silent_about(client):
    rule_book()
    page = client.get(PAGE).content.decode()
    assert "Höchstens 24 Monate." in page
    assert "Mindestens 21 Tage lang offen." in page
    assert "Wer die Bewerbungen liest." in page
    assert "Ein Vorschlag entsteht, wenn die Ausschreibung geendet hat." in page
    assert "Die Länge der Amtszeiten ist nicht geprüft." not in page
    rule_book(told=replace(rules("ohne"), slates=SlateRules()))
    assert "Die Länge der Amtszeiten ist nicht geprüft." in client.get(PAGE).content.decode()


def test_who_cannot_be_proposed_is_entered_by_office(presidium):
    state_unit()
    office = Person.objects.get(name="Presi").mandates.get().office
    office.function, office.name = "leitung", "Tagungsleitung"
    office.save()
    told = filled(presidium) | {
        "ausschluss-0-offices": ["leitung"],
        "ausschluss-0-groups": "Basis, Beisitz,",
        "ausschluss-0-text": "Wer leitet, steht nicht zur Wahl.",
        "ausschluss-0-source": "§ 1",
        "wechsel-again": "0",
        "wechsel-text": "Im Wechsel.",
        "wechsel-source": "§ 2",
        "tat": "speichern",
    }
    assert presidium.post(NEW, told).status_code == 302
    slates = RuleBook.objects.get().rules.slates
    assert (slates.exclusions[0].offices, slates.exclusions[0].groups) == (
        {"leitung"},
        {"Basis", "Beisitz"},
    )
    assert slates.alternation.again == 0
    assert slates.term is None
    page = presidium.get(PAGE).content.decode()
    assert "Wer eines dieser Ämter hat: Tagungsleitung." in page
    assert "Nur für Plätze dieser Gruppen: Basis, Beisitz." in page
