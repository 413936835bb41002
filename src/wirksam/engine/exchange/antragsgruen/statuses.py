"""What Antragsgrün's numbers of states mean in the house, and back."""

from __future__ import annotations

STATES = {
    1: "draft",
    2: "submitted",
    3: "published",
    4: "adopted",
    5: "rejected",
    6: "modified",
    7: "published",
    8: "adopted",
    9: "settled",
    10: "referred",
    11: "published",
    12: "published",
    13: "published",
    14: "refused",
    15: "collecting",
    16: "draft",
    17: "settled",
    18: "submitted",
    22: "settled",
    23: "published",
    25: "adopted",
    26: "adopted",
    -1: "withdrawn",
}
LEFT_OUT = {
    -3: "withdrawn and hidden",
    -2: "deleted",
    19: "a draft of merging",
    20: "a draft of merging",
    21: "a part of a recommendation",
    24: "an answer",
    27: "moved elsewhere",
}
OLD_VERSION = 7
RESOLUTIONS = frozenset({25, 26})
RESOLUTION = 26
RECOMMENDATIONS = {
    4: "adopt", 5: "reject", 6: "modify", 10: "refer", 11: "vote", 22: "settled_by",
}  # fmt: skip
OTHER = 23

_NUMBERS = {
    "draft": 1,
    "collecting": 15,
    "submitted": 2,
    "returned": 2,
    "published": 3,
    "withdrawn": -1,
    "refused": 14,
    "adopted": 4,
    "modified": 6,
    "rejected": 5,
    "referred": 10,
    "settled": 22,
}
TITLES = {
    "draft": "Entwurf",
    "collecting": "Unterstützer*innen sammeln",
    "submitted": "Eingereicht (ungeprüft)",
    "returned": "Eingereicht (ungeprüft)",
    "published": "Eingereicht",
    "withdrawn": "Zurückgezogen",
    "refused": "Zurückgewiesen",
    "adopted": "Angenommen",
    "modified": "Modifiziert angenommen",
    "rejected": "Abgelehnt",
    "referred": "Überwiesen",
    "settled": "Erledigt",
}


def status_id(state: str, *, resolution: bool = False) -> int:
    """The number for a state."""
    return RESOLUTION if resolution else _NUMBERS[state]


def recommendation_id(recommendation: str) -> int:
    """The number for a recommendation."""
    back = {name: number for number, name in RECOMMENDATIONS.items()}
    return back.get(recommendation, OTHER)
