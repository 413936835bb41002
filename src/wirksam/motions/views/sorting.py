"""Saying what a motion is."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.association.choices import Capability
from wirksam.foundation.access import requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.forms.classifying import ClassifyForm, classify_initial
from wirksam.motions.models import Motion
from wirksam.motions.operations import classifying
from wirksam.motions.views.deeds import Button, Deed, ask
from wirksam.motions.views.shared import submission_or_404


@requires(Capability.ASSEMBLY_RUN)
@require_http_methods(["GET", "POST"])
def classify(request: ActorRequest, pk: int) -> HttpResponse:
    """Say what a motion is and what it becomes when it is adopted."""
    row = submission_or_404(request.actor, pk, "prepare")
    if not isinstance(row, Motion):
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = ClassifyForm(data, initial=classify_initial(row), motion=row)

    def do(form: forms.Form, _tat: str) -> str:
        assert isinstance(form, ClassifyForm)  # noqa: S101 (made above)
        classifying.classify(
            actor=request.actor,
            motion=row,
            sorting=form.sorting(),
            revision=form.cleaned_data["revision"],
        )
        return _("Noted. The words of the motion stay as they are.")

    lead = _("Deadlines, majority and what is made of the text depend on this.")
    button = Button(_("Save"), "check")
    return ask(request, row, form, Deed(_("What this motion is"), lead, [button], do))
