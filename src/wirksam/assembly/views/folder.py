"""The assembly folder of a member: to look through, to read in full, to take along."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from wirksam.assembly.forms.preparing import MarkForm
from wirksam.assembly.models import Assembly
from wirksam.assembly.queries.folder import folder_of, open_submissions
from wirksam.assembly.queries.folder_texts import texts_of
from wirksam.assembly.queries.sessions import meeting_units
from wirksam.assembly.views.preparing import prepared_or_404, preparing_crumbs
from wirksam.foundation.access import (
    Actor,
    RefusedError,
    can,
    get_visible_or_404,
    public,
    signed_in,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.operations.noting import note

KEPT_AFTERWARDS = timedelta(days=14)
KEPT_WITHOUT_DAY = timedelta(days=60)
_WORKER = Path(__file__).resolve().parents[1] / "worker" / "folder.js"


@signed_in
@require_safe
@csp_replace({"worker-src": [SELF]})  # type: ignore[arg-type] # it knows plain requests only
@cache_control(private=True, no_cache=True)
def folder(request: ActorRequest, slug: str) -> HttpResponse:
    """What is to be decided, a sentence each, and how she wants to vote."""
    one = prepared_or_404(request, slug)
    actor = request.actor
    only_open = request.GET.get("nur") == "offen"
    here = reverse("folder", args=[slug])
    context = {
        "assembly": one,
        "folder": folder_of(actor, one, only_open=only_open),
        "only_open": only_open,
        "views": [(_("Everything"), here, not only_open),
                  (_("What I must still decide"), f"{here}?nur=offen", only_open)],
        "owner": owner_of(actor),
        "until": str(kept_until(one)),
        "may_run": can(actor, one, "run"),
        "may_meet": actor.can("activity.host") and meeting_units(actor, one).exists(),
        "crumbs": preparing_crumbs(one),
    }  # fmt: skip
    return render(request, "assembly/folder.html", context)


@signed_in
@require_safe
@cache_control(private=True, no_cache=True)
def whole(request: ActorRequest, slug: str) -> HttpResponse:
    """Everything there is to read, on one page: for paper and for the road."""
    one = prepared_or_404(request, slug)
    context = whole_context(request.actor, one) | {
        "crumbs": [*preparing_crumbs(one), (_("Folder"), reverse("folder", args=[slug]))]
    }
    return render(request, "assembly/folder_whole.html", context)


def whole_context(actor: Actor, one: Assembly) -> dict[str, object]:
    """What the whole folder is made of, on the page and in the file."""
    found = folder_of(actor, one)
    return {
        "assembly": one,
        "folder": found,
        "items": texts_of(actor, found),
        "made_at": timezone.localtime(),
    }


@signed_in
@require_POST
def mark(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Note how one wants to vote; only she ever sees it."""
    one = prepared_or_404(request, slug)
    submission = get_visible_or_404(request.actor, open_submissions(one), pk=pk)
    form = MarkForm(request.POST)
    text = form.data.get("text") if "text" in request.POST else None
    try:
        if form.is_valid():
            verdict = form.cleaned_data["verdict"] if "verdict" in request.POST else None
            note(actor=request.actor, submission=submission, verdict=verdict, text=text)
            if text is not None:
                messages.success(request, _("Your note is kept. Only you see it."))
        else:
            messages.warning(request, _("Say yes, no or abstention, or nothing."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    back = reverse("folder", args=[slug])
    only = "?nur=offen" if "offen" in request.POST else ""
    return HttpResponseRedirect(f"{back}{only}#vorlage-{pk}")


@public
@require_safe
@cache_control(no_cache=True)
def worker(request: ActorRequest, slug: str) -> HttpResponse:  # noqa: ARG001 (its address is its reach)
    """The script that serves a folder taken along where there is no connection."""
    return HttpResponse(_WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")


def owner_of(actor: Actor) -> str:
    """A sign by which a device tells whose folder it keeps; it leads to nobody."""
    return salted_hmac("assembly-folder", actor.key).hexdigest()[:16]


def kept_until(assembly: Assembly) -> int:
    """Until when a device keeps the folder, in milliseconds since 1970."""
    last = assembly.last_day
    if last is None:
        until = timezone.now() + KEPT_WITHOUT_DAY
    else:
        until = timezone.make_aware(datetime.combine(last + KEPT_AFTERWARDS, time()))
    return int(until.timestamp() * 1000)
