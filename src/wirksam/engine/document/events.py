"""XML as a stream of events with plain names, whatever prefixes a program chose."""

from __future__ import annotations

from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesNSImpl

from .refusals import refusal

MAX_DEPTH = 500


class Events(ContentHandler):
    """Override ``begin``, ``end`` and ``characters``; names come without their namespace.

    Raises UnreadableError ``damaged`` where elements are nested deeper than any program does.
    """

    _depth = 0

    def startElementNS(  # noqa: N802 (named by the parser)
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002
        attrs: AttributesNSImpl,
    ) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise refusal("damaged")
        given = {key[1]: str(attrs.getValue(key)) for key in attrs.getNames()}
        self.begin(name[1], given)

    def endElementNS(  # noqa: N802 (named by the parser)
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002
    ) -> None:
        self._depth -= 1
        self.end(name[1])

    def begin(self, tag: str, given: dict[str, str]) -> None:
        """An element begins, with its attributes."""

    def end(self, tag: str) -> None:
        """An element ends."""
