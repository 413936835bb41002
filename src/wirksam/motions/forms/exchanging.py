"""Handing in a file with motions of another system."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.association.choices import Capability, OccasionKind
from wirksam.association.models import Occasion, Unit
from wirksam.foundation.access import Actor
from wirksam.motions.operations.importing import Target

DRAFTS, PUBLISHED = "entwurf", "oeffentlich"


class ImportForm(forms.Form):
    """The file, where its motions go, and whether everybody sees them at once."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,
        help_text=gettext_lazy(
            "JSON of Antragsgrün or OpenSlides, or a ZIP of such files, at most 30 MB"
        ),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    occasion = forms.ModelChoiceField(
        Occasion.objects.none(),
        label=gettext_lazy("To which assembly"),
        required=False,
        empty_label=gettext_lazy("To none"),
    )
    how = forms.ChoiceField(
        label=gettext_lazy("Who sees them"),
        choices=(
            (DRAFTS, gettext_lazy("As drafts: only you see them")),
            (PUBLISHED, gettext_lazy("As they are there: public with number and state")),
        ),
        initial=DRAFTS,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._units = Unit.objects.filter(actor.units(Capability.ASSEMBLY_RUN)).order_by("path")
        occasions = cast("forms.ModelChoiceField[Occasion]", self.fields["occasion"])
        rows = Occasion.objects.filter(unit__in=self._units, kind=OccasionKind.ASSEMBLY)
        occasions.queryset = rows.order_by("-happens_on", "name", "pk")

    def clean(self) -> dict[str, Any]:
        """Somewhere the motions must belong."""
        data = super().clean() or {}
        if not self._units.exists():
            raise forms.ValidationError(_("Your offices do not allow this here."))
        return data

    def target(self) -> Target:
        """Where the motions go: to the assembly's unit, else to the widest of the actor's."""
        data = self.cleaned_data
        occasion: Occasion | None = data["occasion"]
        unit = occasion.unit if occasion is not None else None
        return Target(
            unit=unit or self._units[0], occasion=occasion, publish=data["how"] == PUBLISHED
        )
