"""The field through which photos and documents come in."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.foundation.files.operations import LARGEST
from wirksam.foundation.files.words import REFUSALS

PHOTOS = "image/jpeg,image/png,image/webp"
DOCUMENTS = ".pdf,.odt,.ods,.docx,.xlsx,.txt,.csv"


class UploadField(forms.FileField):
    """A file for ``keep_upload``, which judges it. Here only emptiness and size are looked at.

    ``accept`` and ``hint`` are for the component ``upload``. HEIC is left out of ``accept`` on
    purpose: telephones then hand over a JPEG by themselves.
    """

    accept = f"{PHOTOS},{DOCUMENTS}"
    hint = _("A photo up to 25 MB or a document (PDF, Word, LibreOffice, text) up to 20 MB")
    default_error_messages: ClassVar = {"empty": REFUSALS["empty"], "too_big": REFUSALS["too-big"]}

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 (as in FileField)
        """The upload, or nothing where none is required."""
        found = super().clean(data, initial)
        if found and (found.size or 0) > LARGEST:
            raise forms.ValidationError(self.error_messages["too_big"], code="too_big")
        return found
