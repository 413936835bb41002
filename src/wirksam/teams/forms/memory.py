"""What is handed on, who may be asked, what people can and want to learn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Office
from wirksam.foundation.files.forms import UploadField
from wirksam.foundation.i18n.forms import DateField
from wirksam.teams.choices import ItemKind, SkillKind
from wirksam.teams.operations.handing_over import Item


class ItemForm(forms.Form):
    """One thing for the next team."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=ItemKind.choices)
    title = forms.CharField(label=_("Name"), max_length=200)
    text = forms.CharField(
        label=_("What the next team needs to know"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Never a password. Say where it is kept and who can give access."),
    )
    url = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
    )
    office = forms.ModelChoiceField(
        Office.objects.none(),
        label=_("Office to ask"),
        required=False,
        help_text=_("An office stays when people go."),
    )
    file = UploadField(label=_("Document"), required=False)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined] # ModelChoiceField

    def item(self) -> Item:
        """What was filled in."""
        data = self.cleaned_data
        return Item(
            kind=data["kind"],
            title=data["title"],
            text=data["text"],
            url=data["url"],
            office=data["office"],
            upload=data["file"],
        )


class GiveForm(forms.Form):
    """Kinds of which there is nothing to hand over."""

    without = forms.MultipleChoiceField(
        label=_("There is none of this"),
        required=False,
        choices=[one for one in ItemKind.choices if one[0] != ItemKind.LESSON],
        widget=forms.CheckboxSelectMultiple,
    )


class TakeForm(forms.Form):
    """Why it is taken without the old team."""

    reason = forms.CharField(
        label=_("Why could the old team not hand it over?"), required=False, max_length=300
    )


class MentorForm(forms.Form):
    """On what, how and until when somebody may be asked."""

    topic = forms.CharField(
        label=_("On what can the team ask you?"),
        max_length=200,
        help_text=_("For example: planning a weekend, working with the print shop."),
    )
    reach = forms.CharField(
        label=_("How do you want to be asked?"),
        max_length=200,
        help_text=_("For example: a message in the evening. Only the team reads it."),
    )
    until = DateField(label=_("Until when?"))
    agreed = forms.BooleanField(label=_("I agree"), required=False)


class SkillForm(forms.Form):
    """What somebody can, wants to learn or can teach."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=SkillKind.choices)
    word = forms.CharField(
        label=_("In one or two words"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        label=_("More about it"),
        required=False,
        max_length=300,
        help_text=_("For example when you have time, or what helps you."),
    )
    agreed = forms.BooleanField(label=_("I agree"), required=False)


class WordsForm(forms.Form):
    """A sentence from one to another."""

    text = forms.CharField(
        label=_("Your message"), max_length=500, widget=forms.Textarea(attrs={"rows": 4})
    )
