"""Asking for an action day: what is its own, how it stands, what there is to do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Office
from wirksam.campaigns.choices import Take, TodoKind
from wirksam.campaigns.operations.actions import Taken
from wirksam.foundation.files.forms import PHOTOS, UploadField
from wirksam.foundation.i18n.forms import DateField

_MOST_PEOPLE = 5000


class ActionForm(forms.Form):
    """What only an action day has."""

    own_focus = forms.CharField(
        label=_("Your own focus"),
        max_length=300,
        required=False,
        help_text=_("What is special about it at your place, in one sentence."),
    )
    people_needed = forms.IntegerField(
        label=_("How many people do you need?"), min_value=1, max_value=_MOST_PEOPLE, initial=3
    )


class TakeForm(ActionForm):
    """What a chapter makes of a frame."""

    take = forms.ChoiceField(
        label=_("What do you make of it?"),
        choices=Take,
        initial=Take.ADOPTED,
        widget=forms.RadioSelect,
    )
    field_order = ("take", "own_focus", "people_needed")

    def clean(self) -> dict[str, Any]:
        """Whoever changes something says what."""
        data = super().clean() or {}
        if data.get("take", Take.ADOPTED) != Take.ADOPTED and not data.get("own_focus"):
            self.add_error("own_focus", _("Say in a sentence what you do differently."))
        return data

    def taken(self) -> Taken:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        return Taken(data["take"], data["own_focus"], data["people_needed"])


class StandingForm(forms.Form):
    """How it stands: who promised by word of mouth, whom one can ask."""

    promised = forms.IntegerField(
        label=_("How many have promised to come, by word of mouth too?"),
        min_value=0,
        max_value=_MOST_PEOPLE,
    )
    contact = forms.ModelChoiceField(
        Office.objects.none(),
        label=_("Office to ask"),
        required=False,
        help_text=_("An office stays when people go."),
    )

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = offices  # type: ignore[attr-defined] # ModelChoiceField


class TodoForm(forms.Form):
    """A permit to get or a thing to do."""

    text = forms.CharField(label=_("What is to do?"), max_length=200)
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=TodoKind, initial=TodoKind.TODO, widget=forms.RadioSelect
    )
    due_on = DateField(label=_("Until when?"), required=False)


class RoleForm(forms.Form):
    """What somebody looks after."""

    name = forms.CharField(
        label=_("What is there to look after?"),
        max_length=80,
        help_text=_("For example: talk to the press, bring the banner, look after newcomers."),
    )


class PhotoForm(forms.Form):
    """A photo, what it shows, and whether everyone on it agreed."""

    file = UploadField(label=_("Photo"))
    alt = forms.CharField(
        label=_("What does it show?"),
        max_length=300,
        help_text=_("For people who do not see it. One sentence, no names."),
    )
    faces = forms.BooleanField(label=_("Somebody can be recognised on it"), required=False)
    agreed = forms.BooleanField(
        label=_("Everyone who can be recognised has agreed that it is shown here"), required=False
    )
    accept = PHOTOS

    def clean(self) -> dict[str, Any]:
        """Faces need consent."""
        data = super().clean() or {}
        if data.get("faces") and not data.get("agreed"):
            self.add_error(
                "agreed", _("Ask everyone who can be recognised, or choose a photo without faces.")
            )
        return data
