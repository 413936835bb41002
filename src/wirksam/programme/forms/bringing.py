"""Bringing in a text: the file, and what we cannot read from it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Unit
from wirksam.foundation.files.handlers import MOST_BYTES
from wirksam.foundation.i18n.forms import DateField
from wirksam.programme.models import Programme
from wirksam.programme.operations.adopting import Frame

RESERVED_SLUGS = frozenset({"einlesen", "neu"})


class SourceForm(forms.Form):
    """A file or a pasted text; one of the two."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("Text, Markdown, HTML, Word (DOCX), LibreOffice (ODT) or PDF"),
    )
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=_("With or without line numbers, just as it was adopted"),
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        """Refuse what nobody could read; everything else is kept and looked at."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 40 MB. Save only the text of the motion and try again.")
            )
        return file

    def clean(self) -> dict[str, Any]:
        """Something must be there; a file wins over an empty text."""
        data = super().clean() or {}
        if not data.get("file") and not (data.get("text") or "").strip() and not self.errors:
            raise forms.ValidationError(_("Choose a file or paste the text."))
        return data


class FrameForm(forms.Form):
    """What we cannot read from the text."""

    title = forms.CharField(label=_("Title"), max_length=200)
    slug = forms.SlugField(
        label=_("Address"),
        max_length=60,
        help_text=_("Part of every citation link, for good. A year is a good address."),
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Whose programme"), empty_label=None)
    term_starts_on = DateField(label=_("Valid from"))
    term_ends_on = DateField(label=_("until"))

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Unit]", self.fields["unit"]).queryset = units.order_by(
            "name", "pk"
        )

    def clean_slug(self) -> str:
        """An address that is free."""
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED_SLUGS or Programme.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("This address is taken. Choose another one."))
        return slug

    def clean(self) -> dict[str, Any]:
        """The term ends after it begins."""
        data = super().clean() or {}
        start, end = data.get("term_starts_on"), data.get("term_ends_on")
        if start and end and end <= start:
            self.add_error("term_ends_on", _("This day lies before the first day."))
        return data

    def frame(self) -> Frame:
        """The clean data as the operation wants it."""
        return Frame(**self.cleaned_data)
