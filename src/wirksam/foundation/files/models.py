from __future__ import annotations

import uuid

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FOLDER = "uploads"


class FileKind(models.TextChoices):
    PHOTO = "photo", _("Photo")
    DOCUMENT = "document", _("Document")
    AUDIO = "audio", _("Recording")


def place_of(file: StoredFile, _name: str) -> str:
    """Where the content goes. No word of the user's is in it, and no two rows share it."""
    return f"{FOLDER}/{file.sha256[:2]}/{file.sha256}-{uuid.uuid4().hex[:12]}"


class StoredFile(models.Model):
    """A photo as it was drawn anew, a document as it came, or a voice without its tags.

    Never changes (kept by a trigger).

    ``size`` is in bytes and, like ``sha256``, of what is kept. ``alt`` says in words what a photo
    shows. Whoever shows it holds a foreign key (PROTECT); a row to which none leads goes after a
    day, and with the row goes its content.
    """

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    kind = models.CharField(max_length=8, choices=FileKind)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    alt = models.CharField(max_length=300, blank=True)
    content = models.FileField(upload_to=place_of, storage=storages["default"], max_length=120)
    kept_at = models.DateTimeField(default=timezone.now)
    kept_by = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = (models.Index(fields=["kept_at"], name="stored_file_kept_at"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind=FileKind.PHOTO)
                | Q(width__gt=0, height__gt=0, width__isnull=False, height__isnull=False)
                & ~Q(alt=""),
                name="photo_has_size_and_words",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_photo(self) -> bool:
        """It is shown; documents are only handed over."""
        return self.kind == FileKind.PHOTO
