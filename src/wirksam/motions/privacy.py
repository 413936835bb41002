"""What motions store: public wishes to an assembly, with keys of those who prepared them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.foundation.privacy.declaring import About, Table, declare, key
from wirksam.foundation.privacy.operations import Result, on_leaving
from wirksam.foundation.privacy.retention import Expiry, expire
from wirksam.foundation.privacy.subjects import Subject
from wirksam.foundation.privacy.words import Audience, Basis, Keep, Outcome
from wirksam.motions.choices import UNSEEN, SubmitterRole
from wirksam.motions.models import Comment, MotionVersion, Submission, Submitter
from wirksam.motions.operations.wordings import drop_unused

_MOTIONS = _("Motions and amendments to an assembly")
_TEXT = _("Keep each wording as it was and cite it by its lines")
_MOVE = _("Let members and bodies bring a text before the assembly")
_PREPARE = _("Prepare what the assembly decides")
_SPEAK = _("Let members talk about a passage before the assembly does")
_PUBLIC_TEXT = _("A motion is public. It may name people who act in public.")
_MOVED = _("What the assembly deals with stays. Your name is taken away.")
_SAID = _("What you said stays beside the text. Nothing says any more who said it.")
_COMMENTS = _("Your comments on motions")
_NAMES = _("Motions that carry your name")


def _public(model: str, purpose: StrOrPromise, plain: str) -> Table:
    return Table(model, _MOTIONS, purpose, plain=plain, keep=Keep.MINUTES)


def _done(  # noqa: PLR0913 (what a table says)
    model: str,
    purpose: StrOrPromise,
    title: StrOrPromise,
    plain: str,
    *,
    about: dict[str, About | StrOrPromise],
    audience: Audience = Audience.PUBLIC,
) -> Table:
    """A public table whose rows hold keys of those who did something, and words of all kinds."""
    return Table(
        model,
        _MOTIONS,
        purpose,
        title=title,
        plain=plain,
        about=about,
        basis=Basis.MEMBERS,
        audience=audience,
        keep=Keep.MINUTES,
        others=_PUBLIC_TEXT,
    )


declare(
    _public("motions.wording", _TEXT, "id width sha256 created_at"),
    _public(
        "motions.wordingparagraph",
        _TEXT,
        "id wording position kind level text first_line last_line breaks",
    ),
    _done(
        "motions.readingaid",
        _("Say a paragraph of a motion in plain words"),
        _("Paragraphs of motions in plain words"),
        "id paragraph text checked_at",
        about={
            "written_by": key(_("Wrote plain words")),
            "checked_by": key(_("Checked plain words"), at="checked_at"),
        },
    ),
    _public("motions.statute", _TEXT, "id slug unit name"),
    _public("motions.statuteversion", _TEXT, "id statute number wording valid_from motion"),
    _public("motions.resolution", _TEXT, "id slug motion unit title wording adopted_on"),
    _done(
        "motions.submission",
        _MOVE,
        _("Motions and amendments"),
        "id kind unit occasion identifier state is_late handed_in_at published_at called_at"
        " revision created_at changed_at draft_key",
        about={
            "reasons": _("Reasons"),
            "urgency": _("Why it is urgent"),
            "created_by": key(_("Wrote a motion or amendment"), at="created_at"),
        },
    ),
    _public(
        "motions.motion",
        _MOVE,
        "submission slug title summary becomes source_version statute programme programme_slug"
        " term_starts_on term_ends_on amendments_until_called",
    ),
    _done(
        "motions.motionversion",
        _TEXT,
        _("Wordings of motions"),
        "id motion number wording note created_at published_at",
        about={"created_by": key(_("Wrote a wording"), at="created_at")},
    ),
    _public(
        "motions.amendment",
        _MOVE,
        "submission motion version parent changes previous first_line last_line whole editorial",
    ),
    Table(
        "motions.submitter",
        _MOTIONS,
        _MOVE,
        title=_NAMES,
        plain="id submission position body person resolved_on",
        about={
            "name": _("The name that is printed"),
            "role": _("Moves or supports"),
            "asked_at": _("When you were asked"),
            "agreed_at": _("When you agreed"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        person="person__key",
        leaving=Outcome.ANONYMISED,
        because=_MOVED,
    ),
    _done(
        "motions.step",
        _("Show what happened to a motion, when and why"),
        _("How motions went on"),
        "id submission before after taken_at",
        about={"note": _("Why"), "taken_by": key(_("Took a step"), at="taken_at")},
    ),
    _done(
        "motions.procedure",
        _PREPARE,
        _("Recommendations to the assembly"),
        "id submission number recommendation settled_by changes written_at published_at answer"
        " answered_at",
        about={
            "explanation": _("Why"),
            "internal_note": About(_("Note among those who prepare"), audience=Audience.OFFICE),
            "written_by": key(_("Wrote a recommendation"), at="written_at"),
            "answer_text": _("What the movers said"),
            "answered_by": key(_("Answered a recommendation"), at="answered_at"),
        },
    ),
    Table(
        "motions.comment",
        _MOTIONS,
        _SPEAK,
        title=_COMMENTS,
        plain="id submission parent version_number first_line last_line hidden_at draft_key",
        about={
            "text": _("What was said"),
            "name": _("The name beside it"),
            "written_by": About(_("Who said it"), audience=Audience.SELF),
            "written_at": _("When"),
            "hidden_by": key(_("Hid a comment"), at="hidden_at"),
            "hidden_reason": _("Why it is hidden"),
        },
        basis=Basis.MEMBERS,
        keep=Keep.MINUTES,
        person="written_by",
        leaving=Outcome.ANONYMISED,
        because=_SAID,
        others=_("A comment may name people who act in public."),
    ),
    Table(
        "motions.privatenote",
        _MOTIONS,
        _("Let people note for themselves what they think of a passage"),
        title=_("Your private notes on motions"),
        plain="id submission first_line last_line",
        about={
            "person_key": _("Who"),
            "text": _("What you noted"),
            "verdict": _("How you want to vote"),
            "changed_at": _("When"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.SELF,
        keep=Keep.PERSON,
        person="person_key",
    ),
    _done(
        "motions.mergedraft",
        _PREPARE,
        _("Merge desks"),
        "id motion version revision is_public opened_at closed_at",
        about={"opened_by": key(_("Opened a merge desk"), at="opened_at")},
    ),
    _done(
        "motions.mergechoice",
        _PREPARE,
        _("Choices at the merge desk"),
        "id draft amendment choice order revision decided_at",
        about={"decided_by": key(_("Chose at the merge desk"), at="decided_at")},
    ),
    _done(
        "motions.mergedeed",
        _PREPARE,
        _("Changes at the merge desk"),
        "id draft number verb amendments positions before after done_at undoes",
        about={"done_by": key(_("Changed something at the merge desk"), at="done_at")},
    ),
    _done(
        "motions.mergeparagraph",
        _PREPARE,
        _("Paragraphs worded at the merge desk"),
        "id draft position basis revision edited_at",
        about={
            "text": _("How it is to read"),
            "edited_by": key(_("Worded a paragraph"), at="edited_at"),
        },
    ),
    Table(
        "motions.waitingimport",
        _MOTIONS,
        _("Show what a file would bring in before it does"),
        title=_("Files with motions that wait to be taken over"),
        plain="id key unit occasion publish handed_in_at",
        about={
            "name": _("Name of the file"),
            "bundle": _("Motions in the file"),
            "handed_in_by": key(_("Handed in a file with motions"), at="handed_in_at"),
        },
        basis=Basis.MEMBERS,
        audience=Audience.OFFICE,
        keep=Keep.DAY,
        others=_("The motions in the file name their movers; they go with it within a day."),
        backup=False,
    ),
)
expire(
    Expiry(
        "motions.waitingimport",
        lambda now: Q(handed_in_at__lt=now - timedelta(days=1)),
        undoable=False,
    )
)


@on_leaving("motions", "motions.submitter", "motions.comment")
def leave_motions(subject: Subject) -> Iterator[Result]:
    """Drafts of hers alone go with their texts; what was handed in stays without her name."""
    drafts = _own_drafts(subject)
    texts = MotionVersion.objects.filter(motion__in=drafts.values("pk")).values_list("wording")
    pks = [pk for (pk,) in texts]
    yield Result(_("Your drafts of motions"), Outcome.DELETED, drafts.count())
    drafts.delete()
    drop_unused(pks)
    names = Submitter.objects.filter(person__key=subject.key)
    asked, _rows = names.filter(submission__state__in=sorted(_EARLY)).delete()
    yield Result(_NAMES, Outcome.DELETED, asked)
    yield Result(_NAMES, Outcome.ANONYMISED, names.update(name="", person=None), _MOVED)
    said = Comment.objects.filter(written_by=subject.key)
    yield Result(_COMMENTS, Outcome.ANONYMISED, said.update(written_by="", name=""), _SAID)


_EARLY = UNSEEN - {"submitted"}


def _own_drafts(subject: Subject) -> QuerySet[Submission]:
    """What nobody else has a part in: not handed in, moved by no body and no other person."""
    movers = Submitter.objects.filter(role=SubmitterRole.MOVER)
    hers = movers.filter(person__key=subject.key).values("submission")
    others = movers.exclude(person__key=subject.key).values("submission")
    early = Submission.objects.filter(pk__in=hers, state__in=sorted(_EARLY))
    return early.exclude(pk__in=others)
