"""Everything a reader may find doubtful: one code, one English sentence each.

The interface translates by code; ``{name}`` in a sentence is filled from the note's values.
"""

from __future__ import annotations

from collections import Counter

from .model import Note

MESSAGES = {
    # the file
    "encoding-guessed": "The file does not say how it is encoded; it was read as {encoding}.",
    "mojibake-repaired": "Umlauts had been saved in the wrong encoding and were repaired.",
    "mojibake": "Some letters look wrongly encoded; please compare with the original.",
    "characters-replaced": "{count} characters could not be read and are marked with �.",
    "invisible-characters": "{count} invisible characters were taken out (soft hyphens and such).",
    "special-blanks": "{count} special blanks (non-breaking and such) became ordinary ones.",
    "ligatures": "{count} joined letters such as ﬁ were written out.",
    "normalised": "Letters composed of several characters were joined (Unicode NFC).",
    "more-notes": "There are {count} more notes of the kind {code}.",
    # layout
    "page-furniture": "A running head or page number was left out: “{text}”.",
    "page-break": "A page break divides this paragraph; it is read as one.",
    "page-break-unclear": "A page begins here; whether a paragraph does cannot be seen.",
    "forced-break": "The line before ends early, so a forced break is kept there.",
    "line-end-hyphen": "The hyphen at the end of the line before is kept: “{text}”.",
    "hyphen-removed": "A word divided at the line's end was joined: “{text}”.",
    "printed-width": "The text was printed at {width} characters a line.",
    "width-unknown": "The printed lines follow no fixed width; forced breaks cannot be seen.",
    "heading-without-mark": "This is read as a heading, though nothing marks it as one.",
    "table": "A table was read row by row.",
    "footnote": "A footnote was left out: “{text}”.",
    "comment-left-out": "{count} comments were left out.",
    "tracked-changes": "The file holds tracked changes: insertions are kept, deletions left out.",
    "text-box": "The text of a box was read where the file holds it.",
    "picture": "A picture was left out.",
    "link": "The address of a link was left out; its words are kept.",
    "columns": "This page may be set in several columns; please check the order of its lines.",
    "page-without-text": "Page {page} holds no text (perhaps a picture).",
    # printed line numbers
    "lost-number": "Line {number} had lost its number; the lines around it give it back.",
    "glued-number": "The number {number} was stuck to the text and taken out of it.",
    "duplicate-number": "The number {number} is printed twice; the order of the file is kept.",
    "shuffled-number": "The number {number} stands out of order; the order of the file is kept.",
    "missing-number": "After line {before} comes line {after}; numbers are missing between them.",
    "numbers-restart": "The numbering starts again here at {number}.",
    "numbers-every-n": "Only every {step}th line carries a number; the others were counted.",
    "numbers-at-end": "The line numbers stand at the end of the lines.",
    "number-column": "The line numbers stand apart from the text and were put back by counting.",
    "number-column-dropped": "A column of {count} numbers fits no lines and was left out.",
    "numbered-anew": "The printed numbers are not unique, so the lines are numbered anew from 1.",
    "rewrapped": "Printed lines had been broken again; the pieces were put together.",
    "unnumbered-line": "A line without a number was left out: “{text}”.",
    "unnumbered-heading": "This heading carries no number, so the lines are numbered anew from 1.",
    "width-ignored": "The text carries its own line numbers; the width asked for was not used.",
    # parts of the file
    "other-motion": "The file holds a further motion, which is not read: “{title}”.",
    "amendment-left-out": "An amendment was left out: “{text}”.",
    "grounds-left-out": "The grounds do not belong to the adopted text and were left out.",
    "supporters-left-out": "The list of supporters was left out.",
    "text-after-numbers": "Text after the last numbered line was left out: “{text}”.",
    "text-before-motion": "Text before the motion was left out: “{text}”.",
    "head-line-unread": "This line of the head was not understood and left out: “{text}”.",
    "title-guessed": "The first line was taken for the title.",
    "date-unclear": "The date of the resolution cannot be read: “{text}”.",
    "no-title": "No title was found.",
    # language
    "broken-sentence": "This sentence seems incomplete; it is kept as it stands: “{text}”.",
}
_MOST_PER_CODE = 200
_LONGEST_VALUE = 120


class Notebook:
    """Collects notes while a source is read."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._counts: Counter[str] = Counter()
        self._last: dict[str, int] = {}

    def add(self, line: int, code: str, **values: object) -> None:
        """Note ``code`` at physical ``line`` (0: the whole file), its sentence filled."""
        self._counts[code] += 1
        if self._counts[code] > _MOST_PER_CODE:
            self._last.setdefault(code, line)
            return
        filled = {name: _short(str(value)) for name, value in values.items()}
        message = MESSAGES[code].format(**filled)
        self._notes.append(Note(line, code, message, tuple(filled.items())))

    def once(self, line: int, code: str, **values: object) -> None:
        """As ``add``, but only the first time for this code."""
        if not self._counts[code]:
            self.add(line, code, **values)

    def finish(self) -> tuple[Note, ...]:
        """All notes by line; where a code came very often, one note counts the rest."""
        for code, line in self._last.items():
            count = self._counts[code] - _MOST_PER_CODE
            values = (("count", str(count)), ("code", code))
            message = MESSAGES["more-notes"].format(count=count, code=code)
            self._notes.append(Note(line, "more-notes", message, values))
        self._last = {}
        return tuple(sorted(self._notes, key=lambda note: note.line))


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…"
