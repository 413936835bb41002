"""Taking words down that harm somebody. The reason stays for all to read."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.assembly.models import Argument, Assembly, ChapterSession, MoverQuestion
from wirksam.assembly.operations.words import its_words
from wirksam.assembly.rules import room_scope, scope_of
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.foundation.journal.operations import record
from wirksam.foundation.notices.operations import notify, settle
from wirksam.foundation.pages import touch

Words = Argument | ChapterSession | MoverQuestion
_LONGEST_REASON = 300


@transaction.atomic
def take_down(*, actor: Actor, words: Words, reason: str) -> Words:
    """Take words down, once; whoever wrote them is told where the reason stands."""
    held = type(words)._default_manager.select_for_update(of=("self",)).get(pk=words.pk)
    assembly = assembly_of(held)
    if not can(actor, assembly, "run"):
        raise RefusedError(_("Only those who prepare the assembly can take this down."))
    if held.is_hidden:
        raise RefusedError(_("This has been taken down already."))
    held.hidden_reason = its_words(reason, _LONGEST_REASON)
    held.hidden_at, held.hidden_by = timezone.now(), actor.key
    held.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
    _tell(actor, held)
    unit = assembly.unit.slug
    record(actor=actor, verb="take_down_words", subject=held, unit_key=unit, reason=reason)
    touch(scope_of(assembly.slug))
    if isinstance(held, Argument):
        touch(room_scope(held.room_id))
    return held


def assembly_of(words: Words) -> Assembly:
    """The assembly that they prepare."""
    return words.room.item.assembly if isinstance(words, Argument) else words.assembly


def place_of(words: Words) -> str:
    """The page on which they stand, or stood."""
    return (
        words.room.get_absolute_url() if isinstance(words, Argument) else words.get_absolute_url()
    )


def _tell(actor: Actor, words: Words) -> None:
    author = words.recorded_by if isinstance(words, ChapterSession) else words.by
    if isinstance(words, MoverQuestion):
        settle(f"mover_question:{words.pk}:")
    if author and author != actor.key:
        notify(
            key=f"taken_down:{words._meta.model_name}:{words.pk}:",
            to=[author],
            kind="words_taken_down",
            url=place_of(words),
            values={"title": assembly_of(words).name},
        )
