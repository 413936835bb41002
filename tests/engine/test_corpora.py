"""The texts of other associations and their gold lists agree with each other."""

import json
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "corpora"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in FOLDER.glob("*.gold.json"))
BODIES = {
    "landesvorstand",
    "kreisverbaende",
    "teams",
    "bildungsteam",
    "social_media_team",
    "frauen_team",
    "verband",
    "mitglieder",
}
KINDS = {"structure", "event", "review", "report", "support", "position"}


def _gold(name: str) -> list[dict]:
    return json.loads((FOLDER / f"{name}.gold.json").read_text(encoding="utf-8"))


def _plain(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def _held(quote: str, rows: list[str]) -> bool:
    """Whether ``rows`` hold ``quote``, with or without the numbers printed before them."""
    bare = [re.sub(r"^(#+ )?\d+\.? ", "", row.strip()) for row in rows]
    return any(_plain(quote) in _plain("\n".join(kept)) for kept in (rows, bare))


def test_all_eleven_texts_are_here() -> None:
    assert len(NAMES) == 11


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_stands_in_its_lines(name: str) -> None:
    rows = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    for item in _gold(name):
        first, last = item["source_first_line"], item["source_last_line"]
        assert _held(item["quote"], rows[first - 1 : last]), item["id"]


@pytest.mark.parametrize("name", NAMES)
def test_every_deadline_is_worded_in_the_text(name: str) -> None:
    rows = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    for item in _gold(name):
        if item["deadline"]:
            assert _held(item["deadline"]["text"], rows), item["id"]


@pytest.mark.parametrize("name", NAMES)
def test_the_values_are_those_of_the_guideline(name: str) -> None:
    items = _gold(name)
    assert len({item["id"] for item in items}) == len(items) >= 20
    for item in items:
        assert {item["body"], *item["body_alt"]} <= BODIES, item["id"]
        assert item["binding"] in {"must", "shall", "may"}, item["id"]
        assert item["kind"] in KINDS, item["id"]
        assert item["tier"] in {"core", "borderline"}, item["id"]
        assert item["first_line"] <= item["last_line"], item["id"]
