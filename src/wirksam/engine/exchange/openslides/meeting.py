"""The collections of a meeting, asked by id; ids that lead nowhere are noted and passed over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from wirksam.engine.amend import Paragraph
from wirksam.engine.exchange.bundle import Notebook, Party
from wirksam.engine.exchange.loading import day, key, line, number, table, words
from wirksam.engine.exchange.markup import plain_of

from .units import WIDTH, Units, units_of, units_written

RESOLUTION, EDITORIAL, ALTERNATIVE = "Beschluss", "redaktionell", "Globalalternative"
RESOLVED = "Beschluss vom "
_WIDEST = 400


class Meeting:
    """One meeting."""

    def __init__(self, value: object, notebook: Notebook) -> None:
        told = table(value)
        inner = table(told.get("meeting"))
        if "_migration_index" in inner or "motion" in inner:
            told = inner
        self._told = told
        self.notebook = notebook
        self._of: dict[str, dict[str, list[dict[str, Any]]]] = {}
        meetings = [one for one in self._rows("meeting").values() if isinstance(one, dict)]
        own = meetings[0] if meetings else {}
        self.title = line(own.get("name"))
        self.text_mode = line(own.get("motions_amendments_text_mode"), 40)
        length = number(own.get("motions_line_length")) or WIDTH
        self.line_length = min(length, _WIDEST)

    def _rows(self, collection: str) -> dict[str, Any]:
        return table(self._told.get(collection))

    def motions(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """All motions and amendments in the order of their numbers in the file."""
        rows = [(name, row) for name, row in self._rows("motion").items() if isinstance(row, dict)]
        for name in set(self._rows("motion")) - {name for name, _ in rows}:
            self.notebook.add(f"motion/{name}", "odd-value", what="motion")
        yield from sorted(rows, key=lambda one: (number(one[0]) is None, number(one[0]) or 0))

    def row(self, collection: str, value: object, where: str) -> dict[str, Any]:
        """The row with that id; an empty one, with a note, where there is none."""
        name = key(value)
        if not name:
            return {}
        found = self._rows(collection).get(name)
        if not isinstance(found, dict):
            self.notebook.add(where, "dangling", what=f"{collection}/{name}")
            return {}
        return found

    def of_motion(self, collection: str, motion: str) -> list[dict[str, Any]]:
        """The rows of a collection that say they belong to a motion, by weight and id."""
        if collection not in self._of:
            found: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for row in self._rows(collection).values():
                if isinstance(row, dict):
                    found[key(row.get("motion_id"))].append(row)
            self._of[collection] = found
        rows = self._of[collection].get(motion, [])
        return sorted(rows, key=lambda row: (number(row.get("weight")) or 0,
                                             number(row.get("id")) or 0))  # fmt: skip

    def tags(self, row: Mapping[str, Any]) -> set[str]:
        """The names of its tags."""
        ids = row.get("tag_ids")
        rows = (self._rows("tag").get(key(one)) for one in ids) if isinstance(ids, list) else ()
        return {line(table(one).get("name")) for one in rows}

    def agenda_item(self, row: Mapping[str, Any], where: str) -> str:
        """Number and name of its agenda item."""
        return line(self.row("agenda_item", row.get("agenda_item_id"), where).get("item_number"))

    def units(self, lead: str, base: tuple[Paragraph, ...]) -> Units:
        """How the text an amendment is about is counted."""
        row = table(self._rows("motion").get(lead))
        if key(row.get("lead_motion_id")):
            return units_written(base)
        return units_of(words(row.get("text")))

    def movers(self, name: str, row: Mapping[str, Any], where: str) -> tuple[Party, ...]:
        """Those who move it."""
        named = row.get("submitter_ids")
        for one in named if isinstance(named, list) else ():
            self.row("motion_submitter", one, where)
        found = [self._party(one.get("meeting_user_id"), where)
                 for one in self.of_motion("motion_submitter", name)]  # fmt: skip
        more = line(plain_of(words(row.get("additional_submitter"))), 200)
        found += [Party(more)] if more else []
        if not any(found):
            self.notebook.add(where, "no-movers")
        return tuple(filter(None, found))

    def supporters(self, name: str, row: Mapping[str, Any], where: str) -> tuple[Party, ...]:
        """Those who support it, as new and as older versions keep them."""
        users = [one.get("meeting_user_id") for one in self.of_motion("motion_supporter", name)]
        older = row.get("supporter_meeting_user_ids")
        users += [one for one in older if one not in users] if isinstance(older, list) else []
        return tuple(filter(None, (self._party(one, where) for one in users)))

    def _party(self, value: object, where: str) -> Party | None:
        member = self.row("meeting_user", value, where)
        user = self.row("user", member.get("user_id"), where)
        names = (line(user.get(part), 100) for part in ("title", "first_name", "last_name"))
        name = " ".join(filter(None, names)) or line(user.get("username"), 100)
        if not name:
            return None
        is_body = user.get("is_physical_person") is False
        levels = member.get("structure_level_ids")
        first = levels[0] if isinstance(levels, list) and levels else None
        level = "" if is_body else line(self.row("structure_level", first, where).get("name"))
        comment = words(member.get("comment"))
        resolved = day(comment.removeprefix(RESOLVED)) if comment.startswith(RESOLVED) else None
        return Party(name, is_body, level, resolved if is_body else None)
