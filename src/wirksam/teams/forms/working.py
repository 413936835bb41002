"""What a team writes down, and what members give it. Few fields, most of them filled already."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirksam.association.models import Person
from wirksam.foundation.i18n.forms import DateField
from wirksam.teams.choices import IdeaState
from wirksam.teams.models import Idea, TeamDecision
from wirksam.teams.operations.agreeing import LONGEST_AGREEMENT, LONGEST_ROLE
from wirksam.teams.operations.guests import LONGEST_TOPIC, MOST_DAYS
from wirksam.teams.operations.ideas import LONGEST_IDEA, LONGEST_REASON
from wirksam.teams.operations.noting import LONGEST_DECISION, Decided
from wirksam.teams.queries.work import Place

USUAL_DAYS = 30


def _long(
    label: StrOrPromise,
    longest: int,
    *,
    rows: int = 3,
    required: bool = True,
    hint: StrOrPromise = "",
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=longest, required=required, widget=widget, help_text=hint
    )


def _draft_key() -> forms.UUIDField:
    widget = forms.HiddenInput(attrs={"data-draft-key": True})
    return forms.UUIDField(required=False, widget=widget, initial=uuid.uuid4)


class IdeaForm(forms.Form):
    """An idea for a team."""

    text = _long(
        _("Your idea"),
        LONGEST_IDEA,
        hint=_("One sentence is enough. Members can read it. Your name is not shown."),
    )
    draft_key = _draft_key()


class IdeaAnswerForm(forms.Form):
    """What becomes of an idea, and why."""

    state = forms.ChoiceField(label=_("What becomes of it?"), widget=forms.RadioSelect)
    answer = _long(
        _("Why?"),
        LONGEST_REASON,
        rows=4,
        hint=_("Whoever had the idea gets these words. A no with reasons is worth much."),
    )

    def __init__(self, *args: Any, idea: Idea, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        offered = [
            (state.value, state.label)
            for state in IdeaState
            if state not in {IdeaState.OPEN, idea.state}
        ]
        cast("forms.ChoiceField", self.fields["state"]).choices = offered


class DecisionForm(forms.Form):
    """What was decided. Only the first field must be filled."""

    text = _long(_("What have you decided?"), LONGEST_DECISION)
    reasons = _long(_("Why?"), LONGEST_DECISION, rows=2, required=False)
    decided_on = DateField(label=_("Decided on"), required=False)
    public = forms.BooleanField(
        label=_("Everyone may read it"),
        required=False,
        initial=True,
        help_text=_("Without this tick, only those who work in the team or along with it read it."),
    )
    draft_key = _draft_key()

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        corrects: TeamDecision | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        initial: dict[str, Any] = {"decided_on": timezone.localdate()}
        if corrects is not None:
            names = ("text", "reasons", "decided_on", "public")
            initial = {name: getattr(corrects, name) for name in names}
        kwargs["initial"] = initial | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if corrects is not None and corrects.public:
            del self.fields["public"]

    def decided(self) -> Decided:
        """The clean data as the operation wants it; today where no day is said."""
        data = self.cleaned_data
        return Decided(
            data["text"],
            data["decided_on"] or timezone.localdate(),
            data["reasons"],
            data.get("public", True),
            data["draft_key"],
        )

    @property
    def rest_is_open(self) -> bool:
        """Something in the fold is wrong."""
        return bool({"reasons", "decided_on", "public"} & set(self.errors))


class AgreementForm(forms.Form):
    """How the team wants to work; ``upon`` is the version the words were written upon."""

    text = _long(_("How we want to work"), LONGEST_AGREEMENT, rows=12)
    upon = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=30000)

    def put_upon(self, number: int) -> None:
        """Let the same words be sent again, now upon version ``number``, which is shown beside."""
        self.data = {"text": self.data.get("text", ""), "upon": str(number)}


class RolesForm(forms.Form):
    """What each of the team looks after."""

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.places = {f"seat-{one.mandate.pk}": one for one in places}
        for name, one in self.places.items():
            self.fields[name] = forms.CharField(
                label=one.name or one.office,
                max_length=LONGEST_ROLE,
                required=False,
                initial=one.role,
            )

    def changed(self) -> list[tuple[Place, str]]:
        """Seats whose words are new, with the words."""
        return [
            (self.places[name], self.cleaned_data[name])
            for name in self.changed_data
            if name in self.places
        ]


class _AlongForm(forms.Form):
    topic = forms.CharField(label=_("On what, or for what?"), max_length=LONGEST_TOPIC)
    until = DateField(
        label=_("Until"), help_text=_("Half a year at most. It can be agreed on once more.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["until"].initial = today + timedelta(days=USUAL_DAYS)
        self.fields["until"].widget.attrs |= {
            "min": today.isoformat(),
            "max": (today + timedelta(days=MOST_DAYS)).isoformat(),
        }


class OfferForm(_AlongForm):
    """A member would like to work along."""


class InvitationForm(_AlongForm):
    """The team asks somebody to work along; ``whom`` is asked where several are called so.

    ``found`` gives those whom the actor may know by a part of their name.
    """

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("You find those who let you know that they belong. Others offer themselves."),
    )
    whom = forms.ChoiceField(label=_("Whom do you mean?"), required=False, widget=forms.RadioSelect)
    field_order = ("name", "whom", "topic", "until")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        found: Callable[[str], list[tuple[Person, str]]] = lambda _name: [],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.found: dict[str, Person] = {}
        people = found(str(self.data.get("name", ""))[:120].replace("\x00", ""))
        self.found = {str(one.key): one for one, _where in people}
        labels = [(str(one.key), f"{one.name} ({at})" if at else one.name) for one, at in people]
        cast("forms.ChoiceField", self.fields["whom"]).choices = labels

    def clean(self) -> dict[str, Any]:
        """Exactly one person is meant."""
        data = super().clean() or {}
        if "name" in data and not self.found:
            told = _("You may know nobody who is called so. Tell her that she can offer herself.")
            self.add_error("name", told)
        elif len(self.found) > 1 and not data.get("whom") and "whom" not in self.errors:
            self.add_error("whom", _("Several people are called so. Choose one."))
        return data

    @property
    def is_several(self) -> bool:
        """It must be said whom of them."""
        return len(self.found) > 1

    @property
    def person(self) -> Person:
        """Who is meant."""
        whom = self.cleaned_data["whom"]
        return self.found[whom] if whom else next(iter(self.found.values()))
