"""What the programme stores: public texts and decisions, with keys of those who decided."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.foundation.privacy.declaring import About, Table, declare, declared, key
from wirksam.foundation.privacy.operations import Result, on_leaving
from wirksam.foundation.privacy.subjects import Subject
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome
from wirksam.programme.models import Objection, Question

_PROGRAMME = _("The work programme and what becomes of it")
_TEXT = _("Keep the adopted text and cite it by its lines")
_READ = _("Read a text from a file")
_REGISTER = _("Know what was promised, by whom and until when")
_PROGRESS = _("Tell the assembly and the public what became of it")
_THIRD = _("A public text may name people who act in public.")
_STAYS = _("Question and answer stay public. Nothing says any more who asked.")
_DIALOGUE: tuple[type[Model], ...] = (Objection, Question)


def _public(model: str, purpose: StrOrPromise, plain: str) -> Table:
    return Table(model, _PROGRAMME, purpose, plain=plain, keep=Keep.MINUTES)


def _dialogue(model: str, purpose: StrOrPromise, title: StrOrPromise, plain: str) -> Table:
    return Table(
        model,
        _PROGRAMME,
        purpose,
        title=title,
        plain=plain,
        about={
            "by": About(_("Who said it"), audience=Audience.SELF),
            "text": _("What was said"),
            "answer": _("Answer"),
            "answered_by": key(_("Answered"), at="answered_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        person="by",
        leaving=Outcome.ANONYMISED,
        because=_STAYS,
        others=_THIRD,
    )


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
        " text_sha256 follows created_at frozen_at",
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
        " confirmed_at merged_into replaces superseded_by superseded_at carried_into carried_at",
        about={
            "accepted_by": key(_("Accepted a commitment"), at="accepted_at"),
            "confirmed_by": key(_("Confirmed a commitment"), at="confirmed_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
    _public(
        "programme.commitmentplace",
        _REGISTER,
        "id commitment version first_line last_line fate quote",
    ),
    Table(
        "programme.responsibility",
        _PROGRAMME,
        _REGISTER,
        title=_("Who is in charge"),
        plain="id starts_on ends_on commitment body role reason acting_for ends_with recorded_at"
        " voided_at",
        about={"recorded_by": key(_("Noted who is in charge"), at="recorded_at")},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
    ),
    _public(
        "programme.deadline",
        _REGISTER,
        "id commitment wording norm occasion offset_days fixed_on inherited set_at",
    ),
    Table(
        "programme.deadlineshift",
        _PROGRAMME,
        _("Show when and why a deadline has moved"),
        title=_("Deadlines that moved"),
        plain="id deadline occasion_move before after reason shifted_at",
        about={"shifted_by": key(_("Moved a deadline"), at="shifted_at")},
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
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
        plain="id commitment basis body happened_on recorded_at state next_due corrects draft_key",
        about={
            "said": _("What happened"),
            "next_step": _("What comes next"),
            "obstacle": _("What stood in the way"),
            "author": key(_("Entered a report"), at="recorded_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_("A report speaks for a body. It may name people who act in public."),
    ),
    Table(
        "programme.entrywithdrawal",
        _PROGRAMME,
        _PROGRESS,
        title=_("Reports taken back"),
        plain="id entry withdrawn_at",
        about={
            "reason": _("Why it was taken back"),
            "withdrawn_by": key(_("Took a report back"), at="withdrawn_at"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_THIRD,
    ),
    Table(
        "programme.evidence",
        _PROGRAMME,
        _PROGRESS,
        title=_("Evidence"),
        plain="id entry kind file amount unit_word",
        about={
            "label": _("What it shows"),
            "url": _("Where it is found"),
            "alt": _("What the photo shows, in words"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        others=_THIRD,
    ),
    _public(
        "programme.commitmentstanding",
        _("Show quickly where a commitment stands"),
        "id commitment state since last_heard promised proven entry_count last_entry computed_at",
    ),
    _dialogue(
        "programme.objection",
        _("Let members say that they see a report differently"),
        _("Your objections"),
        plain="id entry raised_at answer_due answered_at withdrawn_at",
    ),
    _dialogue(
        "programme.question",
        _("Let members ask a body, which owes an answer"),
        _("Your questions"),
        plain="id commitment body asked_at answer_due answered_at withdrawn_at",
    ),
)


@on_leaving("programme", *(model._meta.label_lower for model in _DIALOGUE))
def take_name_off(subject: Subject) -> Iterator[Result]:
    """Words to a body and its answer stay; nothing says any more whose they were."""
    for model in _DIALOGUE:
        title = next(one.title for one in declared() if one.model == model._meta.label_lower)
        count = model._base_manager.filter(by=subject.key).update(by="")
        yield Result(title, Outcome.ANONYMISED, count, _STAYS)
