"""A passage in plain words: write it, let somebody else check it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.foundation.access import RefusedError, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.forms import PlainTextForm
from wirksam.programme.models import Passage, PlainText
from wirksam.programme.operations.publishing import check_plain_text, write_plain_text
from wirksam.programme.views.edition import visible_version_or_404
from wirksam.programme.views.trail import crumbs

_UP = "passage__version__programme"


@requires("programme.review")
@require_http_methods(["GET", "POST"])
def plain_text(request: ActorRequest, slug: str, line: int) -> HttpResponse:
    """The passage that begins at ``line``: the original beside its plain words."""
    version = visible_version_or_404(request, slug, "review")
    passage = get_object_or_404(version.passages, first_line=line)
    plain = PlainText.objects.filter(passage=passage).select_related(_UP).first()
    form = PlainTextForm(
        request.POST if "text" in request.POST else None,
        initial={"text": plain.text if plain else ""},
    )
    if request.method == "POST" and ("check" in request.POST or form.is_valid()):
        _store(request, passage, plain, form)
        return redirect("plain_text", slug=slug, line=line)
    context = {
        "version": version,
        "passage": passage,
        "plain": plain,
        "form": form,
        "own": plain is not None and plain.written_by == request.actor.key,
        "crumbs": crumbs(version),
    }
    return render(request, "programme/plain_text.html", context)


def _store(
    request: ActorRequest, passage: Passage, plain: PlainText | None, form: PlainTextForm
) -> None:
    if "check" not in request.POST:
        write_plain_text(actor=request.actor, passage=passage, text=form.cleaned_data["text"])
        messages.success(request, _("Saved. Somebody else must check it."))
        return
    if plain is None:
        return
    try:
        check_plain_text(actor=request.actor, plain=plain, seen=request.POST.get("seen", ""))
        messages.success(request, _("Checked. Thank you."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
