"""What a meeting stores: what was decided, by how many; names only where somebody spoke up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.assembly.models import Candidate, ReservedClaim, RollCallVote
from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.operations import Result
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.subjects import Subject
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome

_MEETING = _("What assemblies decide and whom they elect")
_MINUTES = _("Keep what the assembly did, as its minutes")
_VOTES = _("Keep how a vote came out and by which rule")
_ELECT = _("Fill offices by election")
_STAYS = _("The minutes of an assembly stay. Your name is taken away.")
_COUNTS = _("How many voted how stays in the minutes. Nothing says any more for whom.")
_ROLL = _("Your votes when names were called")
_STOOD = _("Elections in which you stood")
_CLAIMS = _("Your word that a reserved seat is for you")
_GRACE = timedelta(days=30)


def _recorded(
    model: str, purpose: StrOrPromise, title: StrOrPromise, plain: str, by: dict[str, About]
) -> Table:
    """A public table of counts, with the key of whoever recorded a row."""
    return Table(
        model,
        _MEETING,
        purpose,
        title=title,
        plain=plain,
        about=by,
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    )


def _stood(model: str, title: StrOrPromise, plain: str, about: dict[str, object]) -> Table:
    """A table about candidates; members may read it."""
    return Table(
        model,
        _MEETING,
        _ELECT,
        title=title,
        plain=plain,
        about=about,  # type: ignore[arg-type]  # words and declarations, as Table takes them
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
        person="candidate__person__key",
        leaving=Outcome.KEPT,
        because=_COUNTS,
    )


declare(
    Table(
        "assembly.agendasubmission",
        _MEETING,
        _("Put motions on the agenda"),
        plain="id item submission position",
        keep=Keep.MINUTES,
    ),
    _recorded(
        "assembly.presence",
        _MINUTES,
        _("Counts of who is there"),
        "id assembly present entitled findings counted_at draft_key",
        {"counted_by": key(_("Recorded how many are there"), at="counted_at")},
    ),
    Table(
        "assembly.minuteentry",
        _MEETING,
        _MINUTES,
        title=_("Entries of minutes"),
        plain="id assembly item kind procedural outcome presence vote ballot result submission"
        " corrects happened_at draft_key",
        about={
            "text": About(_("What was noted"), audience=Audience.MEMBERS),
            "written_by": key(_("Wrote an entry of minutes"), at="happened_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_("A note may name people who act at the assembly."),
    ),
    Table(
        "assembly.vote",
        _MEETING,
        _VOTES,
        title=_("Votes of assemblies"),
        plain="id assembly item submission way yes no abstain invalid present entitled majority"
        " rule findings result stated outcome decided_on corrects recorded_at draft_key",
        about={
            "question": About(_("What was asked")),
            "correction_reason": About(_("Why it was corrected")),
            "recorded_by": key(_("Recorded a vote"), at="recorded_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_("A question may name people who act in public."),
    ),
    Table(
        "assembly.rollcallvote",
        _MEETING,
        _("Keep who voted how where the statutes want names to be called"),
        title=_ROLL,
        plain="id vote position",
        about={
            "person": _("Who you are"),
            "name": _("How you were called"),
            "choice": _("How you voted"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
        person="person__key",
        leaving=Outcome.ANONYMISED,
        because=_STAYS,
        others=_("Where nobody knows for sure who was called, only the name is kept."),
    ),
    _recorded(
        "assembly.election",
        _ELECT,
        _("Elections"),
        "id assembly item office title seats reserved opened starts_on ends_on replaces way"
        " majority state objections_until revision opened_at draft_key",
        {"opened_by": key(_("Opened an election"), at="opened_at")},
    ),
    Table(
        "assembly.candidate",
        _MEETING,
        _ELECT,
        title=_STOOD,
        plain="id election stood_at withdrawn_at",
        about={
            "person": _("Who you are"),
            "name": _("How you are called on the ballot"),
            "statement": _("What you say about yourself"),
            "stood_by": key(_("Entered a candidate"), at="stood_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
        person="person__key",
        leaving=Outcome.ANONYMISED,
        because=_STAYS,
        others=_("Somebody who is not in the list of members can stand by name."),
    ),
    Table(
        "assembly.reservedclaim",
        _MEETING,
        _("Fill reserved seats as the statutes want it"),
        title=_CLAIMS,
        plain="id",
        about={"candidate": _("In which candidacy"), "made_at": _("When")},
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.MONTH,
        person="candidate__person__key",
    ),
    _recorded(
        "assembly.ballot",
        _ELECT,
        _("Ballots of elections"),
        "id election number cast abstain invalid present majority rule findings corrects"
        " recorded_at draft_key",
        {"recorded_by": key(_("Recorded a ballot"), at="recorded_at")},
    ),
    _stood(
        "assembly.ballotcount",
        _("How many voted for you"),
        "id ballot candidate",
        {"yes": _("Votes for you"), "no": _("Votes against you"), "reached": _("Majority reached")},
    ),
    _stood(
        "assembly.electionresult",
        _("Elections that you won"),
        "id election candidate mandate confirmed_at annulled_at",
        {
            "seat": _("Seat"),
            "as_reserved": _("Filled as a reserved seat"),
            "declared_at": _("When"),
            "annulled_reason": _("Why it was taken back"),
            "declared_by": key(_("Declared somebody elected"), at="declared_at"),
            "confirmed_by": key(_("Confirmed an election"), at="confirmed_at"),
            "annulled_by": key(_("Took an election back"), at="annulled_at"),
        },
    ),
)


def _over(now: datetime) -> Q:
    """Claims whose election can no longer be objected to, or never came to an end."""
    day = timezone.localdate(now)
    election = "candidate__election__"
    return Q(**{f"{election}objections_until__lt": day}) | Q(
        **{
            f"{election}objections_until": None,
            f"{election}assembly__ends_on__lt": day - _GRACE,
        }
    )


expire(Expiry("assembly.reservedclaim", _over, undoable=False))


def take_names_out_of_minutes(subject: Subject) -> Iterator[Result]:
    """Names go from roll calls and candidacies; what was counted stays."""
    claims = ReservedClaim.objects.filter(candidate__person__key=subject.key)
    yield Result(_CLAIMS, Outcome.DELETED, claims.delete()[0])
    called = RollCallVote.objects.filter(person__key=subject.key)
    yield Result(_ROLL, Outcome.ANONYMISED, called.update(name="", person=None), _STAYS)
    stood = Candidate.objects.filter(person__key=subject.key)
    gone = stood.update(name="", statement="", person=None)
    yield Result(_STOOD, Outcome.ANONYMISED, gone, _STAYS)
