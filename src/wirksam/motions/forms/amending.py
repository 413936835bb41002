"""What belongs to an amendment besides its words."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.motions.forms.fields import MoverForm
from wirksam.motions.models import Amendment, Motion, MotionVersion
from wirksam.motions.operations.plans import AmendmentPlan
from wirksam.motions.queries.writing import read_written


class AmendmentForm(MoverForm):
    """Reasons and movers of a change; the typed paragraphs come beside it."""

    editorial = forms.BooleanField(
        label=_("Only the wording changes, the meaning stays"), required=False
    )

    def plan(
        self,
        version: MotionVersion,
        texts: Mapping[int, str],
        *,
        parent: Amendment | None = None,
        kept: Amendment | None = None,
        whole: str = "",
    ) -> AmendmentPlan:
        """The clean data as the operation wants it; ``whole`` is a text of its own."""
        data = self.cleaned_data
        motion: Motion = version.motion
        return AmendmentPlan(
            motion,
            texts=dict(texts),
            wanted=read_written(whole) if whole else None,
            version=version,
            parent=parent,
            reasons=data["reasons"],
            urgency=data["urgency"],
            editorial=data["editorial"],
            whole=bool(whole),
            movers=self.movers(kept),
            draft_key=data["draft_key"],
        )


class WholeForm(AmendmentForm):
    """Another text in the place of the whole."""

    text = forms.CharField(
        label=_("The whole text as it is to read"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text=_("A blank line begins a paragraph, # a heading."),
    )
