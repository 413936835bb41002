"""My data: take them along, or leave."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.foundation.access import RefusedError, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.access.proof import fresh_proof
from wirksam.foundation.journal.operations import record_reading
from wirksam.foundation.privacy.exporting import areas_of, export_for
from wirksam.foundation.privacy.operations import erase_person, hindrances
from wirksam.foundation.privacy.subjects import subject_of


@signed_in
@never_cache
@require_safe
def my_data(request: ActorRequest) -> HttpResponse:
    """All that is stored about the reader, to read."""
    areas = list(areas_of(subject_of(request.actor.key)))
    return render(request, "foundation/my_data.html", {"areas": areas})


@signed_in
@never_cache
@require_safe
def my_data_file(request: ActorRequest) -> HttpResponse:
    """The same as a file, for machines."""
    told = export_for(request.actor.key)
    record_reading(actor=request.actor, what="own_data", unit_key="", count=1, exported=True)
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    name = f"meine-daten-{timezone.localdate()}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: ActorRequest) -> HttpResponseBase:
    """Ask whether the reader really wants to be deleted; then do it and say what became of it.

    The deed itself asks for fresh proof: an open device alone deletes nobody.
    """
    key, problems = request.actor.key, hindrances(request.actor.key)
    if request.method == "POST" and request.POST.get("sure") == "yes" and not problems:
        if (first := fresh_proof(request)) is not None:
            return first
        try:
            results = erase_person(actor=request.actor, key=key)
        except RefusedError as refused:
            problems = [refused.message]
        else:
            logout(request)
            return render(request, "foundation/left.html", {"results": results})
    areas = list(areas_of(subject_of(key)))
    context = {
        "areas": areas,
        "problems": problems,
        "unsure": request.method == "POST" and not problems,
    }
    return render(request, "foundation/leave.html", context)
