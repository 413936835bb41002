"""How texts and proposals are put into words, with colours or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wirksam.engine.document.model import Document
    from wirksam.engine.extract import Proposal


def head(document: Document) -> list[str]:
    """The head's record, one line for each thing it says."""
    meta = document.meta
    title = f"{meta.identifier} {meta.title}".strip()
    when = f"adopted {meta.resolved_on.isoformat()}" if meta.resolved_on else ""
    return [part for part in (title, ", ".join(meta.submitters), when, meta.agenda_item) if part]


def place(line: int) -> str:
    """Where a note belongs, in words."""
    return f"line {line} of the file" if line else "the whole file"


def lines_of(proposal: Proposal) -> str:
    """The lines the way people cite them: ``160-161``."""
    first, last = proposal.first_line, proposal.last_line
    return str(first) if first == last else f"{first}-{last}"


def about(proposal: Proposal) -> str:
    """Body, binding, kind, deadline and confidence in one row."""
    due = f" | {proposal.deadline.text}" if proposal.deadline else ""
    body = f"{proposal.body} ({proposal.body_text})" if proposal.body_text else proposal.body
    return f"{body} | {proposal.binding} | {proposal.kind}{due} | {proposal.confidence:.0%}"


def one_line(text: str) -> str:
    """The quote with its forced breaks as blanks."""
    return " ".join(text.split())
