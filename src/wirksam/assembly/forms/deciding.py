"""What the assembly decides: many items at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirksam.assembly.choices import ActKind, CarryDecision
from wirksam.assembly.forms.fields import choose
from wirksam.assembly.operations.deciding import NewAct, Votes
from wirksam.foundation.i18n.forms import DateField
from wirksam.programme.models import Programme

MOST_VOTES = 1_000_000


class SittingForm(forms.Form):
    """What holds for every decision that is entered at once."""

    decided_on = DateField(label=_("Decided on"))
    minutes_reference = forms.CharField(
        label=_("Place in the minutes"),
        max_length=120,
        required=False,
        help_text=_("Such as: TOP 4, page 7"),
    )


class ActForm(forms.Form):
    """A decision about one item; with no act nothing is recorded."""

    act = forms.ChoiceField(
        label=_("Decision"), choices=[("", _("none yet")), *ActKind.choices], required=False
    )
    text = forms.CharField(label=_("What was said"), max_length=1000, required=False)
    minutes_reference = forms.CharField(
        label=_("Place in the minutes"), max_length=120, required=False
    )
    yes = forms.IntegerField(label=_("Yes"), min_value=0, max_value=MOST_VOTES, required=False)
    no = forms.IntegerField(label=_("No"), min_value=0, max_value=MOST_VOTES, required=False)
    abstain = forms.IntegerField(
        label=_("Abstentions"), min_value=0, max_value=MOST_VOTES, required=False
    )
    corrects = forms.BooleanField(label=_("This corrects the last decision"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def new_act(self, item: int, sitting: dict[str, Any], rest: str = "") -> NewAct | None:
        """The decision, or ``rest`` for an item nobody decided about; else nothing."""
        data = self.cleaned_data
        act = data["act"] or ("" if data["seen"] else rest)
        if not act:
            return None
        return NewAct(
            item=item,
            act=act,
            decided_on=sitting["decided_on"],
            seen=data["seen"],
            corrects=data["corrects"],
            text=data["text"],
            minutes_reference=data["minutes_reference"] or sitting["minutes_reference"],
            votes=Votes(data["yes"], data["no"], data["abstain"]),
            draft_key=data["key"],
        )


class RestForm(forms.Form):
    """What happens with items that are not named."""

    rest = forms.ChoiceField(
        label=_("All items without a decision"),
        choices=[("", _("stay open")), (ActKind.NOTED, ActKind.NOTED.label)],
        required=False,
    )


class CarryForm(SittingForm):
    """Into which programme, when, and where the minutes say so."""

    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Next programme"), empty_label=None
    )
    field_order = ("programme", "decided_on", "minutes_reference")

    def __init__(self, *args: Any, programmes: QuerySet[Programme], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choose(self, "programme", programmes)


class CarryItemForm(forms.Form):
    """Whether one commitment goes on."""

    decision = forms.ChoiceField(
        label=_("Decision"), choices=[("", _("none yet")), *CarryDecision.choices], required=False
    )
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)
