"""Photos of an action day, shown only with the consent of everyone who can be known on them."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.campaigns.models import ActionPhoto, LocalAction
from wirksam.campaigns.operations.keeping import held_action, settled
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.files.operations import keep_upload

MOST = 24


@transaction.atomic
def add_photo(  # noqa: PLR0913 (what is asked of a photo)
    *, actor: Actor, action: LocalAction, upload: UploadedFile[Any], alt: str,
    faces: bool, agreed: bool,
) -> ActionPhoto:  # fmt: skip
    """Add a photo. With faces and without consent nothing is kept, not even for a moment."""
    now = held_action(actor, action)
    if faces and not agreed:
        raise RefusedError(
            _("Ask everyone who can be recognised, or choose a photo without faces.")
        )
    if now.photos.count() >= MOST:
        raise RefusedError(_("That is a lot of photos. Take one out first."))
    file = keep_upload(actor=actor, upload=upload, alt=alt)
    if not file.is_photo:
        raise RefusedError(_("This is not a photo. Choose a JPEG, PNG or WebP."))
    row = ActionPhoto.objects.create(
        action=now, file=file, faces=faces, agreed=agreed, added_by=actor.key
    )
    return settled(actor, "add_photo", row, now.host.unit.slug)


@transaction.atomic
def remove_photo(*, actor: Actor, photo: ActionPhoto) -> None:
    """Take a photo out, at once, whoever asks for it; its file goes after a day."""
    now = held_action(actor, photo.action)
    settled(actor, "remove_photo", photo, now.host.unit.slug)
    photo.delete()
