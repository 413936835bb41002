"""Admitting people, inviting them, reaching them, letting them go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.association.choices import ContactKind, MembershipKind
from wirksam.association.forms.fields import Words
from wirksam.association.models import ContactPoint, today
from wirksam.association.operations.memberships import Newcomer
from wirksam.foundation.i18n.forms import DateField


class NewcomerForm(forms.Form):
    """Who comes to us."""

    name = Words(label=_("First and last name"), max_length=120)
    mail = forms.EmailField(
        label=_("Mail address"),
        required=False,
        help_text=_("For the invitation. Leave it empty if she has none or wants no account."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=MembershipKind)
    starts_on = DateField(label=_("Since"))
    invite = forms.BooleanField(
        label=_("Send an invitation to open an account"), required=False, initial=True
    )
    sure = forms.BooleanField(label=_("Yes, this is somebody else"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = today()

    def new(self) -> Newcomer:
        """The clean data as the operation wants it."""
        return Newcomer(self.cleaned_data["name"], self.cleaned_data["mail"])


class InviteForm(forms.Form):
    """Where the letter goes."""

    email = forms.EmailField(label=_("Mail address for the invitation"))


class ContactChangeForm(forms.Form):
    """Another way to reach somebody, or another value for one that is known."""

    point = forms.ChoiceField(label=_("Which contact"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=ContactKind)
    value = Words(label=_("Address or number"), max_length=300)

    def __init__(self, *args: Any, points: Sequence[ContactPoint], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.points = {str(one.pk): one for one in points}
        known = [(pk, _("instead of %(value)s") % {"value": one.value})
                 for pk, one in self.points.items()]  # fmt: skip
        self.fields["point"].choices = [("", _("a new one")), *known]  # type: ignore[attr-defined]

    def chosen(self) -> ContactPoint | None:
        """The contact that is to be changed; none for a new one."""
        return self.points.get(self.cleaned_data["point"])


class EndMembershipForm(forms.Form):
    """When somebody leaves, and what becomes of her offices here."""

    ends_on = DateField(label=_("Last day"))
    offices_too = forms.BooleanField(
        label=_("End her offices in this unit on the same day"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = today()


class ClearFactorForm(forms.Form):
    """How one knows that it is really her."""

    reason = Words(
        label=_("How do you know that it is really her?"),
        max_length=200,
        help_text=_("For example: she stood before me at the board's meeting on Friday."),
    )
    sure = forms.BooleanField(label=_("I have spoken to her myself, not only by mail"))


class RecordForm(forms.Form):
    """Which part of the record to show."""

    was = forms.ChoiceField(label=_("What"), required=False)
    von = DateField(label=_("from"), required=False)
    bis = DateField(label=_("until"), required=False)

    def __init__(self, *args: Any, subjects: Sequence[tuple[str, Any]], **kwargs: Any) -> None:  # noqa: ANN401
        kwargs["auto_id"] = "%s"
        super().__init__(*args, **kwargs)
        self.fields["was"].choices = [("", _("everything")), *subjects]  # type: ignore[attr-defined]
