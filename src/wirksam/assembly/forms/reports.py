"""The cover of an account."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.assembly.forms.fields import choose
from wirksam.assembly.models import Assembly, ReportEdition
from wirksam.assembly.operations.reports import Cover, Said
from wirksam.association.models import Body, running
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.i18n.forms import DateField
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.queries.places import of_today

LONGEST_STATEMENT, LONGEST_NUMBER = 4000, 10


class CoverForm(forms.Form):
    """The cover of an account."""

    title = forms.CharField(label=_("Title"), max_length=200)
    version = forms.ModelChoiceField(
        ProgrammeVersion.objects.none(), label=_("Programme"), empty_label=None
    )
    by_body = forms.ModelChoiceField(Body.objects.none(), label=_("Given by"), empty_label=None)
    foreword = forms.CharField(
        label=_("Foreword"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    cut_off_at = forms.DateTimeField(
        label=_("Cut-off"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("What is recorded later is not in it. Empty: the moment you freeze it."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, assembly: Assembly, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        versions = visible(actor, ProgrammeVersion).filter(
            of_today(), programme__unit=assembly.unit_id, frozen_at__isnull=False
        )
        choose(self, "version", versions.order_by("-programme__term_starts_on", "-number"))
        today = timezone.localdate()
        bodies = Body.objects.filter(running(today), unit=assembly.unit_id, own=True)
        reporting = actor.bodies("programme.report")
        choose(self, "by_body", bodies.filter(reporting).order_by("name", "pk"))

    def clean_cut_off_at(self) -> datetime | None:
        """A moment of a year that can be meant."""
        at: datetime | None = self.cleaned_data["cut_off_at"]
        if at is not None:
            DateField().clean(at.date())
        return at

    def cover(self) -> Cover:
        """The clean data as the operations want them."""
        names = ("version", "by_body", "title", "foreword", "cut_off_at")
        return Cover(**{name: self.cleaned_data[name] for name in names})

    @staticmethod
    def initial_of(edition: ReportEdition) -> dict[str, Any]:
        """The cover as it stands."""
        names = ("version", "by_body", "title", "foreword", "cut_off_at", "revision")
        return {name: getattr(edition, name) for name in names}


def statements_in(posted: Mapping[str, str]) -> dict[str, Said]:
    """What was written about commitments, by their codes; too long words are cut."""
    found = {}
    for name, words in posted.items():
        field, _dash, code = name.partition("-")
        if field != "wort" or not code:
            continue
        told = posted.get(f"stand-{code}", "")
        revision = int(told) if told.isdecimal() and len(told) < LONGEST_NUMBER else -1
        plain = words.replace("\r\n", "\n").replace("\x00", "")
        statement = plain.strip()[:LONGEST_STATEMENT]
        found[code] = Said(statement, revision)
    return found
