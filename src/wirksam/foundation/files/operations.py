"""Keeping what somebody uploads."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.files.models import StoredFile


def keep_upload(*, actor: Actor, upload: UploadedFile, alt: str = "") -> StoredFile:
    """Keep a photo or document. Raises RefusedError with a sentence that says what to do."""
    raise RefusedError(_("This file cannot be read. Please choose another one."))
