"""Time used beside what has become of the commitments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirksam.programme.choices import StatusCode
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.queries.cards import Card, tally
from wirksam.programme.queries.edition import term_months
from wirksam.programme.queries.held import cards_of_texts
from wirksam.programme.queries.register import FLAGS

DONE = frozenset({StatusCode.REPORTED_DONE.value, StatusCode.CONFIRMED_DONE.value})
ENDED = frozenset({StatusCode.DEFERRED.value, StatusCode.DROPPED.value})


@dataclass(frozen=True, slots=True)
class Standing:
    """Months that are over, and each commitment in exactly one of four groups."""

    version: ProgrammeVersion
    elapsed: int
    months: int
    done: int
    confirmed: int
    going: int
    silent: int
    ended: int
    tally: Sequence[tuple[str, int]]
    flags: Sequence[tuple[str, str, int]]

    @property
    def total(self) -> int:
        """All commitments."""
        return self.done + self.going + self.silent + self.ended

    @property
    def time_parts(self) -> list[tuple[str, int]]:
        """For the bar of time."""
        return [("time", self.elapsed), ("rest", self.months - self.elapsed)]

    @property
    def parts(self) -> list[tuple[str, int]]:
        """For the bar of commitments."""
        return [
            ("done", self.done),
            ("going", self.going),
            ("silent", self.silent),
            ("ended", self.ended),
        ]

    @property
    def sentence(self) -> str:
        """Everything the bars show, in words."""
        time = ngettext(
            "%(elapsed)d of %(months)d months is over.",
            "%(elapsed)d of %(months)d months are over.",
            self.elapsed,
        ) % {"elapsed": self.elapsed, "months": self.months}
        groups = [
            _("%(number)d done (%(confirmed)d of them confirmed by the assembly)")
            % {"number": self.done, "confirmed": self.confirmed},
            _("%(number)d being worked on") % {"number": self.going},
            _("%(number)d without a report") % {"number": self.silent},
        ]
        if self.ended:
            groups.append(_("%(number)d deferred or not pursued") % {"number": self.ended})
        counted = ngettext(
            "Of %(number)d commitment: %(groups)s.",
            "Of %(number)d commitments: %(groups)s.",
            self.total,
        ) % {"number": self.total, "groups": ", ".join(groups)}
        return f"{time} {counted}"


def standings_of(
    versions: Sequence[ProgrammeVersion], *, today: date | None = None
) -> list[Standing]:
    """Where each of these texts stands; two queries, however many."""
    now = today or timezone.localdate()
    listed = cards_of_texts(versions, today=now)
    return [standing_from(version, listed[version.pk], now) for version in versions]


def standing_from(version: ProgrammeVersion, listed: Sequence[Card], today: date) -> Standing:
    """Where one text stands, from its cards."""
    groups = Counter(map(_group, listed))
    flags: Counter[str] = Counter(flag.code for card in listed for flag in card.standing.flags)
    elapsed, months = term_months(version.programme, today)
    return Standing(
        version=version,
        elapsed=elapsed,
        months=months,
        done=groups["done"],
        confirmed=sum(one.standing.state == "confirmed_done" for one in listed),
        going=groups["going"],
        silent=groups["silent"],
        ended=groups["ended"],
        tally=tally(listed),
        flags=[(code, str(word), flags[code]) for code, word in FLAGS if flags[code]],
    )


def _group(card: Card) -> str:
    state = card.standing.state
    if state in DONE:
        return "done"
    if state in ENDED:
        return "ended"
    return "going" if card.entry_count else "silent"
