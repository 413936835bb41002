"""What an amendment wants, from whichever way a file tells it.

``data`` of a section is the whole amended text (as in requests that make an amendment); ``html`` is
what the interface answers: the changed lines, or the whole text of a global alternative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange.bundle import Notebook, Proposal
from wirksam.engine.exchange.html_in import chunks
from wirksam.engine.exchange.loading import code, line, rows, words
from wirksam.engine.exchange.markup import paragraph, paragraphs_of, plain_of

from .placing import placed
from .sections import WIDTH, Part, Sections, is_reasons, joined, procedure_of
from .statuses import RECOMMENDATIONS

_ALTERNATIVE = re.compile(
    r"\s{0,20}(?:<h[23]>[^<]{0,300}</h[23]>)?\s{0,20}<p><strong>[^<]{0,100}</strong></p>"
)


@dataclass(frozen=True, slots=True)
class Made:
    """The whole text with the amendment in it, and what else it says."""

    wanted: tuple[Paragraph, ...]
    reasons: str
    whole: bool
    proposal: Proposal | None


def read_amendment(
    told: Mapping[str, Any],
    base: Sections,
    where: str,
    notebook: Notebook,
    *,
    before: tuple[Paragraph, ...] | None = None,
) -> Made | None:
    """Nothing where it changes nothing. ``before``: the text it is about, if not ``base``."""
    about = base if before is None else Sections("", (Part("", before, 1),), "", ())
    sections = [one for one in rows(told.get("sections")) if _is_text(one)]
    whole = told.get("global_alternative") is True or any(
        not one.get("data") and _is_alternative(words(one.get("html"))) for one in sections
    )
    wanted = _wanted(sections, about, where, notebook)
    if wanted == about.text and not whole:
        notebook.add(where, "amendment-empty")
        return None
    said = (plain_of(words(told.get(name))) for name in ("reason", "editorial"))
    reasons = "\n\n".join(filter(None, said))
    return Made(wanted, reasons, whole, read_proposal(told, about, where, notebook))


def read_proposal(
    told: Mapping[str, Any], about: Sections, where: str, notebook: Notebook
) -> Proposal | None:
    """What is proposed to do with it; nothing where nothing is."""
    procedure = procedure_of(told)
    number = code(procedure.get("status_id"))
    if number is None:
        return None
    recommendation = RECOMMENDATIONS.get(number, "other")
    explanation = plain_of(words(procedure.get("explanation")))
    if recommendation == "other" and not explanation:
        explanation = line(procedure.get("status_title"))
    sections = [one for one in rows(procedure.get("sections")) if _is_text(one)]
    wanted = _wanted(sections, about, where, notebook) if sections else None
    return Proposal(recommendation, explanation, None if wanted == about.text else wanted)


def _is_text(section: Mapping[str, Any]) -> bool:
    kind = line(section.get("type"), 40)
    return kind in {"TextSimple", ""} and not is_reasons(line(section.get("title")))


def _is_alternative(html: str) -> bool:
    return _ALTERNATIVE.match(html) is not None and not any(one.summary for one in chunks(html))


def _wanted(
    sections: Sequence[Mapping[str, Any]], about: Sections, where: str, notebook: Notebook
) -> tuple[Paragraph, ...]:
    changed = {part.title: part.paragraphs for part in about.parts}
    for part, section in _matched(sections, about.parts):
        data = words(section.get("data"))
        html = words(section.get("html"))
        if data:
            changed[part.title] = paragraphs_of(data, partial(notebook.add, where))
        elif _is_alternative(html):
            changed[part.title] = paragraphs_of(_ALTERNATIVE.sub("", html, count=1))
        elif html:
            changed[part.title] = _shown(html, part, where, notebook)
    return joined([(part.title, changed[part.title]) for part in about.parts])


def _matched(
    sections: Sequence[Mapping[str, Any]], parts: Sequence[Part]
) -> Iterator[tuple[Part, Mapping[str, Any]]]:
    """Sections with the parts they are about: of the same title, or else the next in order."""
    titles = {part.title: part for part in parts}
    for at, section in enumerate(sections):
        title = line(section.get("title"))
        own = [one for one in titles if one and title.endswith(one)]
        if own:
            yield titles[own[0]], section
        elif at < len(parts):
            yield parts[at], section


def _shown(html: str, part: Part, where: str, notebook: Notebook) -> tuple[Paragraph, ...]:
    """From the lines that are shown with what goes and what comes."""
    found = chunks(html)
    changed = any(fate for one in found for _, fate in one.parts)
    if not changed and not any(one.summary for one in found):
        return tuple(paragraph(one) for one in found)
    result = placed(part.paragraphs, found, width=WIDTH, first=part.first)
    for missed in result.missed:
        notebook.add(where, "amendment-unplaced", text=missed)
    return result.wanted
