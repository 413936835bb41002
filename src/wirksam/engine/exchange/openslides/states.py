"""States of a workflow there, which associations name as they like, and what they mean here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wirksam.engine.exchange.loading import line

NAMES = {
    "draft": "Entwurf",
    "collecting": "sucht Unterstützung",
    "submitted": "eingereicht",
    "returned": "zurückgegeben",
    "published": "veröffentlicht",
    "withdrawn": "zurückgezogen",
    "refused": "nicht zugelassen",
    "adopted": "angenommen",
    "modified": "geändert angenommen",
    "rejected": "abgelehnt",
    "referred": "überwiesen",
    "settled": "erledigt",
}
RECOMMENDED = {
    "adopted": ("adopt", "Annahme"),
    "rejected": ("reject", "Ablehnung"),
    "modified": ("modify", "Annahme mit Änderungen"),
    "referred": ("refer", "Überweisung"),
    "settled": ("settled_by", "Erledigt durch einen anderen Antrag"),
}
ONLY_RECOMMENDED = {"vote": "Abstimmung", "other": "Sonstiges"}
COLOURS = {"adopted": "green", "modified": "green", "rejected": "red", "published": "lightblue"}

_WORDS = (
    ("modified", ("geändert angenommen", "with changes", "modified", "änderungen")),
    ("refused", ("not authorized", "nicht zugelassen", "nicht zulässig")),
    ("rejected", ("rejected", "abgelehnt", "rejection", "ablehnung")),
    ("adopted", ("accepted", "angenommen", "adopted", "acceptance", "annahme", "beschlossen")),
    ("withdrawn", ("withdrawn", "zurückgezogen")),
    ("returned", ("zurückgegeben", "sent back")),
    ("referred", ("referred", "referral", "überwiesen", "überweisung", "verwiesen")),
    ("settled", ("not concerned", "nicht befasst", "nichtbefassung", "erledigt", "concernment")),
    ("collecting", ("sucht unterstützung", "collecting")),
    ("draft", ("in progress", "in bearbeitung", "entwurf", "draft")),
    ("published", ("permitted", "zugelassen", "veröffentlicht", "published", "not decided",
                   "nicht entschieden", "adjourned", "vertagt", "needs review", "permission")),
    ("submitted", ("submitted", "eingereicht", "eingebracht")),
)  # fmt: skip


def state_of(row: Mapping[str, Any]) -> str:
    """The house's word for a state; empty where nobody can tell."""
    name = line(row.get("name"), 80).lower()
    for state, words in _WORDS:
        if any(word in name for word in words):
            return "published" if state == "submitted" and row.get("set_number") else state
    return "adopted" if row.get("merge_amendment_into_final") == "do_merge" else ""


def recommendation_of(row: Mapping[str, Any]) -> str:
    """The house's word for a state that is recommended."""
    name = line(row.get("name"), 80)
    for recommendation, told in ONLY_RECOMMENDED.items():
        if name == told:
            return recommendation
    return RECOMMENDED.get(state_of(row), ("other", ""))[0]
