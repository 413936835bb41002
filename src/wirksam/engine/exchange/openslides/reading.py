"""From an OpenSlides meeting to a bundle. What an id names may be missing: then a note says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange.bundle import AmendmentText, Bundle, MotionText, Notebook, Proposal
from wirksam.engine.exchange.loading import day, key, line, moment, number, table, words
from wirksam.engine.exchange.markup import paragraphs_of, plain_of

from .meeting import ALTERNATIVE, EDITORIAL, RESOLUTION, Meeting
from .recommending import recommended
from .states import recommendation_of, state_of
from .units import units_of

_SEPARATORS = " -–:/"
_FEW = 2


def belongs(value: object) -> bool:
    """Whether ``value`` is a meeting of OpenSlides."""
    told = table(value)
    inner = table(told.get("meeting"))
    return any("_migration_index" in one or _by_ids(one.get("motion")) for one in (told, inner))


def _by_ids(value: object) -> bool:
    return isinstance(value, dict) and any(
        number(name) is not None and isinstance(row, dict) for name, row in value.items()
    )


def read_document(value: object) -> Bundle:
    """All motions and amendments of the meeting in ``value``."""
    notebook = Notebook()
    meeting = Meeting(value, notebook)
    motions = {one.key: one for one in _motions(meeting)}
    amendments = tuple(_amendments(meeting, motions))
    return Bundle(
        "openslides", meeting.title, tuple(motions.values()), amendments, tuple(notebook.notes)
    )


def _where(name: str, row: Mapping[str, Any]) -> str:
    return line(row.get("number")) or line(row.get("title")) or f"motion/{name}"


def _motions(meeting: Meeting) -> Iterator[MotionText]:
    notebook = meeting.notebook
    for name, row in meeting.motions():
        if key(row.get("lead_motion_id")):
            continue
        where = _where(name, row)
        text = paragraphs_of(words(row.get("text")), partial(notebook.add, where))
        if not text:
            notebook.add(where, "no-text")
            continue
        tags = meeting.tags(row)
        title = line(row.get("title"))
        if not title:
            notebook.add(where, "no-title")
        yield MotionText(
            key=name,
            title=title,
            paragraphs=text,
            identifier=line(row.get("number"), 40),
            reasons=plain_of(words(row.get("reason"))),
            state=_state(meeting, row, where),
            is_resolution=RESOLUTION in tags,
            resolved_on=day(row.get("state_extension")) if RESOLUTION in tags else None,
            published_at=_moment(row),
            agenda_item=meeting.agenda_item(row, where),
            movers=meeting.movers(name, row, where),
            supporters=meeting.supporters(name, row, where),
            proposal=_proposal(meeting, row, text, where),
        )


def _moment(row: Mapping[str, Any]) -> Any:  # noqa: ANN401 (a moment or nothing)
    return moment(row.get("workflow_timestamp")) or moment(row.get("created"))


def _state(meeting: Meeting, row: Mapping[str, Any], where: str) -> str:
    told = meeting.row("motion_state", row.get("state_id"), where)
    state = state_of(told)
    if told and not state:
        meeting.notebook.add(where, "state-unknown", state=line(told.get("name")))
    return state or "published"


def _proposal(
    meeting: Meeting, row: Mapping[str, Any], text: tuple[Paragraph, ...], where: str
) -> Proposal | None:
    told = meeting.row("motion_state", row.get("recommendation_id"), where)
    explanation = plain_of(words(row.get("recommendation_extension")))
    name = key(row.get("id"))
    changes = meeting.of_motion("motion_change_recommendation", name) if name else []
    first = number(row.get("start_line_number")) or 1
    placed = recommended(text, changes, width=meeting.line_length, first=first)
    for code, values in placed.notes:
        meeting.notebook.add(where, code, **values)
    wanted, more = placed.wanted, placed.told
    wanted = None if wanted == text else wanted
    if not told and not explanation and wanted is None and not more:
        return None
    recommendation = recommendation_of(told) if told else "modify" if wanted else "other"
    said = "\n\n".join(filter(None, (explanation, more)))
    return Proposal(recommendation, said, wanted)


def _amendments(meeting: Meeting, motions: Mapping[str, MotionText]) -> Iterator[AmendmentText]:
    notebook = meeting.notebook
    roots: dict[str, str] = dict.fromkeys(motions, "")
    wanted: dict[str, tuple[Paragraph, ...]] = {}
    for name, row in _leads_first(meeting):
        lead = key(row.get("lead_motion_id"))
        where = _where(name, row)
        if lead not in roots:
            notebook.add(where, "amendment-without-motion")
            continue
        motion = roots[lead] or lead
        base = wanted.get(lead) or motions[motion].paragraphs
        tags = meeting.tags(row)
        whole = ALTERNATIVE in tags
        made = _wanted(meeting, row, base, where)
        if made is None or (made == base and not whole):
            notebook.add(where, "amendment-empty")
            continue
        roots[name], wanted[name] = motion, made
        yield AmendmentText(
            key=name,
            motion=motion,
            wanted=made,
            identifier=_short(row, meeting.row("motion", lead, where)),
            parent=lead if lead in wanted else "",
            reasons=plain_of(words(row.get("reason"))),
            state=_state(meeting, row, where),
            whole=whole,
            editorial=EDITORIAL in tags,
            published_at=_moment(row),
            movers=meeting.movers(name, row, where),
            supporters=meeting.supporters(name, row, where),
            proposal=_proposal(meeting, row, made, where),
        )


def _leads_first(meeting: Meeting) -> Iterator[tuple[str, dict[str, Any]]]:
    """Amendments in the order of the file, but none before the one it amends."""
    rows = dict(meeting.motions())
    done: set[str] = set()
    for start in rows:
        path: list[str] = []
        name = start
        while name in rows and name not in done and key(rows[name].get("lead_motion_id")):
            if name in path:
                meeting.notebook.add(_where(name, rows[name]), "circle")
                break
            path.append(name)
            name = key(rows[name].get("lead_motion_id"))
        for one in reversed(path):
            done.add(one)
            yield one, rows[one]


def _short(row: Mapping[str, Any], lead: Mapping[str, Any]) -> str:
    """The number of an amendment without the number of what it amends."""
    own, above = line(row.get("number"), 40), line(lead.get("number"), 40)
    rest = own.removeprefix(above) if above else own
    short = rest.lstrip(_SEPARATORS)
    return short if short and rest != own and rest[:1] in _SEPARATORS else own


def _wanted(
    meeting: Meeting, row: Mapping[str, Any], base: tuple[Paragraph, ...], where: str
) -> tuple[Paragraph, ...] | None:
    notebook, lead = meeting.notebook, key(row.get("lead_motion_id"))
    changed = row.get("amendment_paragraphs")
    if isinstance(changed, dict) and (changed or not row.get("text")):
        return _replaced(meeting.units(lead, base), changed, where, notebook)
    html = words(row.get("text"))
    text = paragraphs_of(html, partial(notebook.add, where))
    if not text:
        return None
    alike = len(set(base) & set(text))
    if meeting.text_mode != "fulltext" and len(base) > _FEW and not alike:
        notebook.add(where, "amendment-unplaced", text=plain_of(html))
        return None
    return text


def _replaced(
    units: list[tuple[Paragraph, ...]],
    changed: Mapping[str, Any],
    where: str,
    notebook: Notebook,
) -> tuple[Paragraph, ...]:
    kept = list(units)
    for name, html in changed.items():
        at = number(name)
        if at is None or at >= len(kept) or not isinstance(html, str):
            notebook.add(where, "amendment-unplaced", text=plain_of(words(html)) or name)
            continue
        kept[at] = tuple(one for unit in units_of(html) for one in unit)
    return tuple(one for unit in kept for one in unit)
