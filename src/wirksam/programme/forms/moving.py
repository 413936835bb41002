"""Moving an occasion, noting that it happened, handing over what hung on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirksam.association.models import Body, Occasion
from wirksam.foundation.i18n.forms import DateField


class MoveForm(forms.Form):
    """The new day and why. ``revision`` is the state that was looked at."""

    to = DateField(label=_("New date"))
    reason = forms.CharField(
        label=_("Why is it moved?"),
        max_length=300,
        help_text=_("Everyone can read this sentence at every deadline that moves."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, occasion: Occasion, **kwargs: Any) -> None:  # noqa: ANN401
        kwargs.setdefault("initial", {"to": occasion.happens_on, "revision": occasion.revision})
        super().__init__(*args, **kwargs)
        self.occasion = occasion

    def clean(self) -> dict[str, Any]:
        """Another day than the one that stands there now."""
        data = super().clean() or {}
        if self.is_fresh and data.get("to") and data["to"] == self.occasion.happens_on:
            self.add_error("to", _("This is the date it has already."))
        return data

    @property
    def is_fresh(self) -> bool:
        """Nobody has changed the occasion since it was looked at."""
        return bool(self.cleaned_data.get("revision") == self.occasion.revision)

    def anew(self) -> QueryDict:
        """The same words over the occasion as it is now."""
        data = cast("QueryDict", self.data).copy()
        data["revision"] = str(self.occasion.revision)
        return data


class HappenedForm(forms.Form):
    """The day on which it took place."""

    on = DateField(label=_("It took place on"))

    def clean_on(self) -> date:
        """Not a day to come."""
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return on


class HandoverForm(forms.Form):
    """Hand over now, or keep it with a reason until another occasion."""

    to = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("From today in charge"),
        required=False,
        empty_label=_("Choose one"),
    )
    until = forms.ModelChoiceField(
        Occasion.objects.filter(happened=False),
        label=_("Keep it until"),
        required=False,
        empty_label=_("Choose one"),
    )
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Body]", self.fields["to"])
        field.queryset = Body.objects.filter(pk__in=[body.pk for body in bodies]).order_by(
            "name", "pk"
        )

    @property
    def keeps(self) -> bool:
        """The other button was pressed."""
        return self.data.get("decision") == "keep"

    def clean(self) -> dict[str, Any]:
        """Each button needs its own part."""
        data = super().clean() or {}
        if self.keeps and not data.get("until"):
            self.add_error("until", _("Say until when."))
        if self.keeps and not data.get("reason"):
            self.add_error("reason", _("Say in a few words why."))
        if not self.keeps and not data.get("to"):
            self.add_error("to", _("Choose who takes over."))
        return data
