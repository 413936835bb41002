"""Assemblies and their agenda."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wirksam.assembly.choices import AgendaKind
from wirksam.assembly.forms.fields import choose
from wirksam.assembly.models import Assembly, ReportEdition
from wirksam.assembly.operations.assemblies import AgendaRow, Where
from wirksam.assembly.queries.listing import free_occasions
from wirksam.association.choices import BodyKind
from wirksam.association.models import Body, Occasion, Unit, running
from wirksam.foundation.i18n.forms import DateField


class WhereForm(forms.Form):
    """Everything about an assembly but its first day."""

    name = forms.CharField(label=_("Name"), max_length=120)
    body = forms.ModelChoiceField(Body.objects.none(), label=_("Who meets"), empty_label=None)
    ends_on = DateField(label=_("Last day"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    online_url = forms.URLField(
        label=_("Link to join online"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Only members see it."),
    )
    access_info = forms.CharField(
        label=_("How everyone can take part"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Steps, lift, toilets, sign language, child care, quiet room"),
    )
    invited_on = DateField(label=_("Invited on"), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        kinds = (BodyKind.ASSEMBLY, BodyKind.MEMBERS, BodyKind.WHOLE)
        bodies = Body.objects.filter(running(today), unit__in=units, kind__in=kinds)
        choose(self, "body", bodies.order_by("kind", "name", "pk"))

    def where(self) -> Where:
        """The clean data as the operations want them."""
        names = ("name", "body", "ends_on", "place", "online_url", "access_info", "invited_on")
        return Where(**{name: self.cleaned_data[name] for name in names})

    @staticmethod
    def initial_of(assembly: Assembly) -> dict[str, Any]:
        """The assembly as it stands."""
        names = ("name", "body", "place", "online_url", "access_info", "invited_on")
        told = {name: getattr(assembly, name) for name in names}
        return told | {"ends_on": assembly.last_day or assembly.ends_on}


class AssemblyForm(WhereForm):
    """A new assembly: also whose, when, and which date in the register of dates it takes."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("For whom"), empty_label=None)
    occasion = forms.ModelChoiceField(
        Occasion.objects.none(),
        label=_("Date that deadlines hang on"),
        required=False,
        empty_label=_("a new one"),
        help_text=_("Choose the one that the programme speaks of, if there is one."),
    )
    starts_on = DateField(label=_("First day"))
    field_order = ("name", "unit", "body", "occasion", "starts_on", "ends_on")

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, units=units, **kwargs)
        choose(self, "unit", units.order_by("path"))
        rows = free_occasions().filter(Q(unit__in=units) | Q(unit=None))
        choose(self, "occasion", rows)


class MoveForm(forms.Form):
    """Another first day, and why."""

    to = DateField(label=_("New first day"))
    reason = forms.CharField(label=_("Why"), max_length=300)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class AgendaRowForm(forms.Form):
    """One item of the agenda; an empty title leaves it out."""

    item = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    number = forms.CharField(label=pgettext_lazy("agenda", "No."), max_length=12, required=False)
    title = forms.CharField(label=_("What it is about"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=AgendaKind, initial=AgendaKind.OTHER)
    report = forms.ModelChoiceField(
        ReportEdition.objects.none(),
        label=_("Account"),
        required=False,
        empty_label=_("no account"),
    )

    def __init__(self, *args: Any, reports: QuerySet[ReportEdition], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choose(self, "report", reports)

    def row(self) -> AgendaRow | None:
        """The item, if it has a title."""
        data = self.cleaned_data
        if not data.get("title"):
            return None
        return AgendaRow(
            data["title"], data["number"], data["kind"], data["report"], data["item"] or 0
        )


AgendaFormSet = forms.formset_factory(
    AgendaRowForm, extra=3, can_order=True, max_num=200, absolute_max=200
)
