"""What is stored about terms, calls and proposals: public words, and who wrote them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome

FILLING = _("Filling teams")
_CYCLES = _("Show where a team stands and what is due")
_CALL = _("Tell everybody whom a team looks for")
_PROPOSE = _("Propose to the assembly whom to elect, with reasons")

declare(
    Table(
        "teams.teamcycle",
        FILLING,
        _CYCLES,
        title=_("Terms of teams"),
        plain="id body number state due binding goal term_months starts_on ends_on"
        " lapsed_reason revision created_at",
        about={"created_by": key(_("Planned a term of a team"), at="created_at")},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
    Table(
        "teams.cyclestep",
        FILLING,
        _CYCLES,
        title=_("Steps of teams"),
        plain="id cycle before after note taken_at",
        about={"taken_by": key(_("Took a step for a team"), at="taken_at")},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
    Table(
        "teams.call",
        FILLING,
        _CALL,
        plain="id cycle task hours_a_week learn access welcome ask information_at"
        " information_place opens_on closes_at published_at revision",
    ),
    Table("teams.channel", FILLING, _CALL, plain="id call name reached_on"),
    Table("teams.criterion", FILLING, _CALL, plain="id cycle position text"),
    Table(
        "teams.proposal",
        FILLING,
        _PROPOSE,
        title=_("Proposals for teams"),
        plain="id cycle number by_body findings written_at published_at revision",
        about={
            "reasons": About(_("Reasons for the proposal")),
            "written_by": key(_("Wrote a proposal for a team"), at="written_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_("Reasons may speak of those who are proposed."),
    ),
    Table(
        "teams.proposedperson",
        FILLING,
        _PROPOSE,
        title=_("Proposals to elect you into a team"),
        plain="id proposal application nomination office_name position",
        about={
            "person": _("Who you are"),
            "name": _("How you are called in the proposal"),
            "reasons": _("Why you are proposed"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.MEMBERS,
        keep=Keep.MINUTES,
        person="person__key",
        leaving=Outcome.ANONYMISED,
        because=_("What was proposed to an assembly stays. Your name is taken away."),
    ),
    Table(
        "teams.seatopening",
        FILLING,
        _("Fill reserved seats as the statutes want it"),
        title=_("Openings of reserved seats"),
        plain="id cycle office seats by_body decided_on basis recorded_at",
        about={"recorded_by": key(_("Recorded that seats were opened"), at="recorded_at")},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
)
