"""The kit of a frame: files and links with their licence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.campaigns.choices import FrameState, Licence
from wirksam.campaigns.models import Frame, Material
from wirksam.campaigns.operations.keeping import held, settled, words
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.files.operations import keep_upload

MOST = 40
_NAMED = (Licence.CC_BY, Licence.CC_BY_SA)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something for the kit: a file or a link. ``alt`` says what a picture shows."""

    title: str
    licence: str
    made_by: str = ""
    url: str = ""
    upload: UploadedFile[Any] | None = None
    alt: str = ""


@transaction.atomic
def add_material(*, actor: Actor, frame: Frame, piece: Piece) -> Material:
    """Put a file or a link into the kit. A picture needs words, a licence the name it asks for."""
    now = held(actor, frame, "run")
    if now.state == FrameState.WITHDRAWN:
        raise RefusedError(_("This campaign was withdrawn. Propose a new one."))
    number = now.materials.count()
    if number >= MOST:
        raise RefusedError(_("That is a lot. Put what belongs together into one document."))
    if piece.licence in _NAMED and not piece.made_by.strip():
        raise RefusedError(_("This licence asks for a name. Say who made it."))
    if piece.upload is None and not piece.url:
        raise RefusedError(_("Choose a file or give a link."))
    title = words(piece.title, 160, ask=_("Give it a name."))
    file = keep_upload(actor=actor, upload=piece.upload, alt=piece.alt) if piece.upload else None
    row = Material.objects.create(
        frame=now,
        title=title,
        file=file,
        url=piece.url,
        licence=piece.licence,
        made_by=piece.made_by.strip(),
        order=number,
    )
    return settled(actor, "add_material", row, now.unit.slug)


@transaction.atomic
def remove_material(*, actor: Actor, material: Material) -> None:
    """Take something out of the kit; its file goes after a day."""
    frame = held(actor, material.frame, "run")
    settled(actor, "remove_material", material, frame.unit.slug)
    material.delete()
