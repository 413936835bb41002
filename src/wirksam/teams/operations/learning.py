"""Skills: what people can, want to learn and can teach; and asking one another."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.engine.search.stems import stems
from wirksam.foundation.access import Actor, RefusedError, visible
from wirksam.foundation.notices.operations import notify
from wirksam.foundation.privacy.consents import ConsentText, ask_consent, consent_text, has_consent
from wirksam.foundation.privacy.operations import give_consent, withdraw_consent
from wirksam.teams.choices import SkillKind
from wirksam.teams.models import Skill, SkillRequest
from wirksam.teams.operations.rooms import words

PURPOSE = "skills"
MOST = 30
MOST_ASKED = 10
LONGEST_WORDS = 500
_LONGEST, _LONGEST_STEMS = 80, 198

ask_consent(
    ConsentText(
        PURPOSE,
        "1",
        gettext_lazy(
            "Members who say here what they can or want to learn see my name with my words. I can"
            " delete them at any time, without a reason."
        ),
    )
)


@transaction.atomic
def say_skill(*, actor: Actor, kind: str, word: str, note: str = "", agreed: bool = False) -> Skill:
    """Say what one can, wants to learn or can teach; the same again changes the note.

    What somebody says about herself is hers: it does not go into the journal.
    """
    if not actor.person_id or not actor.belongs:
        raise RefusedError(_("Only members can say this here."))
    if not has_consent(actor.key, PURPOSE):
        if not agreed:
            raise RefusedError(_("Say that you agree. Without it nobody can find you."))
        give_consent(actor=actor, purpose=PURPOSE, text_version=consent_text(PURPOSE).version)
    word, found = " ".join(word.split())[:_LONGEST], ""
    if kind in SkillKind.values:
        found = stems(word)[:_LONGEST_STEMS]
    if not found:
        raise RefusedError(_("Say it in one or two words, such as “sound” or “tax return”."))
    mine = Skill.objects.filter(person=actor.person_id)
    row = mine.filter(kind=kind, word__iexact=word).first()
    if row is None and mine.count() >= MOST:
        raise RefusedError(_("That is a lot. Delete something first."))
    row = row or Skill(person_id=actor.person_id, kind=kind)
    row.word, row.stems, row.note = word, f" {found} ", note.strip()[:300]
    row.save()
    return row


@transaction.atomic
def unsay_skill(*, actor: Actor, skill: Skill) -> None:
    """Delete what one said; with the last one the consent ends too."""
    mine = Skill.objects.filter(person_id=actor.person_id)
    mine.filter(pk=skill.pk).delete()
    if actor.person_id and not mine.exists():
        withdraw_consent(actor=actor, purpose=PURPOSE)


@transaction.atomic
def ask_about(*, actor: Actor, skill: Skill, text: str) -> SkillRequest:
    """Ask somebody about what she offered; she gets a notice. Once for each."""
    found = visible(actor, Skill).filter(pk=skill.pk).select_related("person").first()
    if found is None or found.person_id == actor.person_id:
        raise RefusedError(_("This is not there any more."))
    said = words(text, LONGEST_WORDS, ask=_("Write a sentence, and how you can be reached."))
    waiting = SkillRequest.objects.filter(person=actor.person_id, answered_at=None)
    if waiting.count() >= MOST_ASKED:
        raise RefusedError(_("You have asked many people. Wait for some answers first."))
    try:
        with transaction.atomic():
            row = SkillRequest.objects.create(skill=found, person_id=actor.person_id, text=said)
    except IntegrityError as error:
        raise RefusedError(_("You have asked this already.")) from error
    _tell(row, "skill_asked", str(found.person.key), found.word)
    return row


@transaction.atomic
def answer_request(*, actor: Actor, request: SkillRequest, answer: str) -> SkillRequest:
    """Answer somebody who asked, once."""
    rows = visible(actor, SkillRequest, "answer").filter(pk=request.pk).values("pk")
    found = SkillRequest.objects.select_for_update(of=("self",)).filter(pk__in=rows)
    row = found.select_related("skill", "person").first()
    if row is None:
        raise RefusedError(_("You have answered this already."))
    row.answer = words(answer, LONGEST_WORDS, ask=_("Write an answer. “No, sorry” is one too."))
    row.answered_at = timezone.now()
    row.save()
    _tell(row, "skill_answered", str(row.person.key), row.skill.word)
    return row


def _tell(row: SkillRequest, kind: str, to: str, word: str) -> None:
    url = f"{reverse('skills')}#frage-{row.pk}"
    notify(key=f"{kind}:{row.pk}", to=[to], kind=kind, url=url, values={"word": word})
