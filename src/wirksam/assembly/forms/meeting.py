"""Running a meeting: as few fields as can be, since the assembly waits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.assembly.choices import ProceduralKind, ProceduralOutcome
from wirksam.motions.models import Motion

MOST_PEOPLE = 100_000


def number(label: Any, *, required: bool = False, **more: Any) -> forms.IntegerField:  # noqa: ANN401 (as forms take it)
    """A count, typed with the digits of a phone."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "min": 0})
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST_PEOPLE, required=required, widget=widget, **more
    )


class PresenceForm(forms.Form):
    """How many are there."""

    present = number(_("People with a vote who are there"), required=True)
    entitled = number(
        _("People who may vote in all"), help_text=_("From this follows whether you can decide.")
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)


class NoteForm(forms.Form):
    """A sentence for the minutes."""

    text = forms.CharField(
        label=_("What is to be kept"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)


class ProceduralForm(forms.Form):
    """A motion about the way of going on."""

    procedural = forms.ChoiceField(label=_("What was asked for"), choices=ProceduralKind)
    outcome = forms.ChoiceField(
        label=_("What became of it"), choices=ProceduralOutcome, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Words on it"),
        max_length=1000,
        required=False,
        help_text=_("Such as how long speeches are now, or why."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)


class ItemForm(forms.Form):
    """What an item is about, and which motions stand on it."""

    summary = forms.CharField(
        label=_("In one plain sentence"),
        max_length=300,
        required=False,
        help_text=_("What does the assembly decide here?"),
    )
    detail = forms.CharField(
        label=_("More about it"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    motions = forms.MultipleChoiceField(
        label=_("Motions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their amendments come along."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, motions: list[Motion], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.known = {str(one.pk): one for one in motions}
        field = self.fields["motions"]
        if motions and isinstance(field, forms.MultipleChoiceField):
            field.choices = [(key, str(one)) for key, one in self.known.items()]
        else:
            del self.fields["motions"]

    def chosen(self) -> list[Motion]:
        """The motions that are ticked, in the order they were offered."""
        ticked = set(self.cleaned_data.get("motions", ()))
        return [one for key, one in self.known.items() if key in ticked]
