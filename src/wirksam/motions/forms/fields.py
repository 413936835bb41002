"""Fields that forms of motions share: who moves it, and why."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirksam.association.choices import Capability
from wirksam.association.models import Body, Person, running
from wirksam.foundation.access import Actor
from wirksam.foundation.i18n.forms import DateField
from wirksam.motions.choices import SubmitterRole
from wirksam.motions.models import Submission
from wirksam.motions.operations.movers import Mover
from wirksam.motions.rules import LONGEST_REASONS, LONGEST_URGENCY

ME, ON_PAPER = "me", "name"


class MoverForm(forms.Form):
    """Who moves it, the reasons, and what is the same for motions and amendments."""

    moved_by = forms.ChoiceField(label=gettext_lazy("Who moves it"), required=False)
    resolved_on = DateField(
        label=gettext_lazy("The body resolved to on"),
        required=False,
        help_text=gettext_lazy("Only where a body moves it"),
    )
    mover_name = forms.CharField(
        label=gettext_lazy("Name of who moves it"), max_length=200, required=False
    )
    reasons = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=LONGEST_REASONS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("What is the matter, and what becomes better by it?"),
    )
    urgency = forms.CharField(
        label=gettext_lazy("Why it is urgent"),
        required=False,
        max_length=LONGEST_URGENCY,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Only where the deadline is over"),
    )
    draft_key = forms.UUIDField(
        required=False, widget=forms.HiddenInput(attrs={"data-draft-key": True})
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        actor: Actor,
        on_paper: bool = False,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        kwargs["initial"] = {"draft_key": uuid.uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.bodies = {f"b{one.pk}": one for one in bodies_of(actor)}
        choices = [(ME, _("I myself"))]
        choices += [(key, body.name) for key, body in self.bodies.items()]
        if on_paper:
            choices.append((ON_PAPER, _("Somebody else, on paper")))
        else:
            del self.fields["mover_name"]
        cast("forms.ChoiceField", self.fields["moved_by"]).choices = choices
        if not self.bodies and not on_paper:
            self.fields["moved_by"].widget = forms.HiddenInput()
            self.fields["moved_by"].initial = ME
            del self.fields["resolved_on"]

    def movers(self, kept: Submission | None = None) -> Sequence[Mover]:
        """Who is to move it; others who were asked before stay."""
        data = self.cleaned_data
        chosen, on = data["moved_by"] or ME, data.get("resolved_on")
        if chosen == ON_PAPER:
            return [Mover(name=data["mover_name"], resolved_on=on)]
        if chosen in self.bodies:
            first = Mover(body=self.bodies[chosen], resolved_on=on)
        else:
            first = Mover(person=Person.objects.filter(pk=self.actor.person_id).first())
        return [first, *_others(kept, self.actor)]

    def clean(self) -> dict[str, Any]:
        """A body says on which day it resolved to."""
        data = super().clean() or {}
        if data.get("moved_by") in self.bodies and not data.get("resolved_on"):
            self.add_error("resolved_on", _("Say on which day the body resolved to hand this in."))
        if data.get("moved_by") == ON_PAPER and not data.get("mover_name"):
            self.add_error("mover_name", _("Say who moves it."))
        return data


def bodies_of(actor: Actor) -> list[Body]:
    """Bodies in whose name she may move today."""
    found = Body.objects.filter(running(timezone.localdate()))
    return list(found.filter(actor.bodies(Capability.MOTION_MOVE)).order_by("name", "pk"))


def mover_initial(submission: Submission) -> dict[str, object]:
    """What the form of a kept draft begins with."""
    first = (
        submission.submitters.filter(role=SubmitterRole.MOVER).order_by("position", "pk").first()
    )
    found: dict[str, object] = {
        "reasons": submission.reasons,
        "urgency": submission.urgency,
        "revision": submission.revision,
        "draft_key": None,
    }
    if first is not None and first.body_id:
        found |= {"moved_by": f"b{first.body_id}", "resolved_on": first.resolved_on}
    elif first is not None and first.person_id is None:
        found |= {"moved_by": ON_PAPER, "mover_name": first.name}
        found |= {"resolved_on": first.resolved_on}
    return found


def _others(kept: Submission | None, actor: Actor) -> list[Mover]:
    if kept is None:
        return []
    rows = kept.submitters.filter(role=SubmitterRole.MOVER, person__isnull=False)
    others = rows.exclude(person=actor.person_id or None).select_related("person")
    return [Mover(person=row.person) for row in others]
