"""What the extraction hands to a reviewer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wirksam.engine.deadlines import Deadline

Binding = Literal["must", "shall", "may"]
Kind = Literal["structure", "event", "review", "report", "support", "position"]
Completion = Literal["deliver", "examine", "continuous", "principle", "on_request"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A commitment that the text seems to make, for a person to accept, change or reject.

    ``first_line``/``last_line`` are printed line numbers, ``source_*`` physical lines of the file.
    ``quote`` is verbatim text of one block. ``body`` is a key of the lexicon, ``body_text`` the
    words the text uses. ``limits`` are the text's own softeners, verbatim. ``confidence`` runs from
    0 to 1. ``reasons`` are rows "CODE: explanation"; the code names the table of the annotation
    rules (A yes or no, B counting, C binding, D body, E deadline, F kind).
    """

    first_line: int
    last_line: int
    source_first_line: int
    source_last_line: int
    quote: str
    body: str
    body_text: str
    binding: Binding
    kind: Kind
    completion: Completion
    limits: str
    deadline: Deadline | None
    confidence: float
    reasons: tuple[str, ...]
    block: int
    start: int
    end: int
