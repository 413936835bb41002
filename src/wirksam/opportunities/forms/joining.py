"""What is asked when somebody joins: nothing, where nothing must be known."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wirksam.opportunities.models import Position
from wirksam.opportunities.operations.joining import Wish
from wirksam.opportunities.queries.page import Page

FIRST, BEFORE = "first", "before"
_ONLY_BEFORE = _("only if you have done it before")


class JoinForm(forms.Form):
    """Jobs, experience and warnings of one task; each field only where it counts."""

    position = forms.ChoiceField(label=_("Which job?"), widget=forms.RadioSelect)
    known = forms.ChoiceField(
        label=_("Have you done this before?"),
        widget=forms.RadioSelect,
        choices=[
            (FIRST, _("It is my first time")),
            ("", pgettext_lazy("experience", "A little")),
            (BEFORE, _("Yes, I know how it works")),
        ],
        required=False,
    )
    accepted = forms.BooleanField(label=_("That is all right for me"))

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._warnings = list(page.task.warnings)
        self._jobs = {str(job.position.pk): job.position for job in page.jobs}
        if self._jobs:
            cast("forms.ChoiceField", self.fields["position"]).choices = [
                (str(job.position.pk), _job_words(job.position, job.left)) for job in page.jobs
            ]
        else:
            del self.fields["position"]
        skilled = any(job.position.experienced for job in page.jobs)
        if not (page.task.first_timers or page.task.experienced or skilled):
            del self.fields["known"]
        if not page.warnings:
            del self.fields["accepted"]

    @property
    def asks(self) -> bool:
        """Something must be said before joining."""
        return bool(self.fields)

    def wish(self) -> Wish:
        """The clean data as the operation wants it."""
        known = self.cleaned_data.get("known", "")
        return Wish(
            position=self._jobs.get(self.cleaned_data.get("position", "")),
            first_time=known == FIRST,
            experienced=known == BEFORE,
            accepted=tuple(self._warnings) if self.cleaned_data.get("accepted") else (),
        )


def _job_words(position: Position, left: int) -> str:
    words = _("%(job)s: %(n)s left") if left else _("%(job)s: full, with a waiting list")
    told = str(words) % {"job": position.name, "n": left}
    return f"{told}, {_ONLY_BEFORE}" if position.experienced else told
