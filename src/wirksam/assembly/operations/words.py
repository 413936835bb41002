"""What people write while they prepare: never empty, never endless, never twice."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from wirksam.assembly.models.preparing import LONGEST_WORDS
from wirksam.engine.document.characters import plain
from wirksam.foundation.access import RefusedError

M = TypeVar("M", bound=Model)


def its_words(text: str, longest: int = LONGEST_WORDS) -> str:
    """The words without blanks around them; refused where there are none or too many."""
    words = plain(text)
    if not words:
        raise RefusedError(_("Write a sentence first."))
    if len(words) > longest:
        raise RefusedError(_("Say it in at most %(count)s characters.") % {"count": longest})
    return words


def once(model: type[M], draft_key: uuid.UUID | None, **same: Any) -> M | None:  # noqa: ANN401
    """The row that this form has made already, if it was sent twice."""
    if draft_key is None:
        return None
    return model._default_manager.filter(draft_key=draft_key, **same).first()


def made_once(
    model: type[M],
    draft_key: uuid.UUID | None,
    make: Callable[[], M],
    **same: Any,  # noqa: ANN401
) -> M:
    """The row of this form: made now, or by the same form that came through a moment before."""
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:
        if found := once(model, draft_key, **same):
            return found
        raise
