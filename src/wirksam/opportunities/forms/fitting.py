"""Six questions about what fits. Each can stay open; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wirksam.engine.fit import TODAY
from wirksam.opportunities.choices import Company, Known, When
from wirksam.opportunities.queries.fitting import PARAMETERS

_ANY = ("", pgettext_lazy("answer", "no matter"))
_MINUTES = (
    ("15", _("15 minutes, right now")),
    ("45", _("45 minutes")),
    ("120", _("two hours")),
)
_WHEN = ((TODAY, _("today")), *(one for one in When.choices if one[0] != When.ANY))


class FittingForm(forms.Form):
    """The questions, to be shown only: what was answered is read from the address."""

    use_required_attribute = False

    minutes = forms.ChoiceField(
        label=_("How much time do you have?"),
        choices=[*_MINUTES, _ANY],
        widget=forms.RadioSelect,
    )
    when = forms.ChoiceField(
        label=_("When does it suit you?"), choices=[*_WHEN, _ANY], widget=forms.RadioSelect
    )
    where = forms.ChoiceField(label=_("Where?"))
    topics = forms.MultipleChoiceField(
        label=_("On what would you like to help?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing if it does not matter."),
    )
    company = forms.ChoiceField(
        label=_("Alone or with others?"),
        choices=[*Company.choices, _ANY],
        widget=forms.RadioSelect,
    )
    known = forms.ChoiceField(
        label=_("Have you done something like this before?"),
        choices=[*Known.choices, _ANY],
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        units: Iterable[tuple[str, str]],
        topics: Iterable[str],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        places = [_ANY, ("online", _("online")), *units]
        cast("forms.ChoiceField", self.fields["where"]).choices = places
        told = [(one, one) for one in topics]
        if told:
            cast("forms.MultipleChoiceField", self.fields["topics"]).choices = told
        else:
            del self.fields["topics"]

    def add_prefix(self, field_name: str) -> str:
        """What a field is called in the address."""
        return PARAMETERS.get(field_name, field_name)
