"""The form of an application: short questions, or a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.association.models import Office
from wirksam.engine.uploads.model import MAX_RECORDING_BYTES
from wirksam.foundation.files.words import REFUSALS
from wirksam.teams.models import Application, TeamCycle
from wirksam.teams.operations.applying import LONGEST_ANSWER, LONGEST_SUPPORT, Voice, Words
from wirksam.teams.queries.turns import offices_of

if TYPE_CHECKING:
    _Choice = forms.ModelChoiceField[Office]
else:
    _Choice = forms.ModelChoiceField

ANSWERS = ("office", "why", "brings", "wants_to_learn", "helps_me", "support")


def _answer(label: StrOrPromise, hint: StrOrPromise, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class RecordingField(forms.FileField):
    """A recording for ``keep_recording``, which judges it; here only its size is looked at."""

    accept = "audio/*"
    hint = _("MP3, M4A, OGG, WebM or WAV, up to 10 MB")
    default_error_messages: ClassVar = {"empty": REFUSALS["empty"]}

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 (as in FileField)
        """The upload, or nothing where there is none."""
        found = super().clean(data, initial)
        if found and (found.size or 0) > MAX_RECORDING_BYTES:
            raise forms.ValidationError(REFUSALS["recording-too-big"], code="too_big")
        return found


class OfficeField(_Choice):
    """An office of one team: its name alone."""

    def label_from_instance(self, obj: Office) -> str:
        """What the choice is called."""
        return obj.name


class ApplicationForm(forms.Form):
    """Nothing here is needed for a draft; to send it, a sentence or a voice is enough."""

    office = OfficeField(
        label=_("Which seat would you like?"),
        queryset=Office.objects.none(),
        required=False,
        empty_label=_("Any of them"),
    )
    why = _answer(
        _("Why would you like to join?"),
        _("Two or three sentences are enough. Spelling does not matter."),
        rows=4,
    )
    recording = RecordingField(label=_("Choose a recording"), required=False)
    drop_recording = forms.BooleanField(label=_("Delete this recording"), required=False)
    brings = _answer(
        _("What do you bring along?"),
        _("From school, work, family, your chapter, anywhere. Curiosity counts too."),
    )
    wants_to_learn = _answer(
        _("What would you like to learn?"), _("Nobody has to know everything already.")
    )
    helps_me = _answer(
        _("What helps you take part?"),
        _("Times, child care, travel money, sign language, breaks. You need not say why."),
    )
    support = forms.CharField(
        label=_("Who supports you?"),
        help_text=_("Somebody who may speak with the readers for you. Ask this person first."),
        required=False,
        max_length=LONGEST_SUPPORT,
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        cycle: TeamCycle,
        application: Application | None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        known = {name: getattr(application, name) for name in ANSWERS} if application else {}
        kwargs["initial"] = known | {"revision": application.revision if application else 0}
        super().__init__(*args, **kwargs)
        seats = offices_of(cycle).order_by("pk")
        cast("OfficeField", self.fields["office"]).queryset = seats
        if len(seats) < 2:  # noqa: PLR2004 (nothing to choose)
            del self.fields["office"]
        if application is None or application.recording_id is None:
            del self.fields["drop_recording"]

    def words(self) -> Words:
        """The answers as the operation wants them."""
        return Words(**{name: self.cleaned_data[name] for name in ANSWERS if name in self.fields})

    def voice(self) -> Voice:
        """The recording as the operation wants it."""
        return Voice(
            upload=self.cleaned_data.get("recording"),
            drop=self.cleaned_data.get("drop_recording", False),
        )

    def stated_revision(self) -> int:
        """The revision that these answers were written upon."""
        return self.cleaned_data["revision"] or 0


class SeatForm(forms.Form):
    """One question, answered or not."""

    declared = forms.BooleanField(label=_("A reserved seat is for me."), required=False)
