"""The association's bodies: inflection, compounds, own words before general ones, bad data."""

import json

import pytest

from wirksam.engine.extract import BodyEntry, BodyLexicon, lexicon_from, read_lexicon
from wirksam.engine.extract.tokens import tokenize


def keys(text, lexicon=None):
    found = (lexicon or BodyLexicon.default()).mentions(tokenize(text))
    return [(mention.key, mention.text) for mention in found]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Landesvorstandes", "landesvorstand"),
        ("Landesvorstände", "landesvorstand"),
        ("LaVo", "landesvorstand"),
        ("Bezirksjugendvorstands", "landesvorstand"),
        ("Diözesanleitung", "landesvorstand"),
        ("Kreisverbänden", "kreisverbaende"),
        ("KVs", "kreisverbaende"),
        ("Kreisvorstandsmitglieder", "kreisverbaende"),
        ("Ortsgruppen", "kreisverbaende"),
        ("Projektgruppe", "teams"),
        ("Arbeitskreise", "teams"),
        ("Bildungsteams", "bildungsteam"),
        ("Social Media Teams", "social_media_team"),
        ("Öffentlichkeitsarbeit", "social_media_team"),
        ("Gleichstellungsbeauftragte", "frauen_team"),
        ("LMV", "verband"),
        ("Basismitglieder", "mitglieder"),
        ("Zielgruppen", "extern"),
    ],
)
def test_a_body_is_known_in_any_form(word, key):
    assert keys(word) == [(key, word)]


@pytest.mark.parametrize("word", ["Sonne", "Vorstandsarbeiten-", "Gruppierung", "X", "ÄÖÜ", "Tag"])
def test_other_words_name_no_body(word):
    assert not [key for key, _ in keys(word) if key in {"teams", "kreisverbaende"}]


def test_the_association_s_words_come_first():
    own = BodyLexicon.default().extended(
        [
            BodyEntry("rat", ("Rat der Weisen", "Vorstand")),
            BodyEntry("chor", ("Chor:m",), own=False),
        ]
    )
    assert keys("Der Vorstand und der Rat der Weisen", own) == [
        ("rat", "Vorstand"),
        ("rat", "Rat der Weisen"),
    ]
    assert keys("Kinderchöre", own) == [("chor", "Kinderchöre")]


def test_a_lexicon_is_read_from_data(tmp_path):
    file = tmp_path / "bodies.json"
    file.write_text(json.dumps({"entries": [{"key": "rat", "words": ["Rat:m!"]}]}))
    assert keys("Der Rat tagt, der Beirat auch.", read_lexicon(file)) == [("rat", "Rat")]


@pytest.mark.parametrize("data", [{}, {"entries": [{}]}, {"entries": 3}, [], "x"])
def test_malformed_data_is_refused(data):
    with pytest.raises(ValueError, match="not a list of bodies"):
        lexicon_from(data)


def test_hostile_words_leave_no_trace():
    lexicon = BodyLexicon((BodyEntry("a", ("", ":", "!", "Team:n")),))
    assert keys("Team " + "A" * 10_000, lexicon) == [("a", "Team")]
