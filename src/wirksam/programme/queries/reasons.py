"""Why the extractor proposed something, as a reviewer wants to read it.

The extractor says it in rows ``CODE: explanation "words"``; the code's first letter names the table
of the annotation rules: A yes or no, C how binding, D who, E deadline, F kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_CODE = re.compile(r"^(?:A1: )?([A-F]\d?)[^:]*:")
_WORDS = re.compile(r'"([^"]+)"')

_WHO: dict[str, str | Promise] = {
    "D1": gettext_lazy("The sentence names who is in charge."),
    "D2": gettext_lazy("The sentence before says who is in charge."),
    "D3": gettext_lazy("The sentence names nobody, so it is the whole association."),
    "D4": gettext_lazy("The task belongs to this body."),
    "D5": gettext_lazy("“We” is the whole association."),
}
_ALSO: dict[str, str | Promise] = {
    "E1": gettext_lazy("The sentence names a deadline."),
    "E2": gettext_lazy("The deadline stands in the sentence before."),
    "A8": gettext_lazy("It stands in a list of tasks."),
}


def explained(reasons: Iterable[str]) -> list[str]:
    """One sentence for each thing the extractor decided: what, how binding, which kind, who."""
    found: dict[str, str] = {}
    for reason in reasons:
        match = _CODE.match(reason)
        if match is None:
            continue
        code = match[1]
        sentence = _sentence(code, _WORDS.findall(reason))
        if sentence:
            found.setdefault(code[0] if code[0] in "CDF" else code, sentence)
    return [found[key] for key in sorted(found)]


def _sentence(code: str, words: list[str]) -> str:
    said = {"word": words[0]} if words else None
    if code in _WHO or code in _ALSO:
        return str((_WHO | _ALSO)[code])
    if said is None:
        return ""
    if code == "A2":
        return _("“%(word)s” is something one can do.") % said
    if code[0] == "C":
        return _("“%(word)s” says how binding it is.") % said
    if code[0] == "F":
        return _("“%(word)s” says which kind it is.") % said
    return ""
