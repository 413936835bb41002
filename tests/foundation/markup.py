"""Whether markup is well-formed, and what it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "path",
        "rect",
        "circle",
        "use",
    ]
)
BLOCKS = frozenset(
    [
        "div",
        "p",
        "ul",
        "ol",
        "dl",
        "table",
        "form",
        "fieldset",
        "section",
        "figure",
        "h2",
        "h3",
        "details",
    ]
)


@dataclass
class Markup(HTMLParser):
    """The elements of a piece of markup; ``faults`` says what does not fit together."""

    source: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)
        self.close()
        self.faults += [f"<{tag}> stays open" for tag in self._open]
        ids = [attributes["id"] for _, attributes in self.elements if attributes.get("id")]
        self.faults += [f"id {one!r} twice" for one in sorted(set(ids)) if ids.count(one) > 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"<{tag} {one}> twice" for one in set(names) if names.count(one) > 1]
        if "p" in self._open and tag in BLOCKS:
            self.faults.append(f"<{tag}> inside <p>")
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()

    def tags(self) -> set[str]:
        """The names of all elements."""
        return {tag for tag, _ in self.elements}
