"""What looks like a secret is found; what people write about secrets is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.engine.credentials import find_credential


@pytest.mark.parametrize(
    "text",
    [
        "Passwort: sommer2026",
        "Das Passwort ist Mondlicht!7",
        "Kennwort = Hallo",
        "PW: abc123",
        "pin 4711",
        "Die Zugangsdaten: team/Geheim1",
        "https://team:geheim@mastodon.example/",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "Merkt euch xK9$mPq2!vR7",
        "api_key=sk_live_51Habc",
        "password is hunter2",
    ],
)
def test_a_secret_is_found(text):
    assert find_credential(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Das Passwort liegt im Tresor der Geschäftsstelle.",
        "Das Passwort steht im Passwortspeicher des Verbands.",
        "Nie das Passwort weitergeben.",
        "Passwort: im Büro erfragen",
        "Zugangsdaten: bei der Geschäftsstelle",
        "Konto bei https://mastodon.example/@funkenflug",
        "Fragt info@funkenflug.example am 3.4.2026 um 18:30 Uhr.",
        "Antrag A1-2026-Ä3, Zeile 149-196, Kreisverband Nord/West",
        "Die Mitglieder*innen-Versammlung",
    ],
)
def test_what_people_write_about_secrets_is_left_alone(text):
    assert find_credential(text) is None


@given(st.text(max_size=400))
def test_whatever_is_written_it_answers_with_a_part_of_it(text):
    found = find_credential(text)
    assert found is None or found in text
