"""XML as a stream of events with plain names, whatever prefixes a program chose."""

from __future__ import annotations

from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesNSImpl


class Events(ContentHandler):
    """Override ``begin``, ``end`` and ``characters``; names come without their namespace."""

    def startElementNS(  # noqa: N802 (named by the parser)
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002
        attrs: AttributesNSImpl,
    ) -> None:
        given = {key[1]: str(attrs.getValue(key)) for key in attrs.getNames()}
        self.begin(name[1], given)

    def endElementNS(  # noqa: N802 (named by the parser)
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002
    ) -> None:
        self.end(name[1])

    def begin(self, tag: str, given: dict[str, str]) -> None:
        """An element begins, with its attributes."""

    def end(self, tag: str) -> None:
        """An element ends."""
