"""How somebody would like to help."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.opportunities.choices import Warning as Notice
from wirksam.opportunities.choices import When
from wirksam.opportunities.models import HelperProfile

MOST_DAYS = 7
MINUTES = ((15, _("15 minutes")), (45, _("three quarters of an hour")), (120, _("two hours")))


class ProfileForm(forms.Form):
    """Everything may stay empty."""

    wants_offers = forms.BooleanField(
        label=_("Ask me when something fits"),
        required=False,
        help_text=_("You say yes or no each time. No costs nothing."),
    )
    per_week = forms.IntegerField(
        label=_("On how many days a week at most?"), min_value=1, max_value=MOST_DAYS, initial=1
    )
    minutes = forms.TypedChoiceField(
        label=_("How long at a time?"),
        choices=[("", _("no matter")), *MINUTES],
        coerce=int,
        empty_value=None,
        required=False,
    )
    when = forms.ChoiceField(label=_("When do you have time?"), choices=When, initial=When.ANY)
    online_only = forms.BooleanField(label=_("Only online"), required=False)
    topics = forms.CharField(
        label=_("On what?"),
        max_length=300,
        required=False,
        help_text=_("Words parted by commas, for example: nature, media."),
    )
    experience = forms.CharField(
        label=_("What have you done before?"), max_length=300, required=False
    )
    accepts = forms.MultipleChoiceField(
        label=_("What do you not mind?"),
        choices=Notice,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @staticmethod
    def initial_of(one: HelperProfile | None) -> dict[str, Any]:
        """The fields as they stand."""
        return {name: getattr(one, name) for name in ProfileForm.base_fields} if one else {}
