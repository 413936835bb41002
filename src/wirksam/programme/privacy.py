"""What the programme stores: public texts and decisions, with keys of those who decided."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.words import Audience, Basis, Keep

_PROGRAMME = _("The work programme and what becomes of it")
_TEXT = _("Keep the adopted text and cite it by its lines")
_READ = _("Read a text from a file")
_REGISTER = _("Know what was promised, by whom and until when")
_PROGRESS = _("Tell the assembly and the public what became of it")
_THIRD = _("A public text may name people who act in public.")


def _public(model: str, purpose: StrOrPromise, plain: str) -> Table:
    return Table(model, _PROGRAMME, purpose, plain=plain, keep=Keep.MINUTES)


declare(
    Table(
        "programme.sourcefile",
        _PROGRAMME,
        _READ,
        title=_("Files that were handed in"),
        plain="id sha256 name size content handed_in_at",
        about={"handed_in_by": key(_("Handed in a file"), at="handed_in_at")},
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.MINUTES,
    ),
    _public(
        "programme.reading",
        _READ,
        "id source motion state progress problem_code problem document text_sha256 started_at"
        " created_at",
    ),
    _public(
        "programme.programme", _TEXT, "id slug title unit term_starts_on term_ends_on predecessor"
    ),
    Table(
        "programme.programmeversion",
        _PROGRAMME,
        _TEXT,
        title=_("Adopted texts"),
        plain="id programme number identifier title resolved_on agenda_item source reader_version"
        " text_sha256 created_at frozen_at",
        about={"submitters": About(_("Who brought the motion"))},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_THIRD,
    ),
    _public("programme.passage", _TEXT, "id version position kind level text first_line last_line"),
    _public("programme.textline", _TEXT, "id version passage number text source_line"),
    Table(
        "programme.editorialnote",
        _PROGRAMME,
        _("Say beside a line what is doubtful in it"),
        title=_("Notes beside the text"),
        plain="id version line code message values",
        about={"written_by": key(_("Wrote a note"))},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
    Table(
        "programme.plaintext",
        _PROGRAMME,
        _("Say a passage in plain words"),
        title=_("Passages in plain words"),
        plain="id passage text checked_at",
        about={
            "written_by": key(_("Wrote plain words")),
            "checked_by": key(_("Checked plain words"), at="checked_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
    Table(
        "programme.commitment",
        _PROGRAMME,
        _REGISTER,
        title=_("Commitments"),
        plain="id version code state origin revision title quote first_line last_line body_text"
        " modality kind completion limits done_when rhythm_days confidence reasons accepted_at"
        " confirmed_at merged_into",
        about={
            "accepted_by": key(_("Accepted a commitment"), at="accepted_at"),
            "confirmed_by": key(_("Confirmed a commitment"), at="confirmed_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
    _public(
        "programme.responsibility", _REGISTER, "id starts_on ends_on commitment body role reason"
    ),
    _public(
        "programme.deadline",
        _REGISTER,
        "id commitment wording norm occasion offset_days fixed_on inherited",
    ),
    Table(
        "programme.nocommitment",
        _PROGRAMME,
        _REGISTER,
        title=_("Lines that hold no commitment"),
        plain="id version first_line last_line reason marked_at",
        about={"marked_by": key(_("Marked lines"), at="marked_at")},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
    Table(
        "programme.progressentry",
        _PROGRAMME,
        _PROGRESS,
        title=_("Reports"),
        plain="id commitment basis body happened_on recorded_at state corrects",
        about={
            "said": _("What happened"),
            "next_step": _("What comes next"),
            "obstacle": _("What stood in the way"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_("A report speaks for a body. It may name people who act in public."),
    ),
    Table(
        "programme.evidence",
        _PROGRAMME,
        _PROGRESS,
        title=_("Evidence"),
        plain="id entry kind",
        about={"label": _("What it shows"), "url": _("Where it is found")},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_THIRD,
    ),
)
