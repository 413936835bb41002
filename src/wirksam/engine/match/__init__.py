"""Who is offered which open task: needs first, then even loads, by rules anybody can check."""

from .load import gini, load
from .model import (
    MESSAGES,
    PLACES,
    Done,
    Gap,
    Offer,
    Person,
    Place,
    Reason,
    Round,
    Task,
    Terms,
)
from .rounds import offer_round

__all__ = [
    "MESSAGES",
    "PLACES",
    "Done",
    "Gap",
    "Offer",
    "Person",
    "Place",
    "Reason",
    "Round",
    "Task",
    "Terms",
    "gini",
    "load",
    "offer_round",
]
