"""A global alternative: another text in the place of the whole."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.foundation.access import RefusedError, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.forms.amending import WholeForm
from wirksam.motions.operations import drafting
from wirksam.motions.operations.movers import prepares
from wirksam.motions.queries.texts import paragraphs_of
from wirksam.motions.queries.writing import written
from wirksam.motions.views.deeds import posted
from wirksam.motions.views.shared import crumbs, motion_or_404, version_of


@signed_in
@require_http_methods(["GET", "POST"])
def replace(request: ActorRequest, slug: str) -> HttpResponse:
    """Write a text of one's own in the place of the motion's; it is kept as a draft."""
    motion = motion_or_404(request.actor, slug, "amend")
    version = version_of(motion)
    form = WholeForm(
        posted(request),
        actor=request.actor,
        on_paper=prepares(request.actor, motion.unit),
        initial={"text": written(paragraphs_of(version.wording))},
    )
    if request.method == "POST" and form.is_valid():
        try:
            plan = form.plan(version, {}, whole=form.cleaned_data["text"])
            kept = drafting.draft_amendment(actor=request.actor, plan=plan)
            told = _("Your draft is kept. Nobody sees it before you hand it in.")
            messages.success(request, told)
            return redirect(kept)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "motion": motion, "crumbs": crumbs(motion)}
    return render(request, "motions/replace.html", context, status=422 if form.is_bound else 200)
