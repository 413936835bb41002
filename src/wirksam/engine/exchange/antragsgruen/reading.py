"""From Antragsgrün's answers to a bundle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange.bundle import AmendmentText, Bundle, MotionText, Notebook, Party
from wirksam.engine.exchange.loading import code, day, key, line, moment, rows, table, words
from wirksam.engine.exchange.markup import plain_of

from .amending import read_amendment
from .sections import Sections, read_sections
from .statuses import LEFT_OUT, OLD_VERSION, RESOLUTIONS, STATES

_MOST_NESTED = 4


@dataclass(slots=True)
class Found:
    """Objects by their keys, in the order of the file."""

    title: str = ""
    motions: dict[str, dict[str, Any]] = field(default_factory=dict)
    amendments: dict[str, dict[str, Any]] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)


def belongs(value: object) -> bool:
    """Whether ``value`` looks like something of Antragsgrün."""
    if isinstance(value, list):
        return any(belongs(one) for one in value[:20] if isinstance(one, dict))
    told = table(value)
    return bool({"sections", "motion_links", "initiators_html"} & told.keys()) or any(
        isinstance(told.get(name), list) for name in ("motions", "amendments")
    )


def read_documents(documents: Iterable[tuple[str, Any]]) -> Bundle:
    """All motions and amendments in ``documents`` (name and JSON value of each)."""
    notebook, found = Notebook(), Found()
    for _, value in documents:
        _gather(value, found, notebook, 0)
    texts: dict[str, Sections] = {}
    motions = list(_motions(found, texts, notebook))
    known = {one.key for one in motions}
    amendments = list(_amendments(found, texts, known, notebook))
    for linked, name in found.linked.items():
        if linked not in found.motions and linked not in found.amendments:
            notebook.add(name, "linked-only", what=name)
    return Bundle(
        "antragsgruen", found.title, tuple(motions), tuple(amendments), tuple(notebook.notes)
    )


def _gather(value: object, found: Found, notebook: Notebook, depth: int) -> None:
    if depth > _MOST_NESTED:
        return
    if isinstance(value, list):
        for one in value:
            _gather(one, found, notebook, depth + 1)
        return
    told = table(value)
    if isinstance(told.get("sections"), list):
        _keep(told, found, notebook)
    elif told:
        found.title = found.title or line(told.get("title"))
        _links(told.get("motion_links"), "", found)
    _links(told.get("amendment_links"), "amendment/", found)
    for name in ("motions", "amendments"):
        _gather(rows(told.get(name)), found, notebook, depth + 1)
    for name in ("motion_links", "amendment_links"):
        whole = [one for one in rows(told.get(name)) if "sections" in one]
        _gather(whole, found, notebook, depth + 1)


def _keep(told: dict[str, Any], found: Found, notebook: Notebook) -> None:
    amendment = isinstance(told.get("motion"), dict) or told.get("type") == "amendment"
    kind = "amendment/" if amendment else "motion/"
    kept = found.amendments if amendment else found.motions
    name = key(told.get("id")) or f"?{len(kept) + 1}"
    if kind + name in kept:
        notebook.add(line(told.get("prefix")) or name, "twice")
    else:
        kept[kind + name] = told


def _links(value: object, kind: str, found: Found) -> None:
    for one in rows(value):
        if "sections" in one:
            continue
        of = kind or ("amendment/" if one.get("type") == "amendment" else "motion/")
        name = line(one.get("prefix")) or line(one.get("title")) or key(one.get("id"))
        found.linked.setdefault(of + key(one.get("id")), name)
        _links(one.get("amendment_links"), "amendment/", found)


def _motions(found: Found, texts: dict[str, Sections], notebook: Notebook) -> Iterator[MotionText]:
    for name, told in found.motions.items():
        where = line(told.get("prefix")) or line(told.get("title")) or name
        state = state_of(told, where, notebook)
        if not state:
            continue
        sections = read_sections(told, where, notebook)
        if not sections.text:
            notebook.add(where, "no-text")
            continue
        texts[name] = sections
        title = line(told.get("title")) or sections.title
        if not title:
            notebook.add(where, "no-title")
        yield MotionText(
            key=name,
            title=title,
            paragraphs=sections.text,
            identifier=line(told.get("prefix"), 40),
            reasons=sections.reasons,
            state=state,
            is_resolution=code(told.get("status_id")) in RESOLUTIONS,
            resolved_on=day(told.get("date_resolution")),
            published_at=moment(told.get("date_published")),
            agenda_item=line(told.get("agenda_item")),
            movers=parties(told, where, notebook),
            supporters=supporters(told),
            proposal=sections.proposal(told, where, notebook),
            extras=sections.extras,
        )


def _amendments(
    found: Found, texts: Mapping[str, Sections], known: set[str], notebook: Notebook
) -> Iterator[AmendmentText]:
    wanted: dict[str, tuple[Paragraph, ...]] = {}
    for name, told in _parents_first(found.amendments):
        where = line(told.get("prefix")) or name
        state = state_of(told, where, notebook)
        if not state:
            continue
        motion = "motion/" + key(table(told.get("motion")).get("id") or told.get("motion_id"))
        if motion not in known:
            notebook.add(where, "amendment-without-motion")
            continue
        parent = _parent(told, wanted, where, notebook)
        made = read_amendment(
            told, texts[motion], where, notebook, before=wanted.get(parent) if parent else None
        )
        if made is None:
            continue
        wanted[name] = made.wanted
        yield AmendmentText(
            key=name,
            motion=motion,
            wanted=made.wanted,
            identifier=line(told.get("prefix"), 40),
            parent=parent,
            reasons=made.reasons,
            state=state,
            whole=made.whole,
            editorial=told.get("is_editorial") is True,
            published_at=moment(told.get("date_published")),
            movers=parties(told, where, notebook),
            supporters=supporters(told),
            proposal=made.proposal,
        )


def _parent(
    told: Mapping[str, Any], wanted: Mapping[str, object], where: str, notebook: Notebook
) -> str:
    name = key(told.get("amending_amendment_id"))
    if not name:
        return ""
    if f"amendment/{name}" not in wanted:
        notebook.add(where, "dangling", what=name)
        return ""
    return f"amendment/{name}"


def _parents_first(
    amendments: Mapping[str, dict[str, Any]],
) -> Iterator[tuple[str, dict[str, Any]]]:
    """In the order of the file, but none before the one it amends."""
    done: set[str] = set()
    for name in amendments:
        path: list[str] = []
        while name in amendments and name not in done and name not in path:
            path.append(name)
            name = "amendment/" + key(amendments[name].get("amending_amendment_id"))  # noqa: PLW2901 (upwards)
        for one in reversed(path):
            done.add(one)
            yield one, amendments[one]


def state_of(told: Mapping[str, Any], where: str, notebook: Notebook) -> str:
    """The house's word for the state; empty where the thing is to be left out."""
    number = code(told.get("status_id"))
    if number is None or number not in STATES | LEFT_OUT:
        if told.get("status_id") is not None:
            notebook.add(
                where, "state-unknown", state=line(told.get("status_title")) or str(number)
            )
        return "published"
    if number in LEFT_OUT:
        notebook.add(where, "state-left-out", state=LEFT_OUT[number])
        return ""
    if number == OLD_VERSION:
        notebook.add(where, "old-version")
    return STATES[number]


def parties(told: Mapping[str, Any], where: str, notebook: Notebook) -> tuple[Party, ...]:
    """Those who move it."""
    found = tuple(filter(None, map(_party, rows(told.get("initiators")))))
    if not found and (html := words(told.get("initiators_html"))):
        found = (Party(line(plain_of(html), 200)),)
    if not found:
        notebook.add(where, "no-movers")
    return found


def supporters(told: Mapping[str, Any]) -> tuple[Party, ...]:
    """Those who support it."""
    return tuple(filter(None, map(_party, rows(told.get("supporters")))))


def _party(told: Mapping[str, Any]) -> Party | None:
    kind = told.get("type", told.get("person_type"))
    name, organisation = line(told.get("name"), 200), line(told.get("organization"), 200)
    is_body = kind == "organization"
    if not name:
        name, organisation = organisation, ""
    resolved = day(told.get("resolution_date")) if is_body else None
    return Party(name, is_body, organisation, resolved) if name else None
