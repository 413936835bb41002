"""Who is in charge from now on: handing over, or keeping it with a reason until another day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.association.choices import Capability
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.forms import HandoverForm
from wirksam.programme.models import Commitment, Responsibility
from wirksam.programme.operations.responsibility import pass_on
from wirksam.programme.queries.cards import lead_on, public_commitments, with_standing
from wirksam.programme.queries.occasions import bodies_for
from wirksam.programme.queries.succession import due_handovers


@requires(Capability.PROGRAMME_REPORT)
@require_http_methods(["GET", "POST"])
def handover(request: ActorRequest, code: str) -> HttpResponse:
    """Pass the lead on; or the one who acts for others keeps it until another occasion."""
    rows = with_standing(public_commitments())
    commitment = get_visible_or_404(request.actor, rows, "hand_over", code=code)
    today = timezone.localdate()
    charge = lead_on(commitment.responsibilities.all(), today)
    due = next(iter(due_handovers(today, commitment=commitment)), None)
    form = HandoverForm(
        request.POST or None,
        bodies=bodies_for(commitment, today),
        initial={"to": due.to.pk if due and due.to else None, "revision": commitment.revision},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _passed_on(request, commitment, charge, form)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    here = (str(commitment.code), commitment.get_absolute_url())
    context: dict[str, object] = {"crumbs": [(_("Commitments"), reverse("commitments")), here]}
    context |= {"commitment": commitment, "charge": charge, "due": due, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "programme/handover.html", context, status=status)


def _passed_on(
    request: ActorRequest, commitment: Commitment, charge: Responsibility | None, form: HandoverForm
) -> HttpResponse:
    data = form.cleaned_data
    keeps = form.keeps and charge is not None
    pass_on(
        actor=request.actor,
        commitment=commitment,
        to=charge.body if keeps and charge else data["to"],
        on=timezone.localdate(),
        reason=data["reason"],
        acting_for=charge.acting_for if keeps and charge else None,
        ends_with=data["until"] if keeps else None,
        revision=data["revision"],
    )
    messages.success(request, _("It stands in the thread who is in charge from today."))
    return redirect(commitment)
