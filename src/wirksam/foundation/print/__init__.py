"""Printing: what people typed set as PDF/UA-1 and as OpenDocument text. Knows no database.

``Paper`` is a document of headings, paragraphs, lists, tables and numbered lines; ``paper_pdf`` and
``paper_odt`` set it. Apps with a template of their own use ``press`` and ``odt_file``.
"""

from wirksam.foundation.print.lettering import BOX, printable, storable
from wirksam.foundation.print.odt_file import OdtHead, odt_file
from wirksam.foundation.print.paper import (
    Bullets,
    Facts,
    Heading,
    Lines,
    NewPage,
    Paper,
    Par,
    Part,
    PrintedLine,
    Quote,
    Run,
    Table,
    Words,
    words,
)
from wirksam.foundation.print.press import PressError, press, set_here
from wirksam.foundation.print.setting import paper_odt, paper_pdf

__all__ = [
    "BOX",
    "Bullets",
    "Facts",
    "Heading",
    "Lines",
    "NewPage",
    "OdtHead",
    "Paper",
    "Par",
    "Part",
    "PressError",
    "PrintedLine",
    "Quote",
    "Run",
    "Table",
    "Words",
    "odt_file",
    "paper_odt",
    "paper_pdf",
    "press",
    "printable",
    "set_here",
    "storable",
    "words",
]
